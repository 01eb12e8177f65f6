package org.cratetag.lab.student;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a teacher network says of clips: probabilities of its tags, as log-odds, since most tags are
 * unlikely for most music and the differences lie far below one half.
 *
 * @param tags their names
 * @param logOdds one value a tag, by clip
 */
record TeacherTags(List<String> tags, Map<String, float[]> logOdds) {
  /** Nearest that a probability may come to 0 or 1. */
  private static final double CLIP = 1e-4;

  /** How many tags MusiCNN knows. */
  private static final int TAGS = 50;

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
    return new TeacherTags(columns.stream().map(header::get).map(TeacherTags::tag).toList(), all);
  }

  static float logOdds(double probability) {
    double p = Math.max(CLIP, Math.min(1 - CLIP, probability));
    return (float) Math.log(p / (1 - p));
  }

  private static String tag(String column) {
    return column.substring(0, column.length() - MEAN.length());
  }
}
