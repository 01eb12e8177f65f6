/**
 * From clips to packs: how each named network is fed and trained, the training of one or several of
 * it, their pack with card and curves, and the comparison of all. Knows {@code deep}, {@code
 * clips}, {@code kernel}, {@code pack}, {@code calibrate}, {@code evaluate} and {@code card}; not
 * the engine.
 */
package org.cratetag.train.studio;
