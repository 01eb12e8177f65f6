package org.cratetag.train.base;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.patch.MusicnnMel;
import org.cratetag.feature.patch.YamnetMel;
import org.cratetag.pack.golden.GoldenInput;

/**
 * The algorithms of Essentia 2.1 that feed networks, and which of our patches are theirs. Source:
 * Essentia's reference of {@code TensorflowPredictMusiCNN}, {@code TensorflowPredictEffnetDiscogs},
 * {@code TensorflowPredictMAEST} and {@code TensorflowPredictVGGish}.
 */
public enum EssentiaAlgorithm {
  /** Discogs-EffNet and its relatives. */
  EFFNET_DISCOGS("TensorflowPredictEffnetDiscogs", 128),

  /** Transformers, of patches of 5, 10, 20 or 30 s, whose levels are standardised. */
  MAEST(
      "TensorflowPredictMAEST",
      List.of(316, 626, 1256, 1876),
      MusicnnMel.ID,
      MusicnnMel.BANDS,
      Map.of("window", "symmetric", "mean", "2.06755686098554", "deviation", "2.536585641334582"),
      new Range(-1, 1)),

  MUSICNN("TensorflowPredictMusiCNN", MusicnnMel.FRAMES),

  /** YAMNet, which Essentia feeds as VGGish. */
  VGGISH(
      "TensorflowPredictVGGish",
      List.of(YamnetMel.FRAMES),
      YamnetMel.ID,
      YamnetMel.BANDS,
      Map.of("window", "symmetric", "offset", "0.01"),
      new Range(-4, 4));

  private static final int SEED = 17;

  private final String algorithm;
  private final List<Integer> frames;
  private final String frontEnd;
  private final int bands;
  private final Map<String, String> parameters;
  private final Range levels;

  /** Levels that a patch may have. */
  private record Range(float low, float high) {}

  EssentiaAlgorithm(String algorithm, int frames) {
    this(
        algorithm,
        List.of(frames),
        MusicnnMel.ID,
        MusicnnMel.BANDS,
        Map.of("window", "symmetric"),
        new Range(0, 4));
  }

  EssentiaAlgorithm(
      String algorithm,
      List<Integer> frames,
      String frontEnd,
      int bands,
      Map<String, String> parameters,
      Range levels) {
    this.algorithm = algorithm;
    this.frames = frames;
    this.frontEnd = frontEnd;
    this.bands = bands;
    this.parameters = parameters;
    this.levels = levels;
  }

  /** By the name that Essentia gives it. */
  static Optional<EssentiaAlgorithm> find(String name) {
    return Arrays.stream(values()).filter(each -> each.algorithm.equals(name)).findFirst();
  }

  /** The names of all. */
  static List<String> names() {
    return Arrays.stream(values()).map(each -> each.algorithm).toList();
  }

  /** How many frames a patch may have. */
  List<Integer> frames() {
    return frames;
  }

  /** How many bands a frame has. */
  int bands() {
    return bands;
  }

  /** The front-end that gives patches of so many frames. */
  FrontEnd frontEnd(int patchFrames) {
    Map<String, String> all = new HashMap<>(parameters);
    int usual = frontEnd.equals(MusicnnMel.ID) ? MusicnnMel.FRAMES : YamnetMel.FRAMES;
    if (patchFrames != usual) {
      all.put("frames", Integer.toString(patchFrames));
    }
    return new FrontEnd(frontEnd, all);
  }

  /** A patch that anyone can make, with levels that sound may have. */
  GoldenInput.Generated patch(int patchFrames) {
    return new GoldenInput.Generated(List.of(patchFrames, bands), SEED, levels.low, levels.high);
  }
}
