package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cratetag.api.TrackException;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;

/** What a pack must give for values that are nobody's music. */
final class HeadGolden {
  private static final double TOLERANCE = 1e-4;

  private HeadGolden() {}

  /**
   * Cases of a pack.
   *
   * @param manifest with the calibration
   * @param head gives probabilities before calibration
   */
  static GoldenCases of(
      PackManifest manifest, List<GoldenInput> inputs, UnaryOperator<float[]> head) {
    ScoreCalibrator calibrator = new ScoreCalibrator(manifest);
    List<GoldenCase> cases = new ArrayList<>();
    try {
      for (GoldenInput input : inputs) {
        float[] said = head.apply(input.tensor().values());
        cases.add(new GoldenCase(List.of(input), calibrator.calibrate(said)));
      }
    } catch (TrackException e) {
      throw new IllegalStateException("the head gave no probabilities", e);
    }
    return new GoldenCases(cases, TOLERANCE);
  }
}
