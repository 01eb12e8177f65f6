/**
 * A synthesiser of short electronic tracks with drums, bass and pads, for the demo and the tests.
 * Depends on the API only.
 */
package org.cratetag.synth;
