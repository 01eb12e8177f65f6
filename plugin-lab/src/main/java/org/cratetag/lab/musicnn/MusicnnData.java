package org.cratetag.lab.musicnn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackReader;

/**
 * The clips of two published sets as MusiCNN hears them.
 *
 * @param clips of AllMusic, with inner features
 * @param gtzan of which only the tags are known
 * @param sets what was read
 */
record MusicnnData(List<Clip> clips, List<TaggedClip> gtzan, List<DataSet> sets) {
  private static final int POOLED = 753;
  private static final int TAGS = 50;
  private static final String LICENCE = "research set of commercial recordings, features only";

  /**
   * A clip of AllMusic.
   *
   * @param values of the front-end {@code musicnn/1}, in its order
   * @param genres indices in {@link Genres#ALLMUSIC}, at least one
   */
  record Clip(String artist, float[] values, List<Integer> genres) {}

  /**
   * A clip of GTZAN.
   *
   * @param tags probabilities, in the base's order
   */
  record TaggedClip(String genre, boolean test, float[] tags) {}

  /**
   * Reads both sets.
   *
   * @param data holds {@code allmusic-450/} and {@code gtzan-musicnn/}
   */
  static MusicnnData read(Path data) throws IOException {
    Path allmusic = data.resolve("allmusic-450");
    Path gtzan = data.resolve("gtzan-musicnn").resolve("tags.csv");
    List<Clip> clips = clips(allmusic);
    List<TaggedClip> tagged = new ArrayList<>();
    for (Map<String, String> row : rows(gtzan)) {
      float[] tags = numbers(row, "", "_mean");
      tagged.add(new TaggedClip(row.get("genre"), row.get("split").equals("test"), tags));
    }
    return new MusicnnData(
        clips,
        tagged,
        List.of(
            set(
                "allmusic-450 (Panda et al. 2018), inner features and tags",
                allmusic,
                clips.size()),
            new DataSet(
                "gtzan-musicnn (fault-filtered GTZAN), tags",
                PackReader.sha256(Files.readAllBytes(gtzan)),
                tagged.size(),
                "ISC; " + LICENCE)));
  }

  private static DataSet set(String name, Path folder, int rows) throws IOException {
    StringBuilder hashes = new StringBuilder();
    for (String file : List.of("labels.csv", "musicnn-inner.csv.gz", "musicnn-tags.csv")) {
      hashes.append(PackReader.sha256(Files.readAllBytes(folder.resolve(file)))).append('\n');
    }
    byte[] all = hashes.toString().getBytes(StandardCharsets.UTF_8);
    return new DataSet(name, PackReader.sha256(all), rows, LICENCE);
  }

  private static List<Clip> clips(Path folder) throws IOException {
    Map<String, Map<String, String>> inner = byClip(folder.resolve("musicnn-inner.csv.gz"));
    Map<String, Map<String, String>> tags = byClip(folder.resolve("musicnn-tags.csv"));
    List<Clip> clips = new ArrayList<>();
    for (Map<String, String> row : rows(folder.resolve("labels.csv"))) {
      String clip = row.get("clip");
      if (inner.containsKey(clip) && tags.containsKey(clip)) {
        float[] values = new float[2 * POOLED + TAGS];
        System.arraycopy(numbers(inner.get(clip), "max_", ""), 0, values, 0, POOLED);
        System.arraycopy(numbers(inner.get(clip), "mean_", ""), 0, values, POOLED, POOLED);
        System.arraycopy(numbers(tags.get(clip), "", "_mean"), 0, values, 2 * POOLED, TAGS);
        clips.add(new Clip(row.get("artist"), values, genres(folder, row.get("genres"))));
      }
    }
    return clips;
  }

  private static List<Integer> genres(Path folder, String text) throws IOException {
    List<Integer> genres = new ArrayList<>();
    for (String name : text.split("\\|")) {
      int genre = Genres.ALLMUSIC.indexOf(name);
      if (genre < 0) {
        throw new IOException(folder + " has the genre " + name + ", which is not known here");
      }
      genres.add(genre);
    }
    return genres;
  }

  private static Map<String, Map<String, String>> byClip(Path file) throws IOException {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Map<String, String> row : rows(file)) {
      rows.put(row.get("clip"), row);
    }
    return rows;
  }

  /** Values of the columns whose names begin and end so, in the order of the columns. */
  private static float[] numbers(Map<String, String> row, String begin, String end) {
    List<Float> values = new ArrayList<>();
    for (Map.Entry<String, String> cell : row.entrySet()) {
      boolean isBeside = begin.isEmpty() && cell.getKey().startsWith("mtt_");
      if (cell.getKey().startsWith(begin) && cell.getKey().endsWith(end) && !isBeside) {
        values.add(Float.valueOf(cell.getValue()));
      }
    }
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i);
    }
    return numbers;
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String[] names = lines.readLine().split(",");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        if (cells.length != names.length) {
          throw new IOException(file + " has a line of " + cells.length + " cells");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], cells[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
