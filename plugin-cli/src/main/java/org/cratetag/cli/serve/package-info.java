/**
 * {@code cratetag serve}: the daemon's process, its signals, its web side and what it says.
 *
 * <p>May use: {@code api.track}, {@code cli.output}, {@code cli.text}, {@code cli.workplace},
 * {@code config}, {@code ledger}, {@code ledger.database}, {@code library}, {@code notify}, {@code
 * run}, {@code schedule}, {@code serve}, {@code serve.cluster}, {@code tags.posix}, {@code web},
 * {@code web.metric}.
 */
package org.cratetag.cli.serve;
