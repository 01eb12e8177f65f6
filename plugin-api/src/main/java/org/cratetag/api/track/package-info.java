/**
 * The values of a track on its way: file, samples, features, scores, labels, tags, outcome.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.api.track;
