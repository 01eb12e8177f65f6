/**
 * How much the features of a track move, and its labels flip, when the same music comes from
 * another file: encoded, resampled, louder. Depends on {@code org.cratetag.library} to find music,
 * on {@code org.cratetag.decode} to make such files and on {@code org.cratetag.run} to listen to
 * them as the product does.
 */
package org.cratetag.lab.drift;
