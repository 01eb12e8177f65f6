/**
 * The way of a track, wired: library, ledger, decode, feature, inference, decision, tags, ledger,
 * notify. The one place that knows all stages.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code base}, {@code builtin}, {@code config}, {@code
 * decision}, {@code decode}, {@code dsp.rhythm}, {@code dsp.tonal}, {@code feature}, {@code
 * feature.tonal}, {@code inference}, {@code json}, {@code ledger}, {@code ledger.database}, {@code
 * library}, {@code natives}, {@code notify}, {@code notify.server}, {@code pack}, {@code
 * pack.json}, {@code schedule}, {@code tags}, {@code tags.file}, {@code tags.layout}, {@code
 * tags.undo}, {@code taxonomy}.
 */
package org.cratetag.run;
