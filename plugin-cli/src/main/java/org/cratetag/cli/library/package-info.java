/**
 * The commands for a library: demo, scan, tag, show, undo, export and status.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code cli.output}, {@code cli.workplace}, {@code
 * config}, {@code decision}, {@code decode}, {@code dsp.rhythm}, {@code feature}, {@code ledger},
 * {@code notify}, {@code picture}, {@code run}, {@code schedule}, {@code synth}, {@code tags.file},
 * {@code tags.journal}, {@code tags.undo}.
 */
package org.cratetag.cli.library;
