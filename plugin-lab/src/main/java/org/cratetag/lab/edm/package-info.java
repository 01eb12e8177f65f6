/**
 * The recipe of the bundled EDM subgenre pack: from named data to a pack, in one call, the only way
 * it is made.
 *
 * <p>May use: {@code feature}, {@code lab.boost}, {@code lab.card}, {@code lab.data}, {@code
 * lab.domain}, {@code lab.evaluate}, {@code lab.learn}, {@code lab.mlp}, {@code lab.structure},
 * {@code pack}, {@code pack.calibration}, {@code pack.golden}, {@code pack.json}, {@code train},
 * {@code train.calibrate}, {@code train.data}, {@code train.data.csv}, {@code train.evaluate},
 * {@code train.fold}, {@code train.learn}, {@code train.learn.tree}, {@code train.pack}, {@code
 * train.search}.
 */
package org.cratetag.lab.edm;
