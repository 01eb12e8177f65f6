/**
 * Which tracks are filed under something else than they sound like.
 *
 * <p>May use: {@code api.track}, {@code cli.listening}, {@code cli.output}, {@code cli.playlists},
 * {@code cli.text}, {@code cli.workplace}, {@code decision.filing}, {@code export.playlist}, {@code
 * inference}, {@code ledger}, {@code pack}, {@code run}, {@code train.data}.
 */
package org.cratetag.cli.check;
