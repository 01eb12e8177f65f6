/**
 * Puts a trained model into a pack folder: manifest, ONNX file, golden cases; and takes a pack's
 * model as a part of another. Depends on {@code calibrate}, {@code learn}, {@code onnx} and the
 * packs of {@code org.cratetag.inference}.
 */
package org.cratetag.train.pack;
