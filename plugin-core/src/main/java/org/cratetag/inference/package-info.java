/**
 * Runs model packs, and keeps those of a home: sessions, the classifier, the verifier, the store,
 * and base networks as front-ends.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code base}, {@code natives}, {@code pack}, {@code
 * pack.calibration}, {@code pack.golden}, {@code pack.json}. Alone imports: {@code ai.onnxruntime}.
 */
package org.cratetag.inference;
