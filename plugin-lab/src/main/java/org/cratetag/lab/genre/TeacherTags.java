package org.cratetag.lab.genre;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cratetag.train.learn.LogOdds;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * What a teacher network says of clips: probabilities of its tags, as log-odds, since most tags are
 * unlikely for most music and the differences lie far below one half; and its inner features, which
 * are known of some clips.
 *
 * @param tags their names
 * @param logOdds one value a tag, by clip
 * @param inner mean-pooled inner features, by clip
 */
record TeacherTags(List<String> tags, Map<String, float[]> logOdds, Map<String, float[]> inner) {
  /** How many tags MusiCNN knows. */
  static final int TAGS = 50;

  /** How many inner features there are. */
  static final int INNER = 753;

  /** Of the values that the base gives, the first mean-pooled feature, and the first tag. */
  static final int FIRST_INNER = INNER;

  static final int FIRST_TAG = 2 * INNER;

  /** Nearest that a probability may come to 0 or 1. */
  private static final double CLIP = 1e-4;

  private static final String MEAN = "_mean";

  /**
   * Reads a table with a row a clip: {@code clip} first, and somewhere the columns {@code
   * <tag>_mean}, the mean probabilities over the clip.
   *
   * @throws IOException when it cannot be read or is no such table
   */
  static TeacherTags read(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
    List<String> header = Arrays.asList(lines.get(0).split(","));
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < header.size() && columns.size() < TAGS; i++) {
      if (header.get(i).endsWith(MEAN)) {
        columns.add(i);
      }
    }
    if (!header.get(0).equals("clip") || columns.size() != TAGS) {
      throw new IOException(table + " is no table of " + TAGS + " tags by clip");
    }
    Map<String, float[]> all = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      float[] values = new float[TAGS];
      for (int tag = 0; tag < TAGS; tag++) {
        values[tag] = logOdds(Double.parseDouble(cells[columns.get(tag)]));
      }
      all.put(cells[0], values);
    }
    return new TeacherTags(
        columns.stream().map(header::get).map(TeacherTags::tag).toList(), all, Map.of());
  }

  /**
   * The same with inner features: a gzipped table with a row a clip, {@code clip} first, then the
   * columns {@code mean_0} and so on.
   *
   * @throws IOException when it cannot be read or is no such table
   */
  TeacherTags withInner(Path table) throws IOException {
    Map<String, float[]> all = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
      List<String> header = Arrays.asList(lines.readLine().split(","));
      int first = header.indexOf("mean_0");
      if (!header.get(0).equals("clip") || header.indexOf("mean_" + (INNER - 1)) < first) {
        throw new IOException(table + " is no table of " + INNER + " inner features by clip");
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        float[] values = new float[INNER];
        for (int i = 0; i < INNER; i++) {
          values[i] = Float.parseFloat(cells[first + i]);
        }
        all.put(cells[0], values);
      }
    }
    return new TeacherTags(tags, logOdds, all);
  }

  /** All that it says of a clip, as {@link GenreClip#taught}; nothing where it was not asked. */
  float[] taught(String clip) {
    float[] known = logOdds.get(clip);
    return known == null ? new float[0] : joined(known, inner.get(clip));
  }

  /**
   * Tags and inner features, side by side.
   *
   * @param inner null where they are not known
   */
  static float[] joined(float[] logOdds, float[] inner) {
    float[] all = Arrays.copyOf(logOdds, TAGS + INNER);
    if (inner == null) {
      Arrays.fill(all, TAGS, all.length, Float.NaN);
    } else {
      System.arraycopy(inner, 0, all, TAGS, INNER);
    }
    return all;
  }

  /**
   * What a base gives of a track, as {@link GenreClip#taught}.
   *
   * @param values greatest inner features, mean-pooled ones, probabilities of the tags
   */
  static float[] taught(float[] values) {
    float[] tags = new float[TAGS];
    for (int tag = 0; tag < TAGS; tag++) {
      tags[tag] = logOdds(values[FIRST_TAG + tag]);
    }
    return joined(tags, Arrays.copyOfRange(values, FIRST_INNER, FIRST_TAG));
  }

  static float logOdds(double probability) {
    double p = Math.max(CLIP, Math.min(1 - CLIP, probability));
    return (float) Math.log(p / (1 - p));
  }

  /** {@link #logOdds} in a graph. */
  static String appendLogOdds(OnnxGraph graph, String probabilities) {
    String below = graph.add("Min", probabilities, graph.constant((float) (1 - CLIP)));
    return LogOdds.append(graph, graph.add("Max", below, graph.constant((float) CLIP)));
  }

  private static String tag(String column) {
    return column.substring(0, column.length() - MEAN.length());
  }
}
