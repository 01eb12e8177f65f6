/**
 * The options by which commands take a DJ's own playlists for crates.
 *
 * <p>May use: {@code api}, {@code cli.output}, {@code cli.text}, {@code export}, {@code
 * export.playlist}, {@code taxonomy}, {@code train.data}.
 */
package org.cratetag.cli.playlists;
