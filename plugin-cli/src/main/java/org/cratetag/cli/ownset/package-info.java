/**
 * A person's own music with labels: folders, tags or playlists, for commands that learn from it or
 * judge by it.
 *
 * <p>May use: {@code api.track}, {@code cli.listening}, {@code cli.output}, {@code cli.playlists},
 * {@code cli.text}, {@code cli.workplace}, {@code decision}, {@code export.playlist}, {@code
 * feature}, {@code run}, {@code tags.layout}, {@code taxonomy}, {@code train.crates}, {@code
 * train.data}.
 */
package org.cratetag.cli.ownset;
