/**
 * {@code cratetag serve}: the daemon's process, its signals and what it says.
 *
 * <p>May use: {@code api.track}, {@code cli.output}, {@code cli.text}, {@code cli.workplace},
 * {@code config}, {@code ledger}, {@code library}, {@code notify}, {@code run}, {@code schedule},
 * {@code serve}, {@code tags.posix}.
 */
package org.cratetag.cli.serve;
