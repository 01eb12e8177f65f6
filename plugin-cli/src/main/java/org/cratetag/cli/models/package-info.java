/**
 * The commands for model packs.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code base}, {@code cli.output}, {@code cli.text},
 * {@code cli.workplace}, {@code config}, {@code decision}, {@code host}, {@code inference}, {@code
 * pack}, {@code pack.calibration}, {@code pack.json}, {@code run}, {@code train.base}.
 */
package org.cratetag.cli.models;
