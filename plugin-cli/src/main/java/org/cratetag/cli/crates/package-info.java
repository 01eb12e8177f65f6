/**
 * The commands that write crates for other programs: export and crates.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code cli.library}, {@code cli.output}, {@code
 * cli.playlists}, {@code cli.text}, {@code cli.workplace}, {@code export.tree}, {@code notify},
 * {@code run}.
 */
package org.cratetag.cli.crates;
