package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;

/**
 * Golden cases of a pack: inputs that its members propose, and what they themselves say of them.
 */
final class GoldenNoise {
  private static final int CASES = 3;
  private static final double TOLERANCE = 1e-4;

  private final List<List<GoldenInput>> inputs = new ArrayList<>();
  private final List<float[]> expected = new ArrayList<>();

  GoldenNoise(List<PackMember> members) {
    for (int number = 1; number <= CASES; number++) {
      Map<FrontEnd, GoldenInput> heard = new HashMap<>();
      List<GoldenInput> ofCase = new ArrayList<>();
      for (PackMember listener : NetworkPack.listeners(members)) {
        GoldenInput input = listener.golden(number);
        heard.put(listener.frontEnd(), input);
        ofCase.add(input);
      }
      inputs.add(ofCase);
      expected.add(mean(members, heard));
    }
  }

  private static float[] mean(List<PackMember> members, Map<FrontEnd, GoldenInput> heard) {
    double weights = members.stream().mapToDouble(PackMember::weight).sum();
    float[] mean = null;
    for (PackMember member : members) {
      float[] said = member.judge(heard.get(member.frontEnd()).tensor().values());
      mean = mean == null ? new float[said.length] : mean;
      for (int label = 0; label < said.length; label++) {
        mean[label] += (float) (said[label] * member.weight() / weights);
      }
    }
    return mean;
  }

  GoldenCases cases(PackManifest manifest) throws TrackException {
    ScoreCalibrator calibrator = new ScoreCalibrator(manifest);
    List<GoldenCase> cases = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      cases.add(new GoldenCase(inputs.get(i), calibrator.calibrate(expected.get(i))));
    }
    return new GoldenCases(cases, TOLERANCE);
  }
}
