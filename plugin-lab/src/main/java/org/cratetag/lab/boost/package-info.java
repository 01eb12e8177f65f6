/**
 * Gradient boosting and random forests by XGBoost. The one package that imports it. Depends on
 * {@code learn}, {@code tree} and {@code onnx}.
 */
package org.cratetag.lab.boost;
