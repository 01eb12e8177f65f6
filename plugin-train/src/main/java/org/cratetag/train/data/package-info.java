/**
 * Data sets: rows of a front-end with a label and a group each, where they come from, and a
 * manifest that names them exactly. Read from tables of features, the published ones among them, or
 * made of a library's tracks, labelled by folders or by tags. Also the taxonomy that pools the
 * published sets, and how our tempo differs from theirs. Depends on {@code org.cratetag.decision}
 * (taxonomy, least confidence), {@code org.cratetag.feature} (layout of a vector) and {@code
 * org.cratetag.inference} (hashes and data sets of packs).
 */
package org.cratetag.train.data;
