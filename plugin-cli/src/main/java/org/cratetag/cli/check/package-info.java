/**
 * Which tracks are filed under something else than they sound like.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code cli.listening}, {@code cli.output}, {@code
 * cli.playlists}, {@code cli.text}, {@code cli.workplace}, {@code config}, {@code decision}, {@code
 * decision.filing}, {@code export.playlist}, {@code inference}, {@code ledger}, {@code pack},
 * {@code run}, {@code train.data}.
 */
package org.cratetag.cli.check;
