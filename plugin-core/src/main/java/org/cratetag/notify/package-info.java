/**
 * Tells servers what changed.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.notify;
