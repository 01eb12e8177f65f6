/**
 * Puts a trained model into a pack folder: manifest, ONNX file, golden cases. Depends on {@code
 * calibrate}, {@code learn} and the packs of {@code org.cratetag.inference}.
 */
package org.cratetag.train.pack;
