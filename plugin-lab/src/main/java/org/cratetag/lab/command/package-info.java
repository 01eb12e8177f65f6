/**
 * The commands of those who make packs, {@code cratetag lab}.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code cli}, {@code cli.output}, {@code cli.text},
 * {@code cli.train}, {@code cli.workplace}, {@code config}, {@code decision}, {@code decode},
 * {@code dsp.rhythm}, {@code feature}, {@code inference}, {@code lab.boost}, {@code lab.card},
 * {@code lab.compare}, {@code lab.domain}, {@code lab.drift}, {@code lab.edm}, {@code
 * lab.evaluate}, {@code lab.figure}, {@code lab.structure}, {@code lab.genre}, {@code lab.tempo},
 * {@code pack}, {@code pack.json}, {@code run}, {@code synth}, {@code train}, {@code train.clips},
 * {@code train.crates}, {@code train.deep.named}, {@code train.deep.training}, {@code
 * train.evaluate}, {@code train.studio}.
 */
package org.cratetag.lab.command;
