/**
 * What a DJ has in playlists: as other programs name the tracks, which playlists are crates, and
 * which files here the tracks are.
 *
 * <p>May use: {@code export.file}.
 */
package org.cratetag.export.playlist;
