/**
 * The commands for a library: demo, scan, tag, show, undo, status, history and list.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code cli.check}, {@code cli.output}, {@code
 * cli.playlists}, {@code cli.serve}, {@code cli.text}, {@code cli.workplace}, {@code config},
 * {@code decision}, {@code decode}, {@code dsp.rhythm}, {@code dsp.tonal}, {@code feature}, {@code
 * inference}, {@code ledger}, {@code ledger.node}, {@code ledger.notice}, {@code notify}, {@code
 * pack}, {@code pack.json}, {@code picture}, {@code run}, {@code schedule}, {@code serve}, {@code
 * synth}, {@code tags}, {@code tags.file}, {@code tags.journal}, {@code tags.undo}.
 */
package org.cratetag.cli.library;
