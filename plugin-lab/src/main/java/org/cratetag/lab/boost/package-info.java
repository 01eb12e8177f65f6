/**
 * Gradient boosting and random forests by XGBoost.
 *
 * <p>May use: {@code train.learn}, {@code train.learn.tree}, {@code train.onnx}. Alone imports:
 * {@code ml.dmlc}.
 */
package org.cratetag.lab.boost;
