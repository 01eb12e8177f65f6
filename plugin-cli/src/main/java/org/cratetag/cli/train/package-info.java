/**
 * The commands that train a pack on one's own music and judge packs on it.
 *
 * <p>May use: {@code api.track}, {@code base}, {@code cli.listening}, {@code cli.output}, {@code
 * cli.ownset}, {@code cli.playlists}, {@code cli.text}, {@code cli.workplace}, {@code config},
 * {@code feature}, {@code inference}, {@code ledger}, {@code pack}, {@code pack.json}, {@code run},
 * {@code tags.layout}, {@code taxonomy}, {@code train}, {@code train.clips}, {@code train.crates},
 * {@code train.data}, {@code train.data.csv}, {@code train.deep}, {@code train.deep.named}, {@code
 * train.deep.tensor}, {@code train.deep.torch}, {@code train.deep.training}, {@code
 * train.evaluate}, {@code train.pack}, {@code train.studio}.
 */
package org.cratetag.cli.train;
