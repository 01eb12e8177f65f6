/**
 * Data sets, trainers, ONNX export, evaluation and model cards. The one package that imports
 * XGBoost.
 */
package org.cratetag.train;
