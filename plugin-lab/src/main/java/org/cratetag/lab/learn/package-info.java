/**
 * Learners that the recipes tried, over disturbed rows and smooth features.
 *
 * <p>May use: {@code train.data.csv}, {@code train.learn}, {@code train.onnx}.
 */
package org.cratetag.lab.learn;
