package org.cratetag.train.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackReader;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.fold.Folds;

/**
 * A folder of music as clips: each folder in it is a label, with the tracks below. A fifth of the
 * tracks of each label, drawn by the seed, are the validation part, another fifth the test part.
 * Tracks of one artist, and files of equal sound, are in one part; of a label with fewer than five
 * artists they are drawn one by one, so that each part has some.
 */
public final class AudioClips {
  /** Fewest tracks of a label, one for each part at least. */
  public static final int SMALLEST_LABEL = 5;

  private static final int FOLDS = 5;

  private final Path folder;
  private final Map<Path, Heard> heard = new LinkedHashMap<>();

  private record Heard(String group, FeatureTensor features) {}

  /** Of a folder, absolute. */
  public AudioClips(Path folder) {
    this.folder = folder;
  }

  /**
   * The files below the folders of the labels, sorted; whether they are music is found out when
   * they are listened to.
   *
   * @throws IOException when a folder cannot be read
   */
  public List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> labels = Files.list(folder)) {
      for (Path label : labels.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> below = Files.walk(label)) {
          below.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }

  /**
   * Adds what was heard of a file.
   *
   * @param artist equal for tracks of one artist; empty where it is not known
   * @param features of one or several clips, {@code [clips][...]}
   */
  public void add(Path file, Optional<String> artist, FeatureTensor features) {
    heard.put(file, new Heard(artist.orElseGet(() -> hash(features.values())), features));
  }

  /**
   * The set of what was added.
   *
   * @param shape of each clip
   * @throws IllegalArgumentException when there are too few tracks; the message says what to do
   */
  public ClipSet toSet(TensorShape shape, long seed) {
    Map<String, List<Path>> byLabel = new LinkedHashMap<>();
    heard.keySet().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(file -> byLabel.computeIfAbsent(label(file), l -> new ArrayList<>()).add(file));
    List<String> labels =
        byLabel.keySet().stream()
            .filter(label -> byLabel.get(label).size() >= SMALLEST_LABEL)
            .toList();
    if (labels.size() < 2) {
      throw new IllegalArgumentException(
          "a network needs at least 2 folders with %d tracks or more each; found %s in %s"
              .formatted(SMALLEST_LABEL, counts(byLabel), folder));
    }
    List<List<Clip>> tracks = new ArrayList<>();
    for (int target = 0; target < labels.size(); target++) {
      List<Path> files = byLabel.get(labels.get(target));
      boolean hasArtists =
          files.stream().map(f -> heard.get(f).group()).distinct().count() >= FOLDS;
      for (Path file : files) {
        tracks.add(clips(file, hasArtists, target, shape));
      }
    }
    int[] targets = tracks.stream().mapToInt(track -> track.get(0).target()).toArray();
    Folds folds = Folds.stratifiedGrouped(targets, ClipSet.groups(tracks), FOLDS, seed);
    List<List<Clip>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < tracks.size(); i++) {
      parts.get(Math.min(2, folds.of(i))).addAll(tracks.get(i));
    }
    DataSet data =
        new DataSet(folder.getFileName().toString(), hash(tracks), tracks.size(), "own music");
    return new ClipSet(
        labels,
        parts.get(2),
        parts.get(0),
        parts.get(1),
        data,
        "three fifths of each label's tracks to learn, a fifth to validate, a fifth to test; artists"
            + " that are known in one part");
  }

  private List<Clip> clips(Path file, boolean hasArtists, int target, TensorShape shape) {
    String name = folder.relativize(file).toString();
    float[] values = heard.get(file).features().values();
    String group = hasArtists ? heard.get(file).group() : name;
    List<Clip> clips = new ArrayList<>();
    for (int at = 0; at + shape.size() <= values.length; at += shape.size()) {
      clips.add(
          new Clip(name, group, target, shape, Arrays.copyOfRange(values, at, at + shape.size())));
    }
    if (clips.isEmpty()) {
      throw new IllegalArgumentException(name + ": " + values.length + " values are not " + shape);
    }
    return clips;
  }

  private String label(Path file) {
    return folder.relativize(file).getName(0).toString();
  }

  private static String counts(Map<String, List<Path>> byLabel) {
    List<String> counts = new ArrayList<>();
    byLabel.forEach((label, files) -> counts.add(label + " " + files.size()));
    return counts.isEmpty() ? "none" : String.join(", ", counts);
  }

  /** Of the labels and features, not the files, whose tags change. */
  private static String hash(List<List<Clip>> tracks) {
    StringBuilder hashes = new StringBuilder();
    for (List<Clip> track : tracks) {
      for (Clip clip : track) {
        hashes.append(clip.target()).append(hash(clip.values()));
      }
    }
    return PackReader.sha256(hashes.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return PackReader.sha256(bytes.array());
  }
}
