package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Windows;
import org.cratetag.feature.LogMelSettings;
import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.export.NetworkGraph;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * What a head listens to: the inner features of students, and {@link MelStatistics}.
 *
 * @param students one or several
 */
record GenreListener(List<Student> students) {
  private static final int CLIPS = 3;
  private static final double CLIP_SECONDS = 30;

  /**
   * How much more a weight on {@link MelStatistics} costs than one on inner features: they know how
   * a recording was made, and what is learned from them holds for other recordings least.
   */
  private static final double STATISTICS_PENALTY = 10;

  GenreListener {
    students = List.copyOf(students);
  }

  /** Of which clips of a track it takes pictures, and how they are made. */
  static FrontEnd frontEnd() {
    FrontEnd mel =
        LogMelSettings.GTZAN_MEL.withColumns(OptionalInt.of(MelPicture.COLUMNS)).toFrontEnd();
    return new FrontEnd(
        mel.id(), mel.parameters(), Optional.of(Windows.spread(CLIP_SECONDS, CLIPS)));
  }

  /** Features of pictures, {@code [clips][features]}. */
  float[][] features(TrainingEngine engine, List<GenreClip> clips) {
    List<float[][]> parts =
        new ArrayList<>(students.stream().map(each -> each.features(engine, clips)).toList());
    parts.add(clips.stream().map(clip -> MelStatistics.of(clip.picture())).toArray(float[][]::new));
    float[][] features = new float[clips.size()][];
    for (int clip = 0; clip < features.length; clip++) {
      int each = clip;
      features[clip] = joined(parts.stream().map(part -> part[each]));
    }
    return features;
  }

  /** Penalties of the features, for a head, from that of an inner feature. */
  double[] penalties(double inner) {
    int features = students.size() * StudentNetwork.features();
    double[] penalties = new double[features + MelStatistics.SIZE];
    Arrays.fill(penalties, inner);
    Arrays.fill(penalties, features, penalties.length, STATISTICS_PENALTY * inner);
    return penalties;
  }

  private static float[] joined(Stream<float[]> parts) {
    List<float[]> all = parts.toList();
    float[] joined = new float[all.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : all) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  /** With a head over it, as an ONNX file that takes a picture and gives probabilities. */
  byte[] onnx(GenreHead head, String input, String output) {
    Network listener = StudentNetwork.listener(MelPicture.COLUMNS);
    List<Integer> extents = new ArrayList<>(List.of(1));
    extents.addAll(listener.input().extents());
    OnnxGraph graph = new OnnxGraph(input, extents);
    List<String> features = new ArrayList<>();
    for (Student student : students) {
      NetworkGraph writer = new NetworkGraph(graph, student.weights());
      features.add(
          writer.run(listener.layers(), new NetworkGraph.Node(input, listener.input(), 1)).name());
    }
    features.add(MelStatistics.append(graph, input, MelPicture.COLUMNS));
    String probabilities = head.append(graph, graph.concat(features));
    return graph.toModel(probabilities, output, head.biases().length);
  }
}
