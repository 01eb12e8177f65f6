package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.ClassificationException;
import org.cratetag.inference.GoldenCase;
import org.cratetag.inference.GoldenCases;
import org.cratetag.inference.GoldenInput;
import org.cratetag.inference.PackManifest;
import org.cratetag.inference.ScoreCalibrator;

/**
 * Golden cases of a pack of networks: noise, which a generator makes again, and what the training
 * engine itself says of it.
 */
final class GoldenNoise {
  private static final int CASES = 3;
  private static final double TOLERANCE = 1e-4;

  private final List<GoldenInput> inputs = new ArrayList<>();
  private final List<float[]> expected = new ArrayList<>();

  GoldenNoise(Studio studio, NetworkRecipe recipe, List<TrainedNetwork> members) {
    List<Integer> shape = new ArrayList<>(List.of(1));
    shape.addAll(recipe.clip().extents());
    for (int seed = 1; seed <= CASES; seed++) {
      GoldenInput noise = new GoldenInput.Generated(shape, seed, 0, 1);
      float[] mean = null;
      for (TrainedNetwork member : members) {
        float[] said = studio.judge(recipe, member, noise.tensor().values());
        mean = mean == null ? new float[said.length] : mean;
        for (int label = 0; label < said.length; label++) {
          mean[label] += said[label] / members.size();
        }
      }
      inputs.add(noise);
      expected.add(mean);
    }
  }

  GoldenCases cases(PackManifest manifest) throws ClassificationException {
    ScoreCalibrator calibrator = new ScoreCalibrator(manifest);
    List<GoldenCase> cases = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      cases.add(new GoldenCase(List.of(inputs.get(i)), calibrator.calibrate(expected.get(i))));
    }
    return new GoldenCases(cases, TOLERANCE);
  }
}
