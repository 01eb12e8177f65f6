/**
 * What a model pack is: its manifest and calibration as values, their JSON, golden cases, and the
 * reading of a folder or zip with all its checks. Runs nothing.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code inference}, {@code pack.calibration}, {@code
 * pack.golden}, {@code pack.json}.
 */
package org.cratetag.pack;
