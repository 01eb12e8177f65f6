/**
 * The command that judges a pack on music of one's own.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code cli.listening}, {@code cli.output}, {@code
 * cli.ownset}, {@code cli.playlists}, {@code cli.text}, {@code cli.workplace}, {@code config},
 * {@code decision}, {@code inference}, {@code pack}, {@code pack.json}, {@code run}, {@code
 * taxonomy}, {@code train.crates}, {@code train.data}, {@code train.evaluate}.
 */
package org.cratetag.cli.evaluate;
