/**
 * Values of a track as JSON, for the command line, files beside tracks and the ledger alike.
 *
 * <p>May use: {@code api.track}.
 */
package org.cratetag.json;
