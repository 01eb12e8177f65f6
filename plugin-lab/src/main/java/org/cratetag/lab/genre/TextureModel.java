package org.cratetag.lab.genre;

import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.MelTexture;
import org.cratetag.feature.MelTextureSettings;
import org.cratetag.lab.kernel.KernelRidge;
import org.cratetag.lab.kernel.KernelScores;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.calibrate.TemperatureFit;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.onnx.OnnxGraph;
import org.cratetag.train.studio.PackMember;

/**
 * A kernel machine over {@code mel-texture/1}: it scores each window of a clip, and the softmax of
 * the mean score over a temperature gives the clip's probabilities. It learns in seconds and
 * without chance, and errs elsewhere than networks do.
 */
final class TextureModel {
  /** As short windows of the folds within the learning and validation parts wanted it. */
  static final KernelRidge KERNEL = new KernelRidge(2, 0.3);

  /** Scores lie within 1 of each other, so temperatures are low. */
  private static final double FIRST_TEMPERATURE = 0.2;

  /** Fewer than the default: each is a row of the equations. */
  private static final MelTextureSettings SETTINGS = new MelTextureSettings(7);

  private final KernelScores scores;
  private final double temperature;

  private TextureModel(KernelScores scores, double temperature) {
    this.scores = scores;
    this.temperature = temperature;
  }

  /**
   * Learns from the learning part.
   *
   * @param set of mel pictures; the temperature is set by its validation part
   */
  public static TextureModel learn(ClipSet set) {
    KernelScores scores = scores(set.learn(), set.labels().size());
    TextureModel first = new TextureModel(scores, FIRST_TEMPERATURE);
    int[] validation = ClipSet.targets(set.validate());
    TemperatureFit fit = TemperatureFit.of(first.probabilities(set.validate()), validation);
    return new TextureModel(scores, FIRST_TEMPERATURE * fit.temperature().temperature());
  }

  /**
   * The same with the validation part to learn from as well, once nothing more is to be set by it.
   * It cannot be judged by that part.
   */
  TextureModel withValidationPart(ClipSet set) {
    return new TextureModel(scores(set.learnAndValidate(), set.labels().size()), temperature);
  }

  private static KernelScores scores(List<Clip> clips, int labels) {
    int windows = SETTINGS.windows();
    float[][] rows = new float[clips.size() * windows][];
    int[] targets = new int[rows.length];
    for (int i = 0; i < rows.length; i += windows) {
      Clip clip = clips.get(i / windows);
      float[][] each = windows(features(clip));
      for (int w = 0; w < windows; w++) {
        rows[i + w] = each[w];
        targets[i + w] = clip.target();
      }
    }
    return KERNEL.learn(rows, targets, labels);
  }

  /** Probabilities {@code [clips][labels]} of mel pictures. */
  public float[][] probabilities(List<Clip> clips) {
    return clips.parallelStream().map(clip -> judge(features(clip))).toArray(float[][]::new);
  }

  /** This model as a graph of a pack. */
  PackMember member(double clipSeconds, double weight) {
    return new Member(this, clipSeconds, weight);
  }

  private static float[] features(Clip clip) {
    return MelTexture.of(clip.values(), SETTINGS).values();
  }

  private static float[][] windows(float[] features) {
    float[][] windows = new float[features.length / MelTexture.SIZE][];
    for (int w = 0; w < windows.length; w++) {
      int from = w * MelTexture.SIZE;
      windows[w] = Arrays.copyOfRange(features, from, from + MelTexture.SIZE);
    }
    return windows;
  }

  private float[] judge(float[] features) {
    float[][] windows = windows(features);
    double[] margins = new double[scores.labels()];
    for (float[] window : windows) {
      double[] each = scores.scores(window);
      for (int label = 0; label < margins.length; label++) {
        margins[label] += each[label] / windows.length / temperature;
      }
    }
    double sum = Arrays.stream(margins).map(Math::exp).sum();
    float[] probabilities = new float[margins.length];
    for (int label = 0; label < margins.length; label++) {
      probabilities[label] = (float) (Math.exp(margins[label]) / sum);
    }
    return probabilities;
  }

  private record Member(TextureModel model, double clipSeconds, double weight)
      implements PackMember {
    @Override
    public FrontEnd frontEnd() {
      return SETTINGS.toFrontEnd();
    }

    @Override
    public List<Integer> input() {
      return List.of(SETTINGS.windows(), MelTexture.SIZE);
    }

    @Override
    public byte[] onnx(String input, String output) {
      OnnxGraph graph = new OnnxGraph(input, List.of(1, SETTINGS.windows(), MelTexture.SIZE));
      String windows = graph.add("Reshape", input, graph.constant(-1, MelTexture.SIZE));
      String each = model.scores.append(graph, windows);
      String mean =
          graph.add(
              "ReduceMean",
              List.of(each),
              List.of(OnnxGraph.attribute("axes", List.of(0)), OnnxGraph.attribute("keepdims", 1)));
      String margins = graph.add("Div", mean, graph.constant((float) model.temperature));
      String probabilities =
          graph.add("Softmax", List.of(margins), List.of(OnnxGraph.attribute("axis", 1)));
      return graph.toModel(probabilities, output, model.scores.labels());
    }

    @Override
    public float[] features(Clip clip) {
      return TextureModel.features(clip);
    }

    /** Windows halfway between two that it learned from: noise is far from all music. */
    @Override
    public GoldenInput golden(int number) {
      int windows = SETTINGS.windows();
      float[] values = new float[windows * MelTexture.SIZE];
      for (int w = 0; w < windows; w++) {
        float[] one = model.scores.row((number * 101 + w) % model.scores.rows());
        float[] other = model.scores.row((number * 307 + 3 * w) % model.scores.rows());
        for (int i = 0; i < MelTexture.SIZE; i++) {
          values[w * MelTexture.SIZE + i] = (one[i] + other[i]) / 2;
        }
      }
      return new GoldenInput.Stored(List.of(1, windows, MelTexture.SIZE), values);
    }

    @Override
    public float[] judge(float[] features) {
      return model.judge(features);
    }
  }
}
