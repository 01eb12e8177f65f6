package org.cratetag.train.clips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cratetag.pack.DataSet;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.fold.Folds;

/**
 * GTZAN as mel pictures: a folder a genre with grey PNG files, 387 columns of 128 bands, the lowest
 * band at the bottom, and lists of clips for the fault-filtered split. Values are grey / 255 with
 * the lowest band first, as the front-end {@code logmel/1} gives them with {@code scaling=bytes}.
 */
public final class GtzanMel {
  /** Folders, and the genres as servers know them. */
  private static final Map<String, String> GENRES =
      new TreeMap<>(
          Map.of(
              "blues", "Blues",
              "classical", "Classical",
              "country", "Country",
              "disco", "Disco",
              "hiphop", "Hip-Hop",
              "jazz", "Jazz",
              "metal", "Metal",
              "pop", "Pop",
              "reggae", "Reggae",
              "rock", "Rock"));

  /** A file of the original set that does not decode, so that nobody has its picture. */
  private static final String DAMAGED = "jazz/jazz.00054";

  private static final List<String> FOLDERS = List.copyOf(GENRES.keySet());

  private final Map<String, Clip> clips;
  private final Path folder;
  private final DataSet data;

  private GtzanMel(Map<String, Clip> clips, Path folder, DataSet data) {
    this.clips = clips;
    this.folder = folder;
    this.data = data;
  }

  /**
   * Reads all pictures.
   *
   * @param folder that holds {@code blues} to {@code rock}
   * @param columns how many columns to keep, evenly in time; {@value MelPicture#COLUMNS} for all
   * @throws IOException when a folder is missing or a picture is not of this set
   */
  public static GtzanMel read(Path folder, int columns) throws IOException {
    Map<String, Clip> clips = new TreeMap<>();
    GtzanArtists artists = GtzanArtists.read(folder);
    MessageDigest digest = sha256();
    for (int target = 0; target < FOLDERS.size(); target++) {
      Path genre = folder.resolve(FOLDERS.get(target));
      if (!Files.isDirectory(genre)) {
        throw new IOException(
            "no folder " + genre + "; the set has a folder of PNG files for each of " + FOLDERS);
      }
      for (Path file : pictures(genre)) {
        byte[] bytes = Files.readAllBytes(file);
        digest.update(bytes);
        String name = FOLDERS.get(target) + "/" + name(file);
        clips.put(name, clip(name, artists.of(name), target, file, bytes, columns));
      }
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    return new GtzanMel(
        clips,
        folder,
        new DataSet(
            "gtzan-mel (Tzanetakis and Cook 2002; pictures of"
                + " TanmayEL/music_genre_classification @738f33d)",
            hash,
            clips.size(),
            "none stated; research set of commercial recordings"));
  }

  /** Genres in the order of their numbers. */
  public static List<String> labels() {
    return List.copyOf(GENRES.values());
  }

  /**
   * The fault-filtered split, whose parts share no artist: Kereliuk, Sturm and Larsen, "Deep
   * Learning and Music Adversaries", 2015, as listed by Jongpil Lee.
   *
   * @throws IOException when a list is missing, or names a clip that is not there
   */
  public ClipSet filtered() throws IOException {
    return new ClipSet(
        labels(),
        listed("train_filtered.txt"),
        listed("valid_filtered.txt"),
        listed("test_filtered.txt"),
        data,
        "fault-filtered, artists in one part only: 442 to learn, 197 to validate, 290 to test");
  }

  /**
   * A fifth of the clips, drawn at random, to test, another tenth to validate, without regard to
   * genres or artists, as the studies of these pictures divide them: figures on it are too good,
   * since many artists are in several parts.
   */
  public ClipSet random(long seed) {
    List<Clip> all = new ArrayList<>(clips.values());
    Collections.shuffle(all, new Random(seed));
    int tested = all.size() / 5;
    int judged = tested + all.size() / 10;
    return new ClipSet(
        labels(),
        all.subList(judged, all.size()),
        all.subList(tested, judged),
        all.subList(0, tested),
        data,
        "at random, a tenth to validate, a fifth to test, artists in several parts; seed " + seed);
  }

  /**
   * One fold of a stratified split without regard to artists, as older studies have it: figures on
   * it are too good.
   *
   * @param fold the test part, within [0, folds); the next one is the validation part
   * @param folds at least 3
   */
  public ClipSet stratified(int folds, int fold, long seed) {
    if (folds < 3 || fold < 0 || fold >= folds) {
      throw new IllegalArgumentException("fold " + fold + " of " + folds);
    }
    List<Clip> all = List.copyOf(clips.values());
    Folds split = Folds.stratified(ClipSet.targets(all), folds, seed);
    int validation = (fold + 1) % folds;
    List<Clip> learn =
        IntStream.range(0, all.size())
            .filter(i -> split.of(i) != fold && split.of(i) != validation)
            .mapToObj(all::get)
            .toList();
    return new ClipSet(
        labels(),
        learn,
        Arrays.stream(split.test(validation)).mapToObj(all::get).toList(),
        Arrays.stream(split.test(fold)).mapToObj(all::get).toList(),
        data,
        "stratified, fold %d of %d, artists in several parts; seed %d"
            .formatted(fold + 1, folds, seed));
  }

  private List<Clip> listed(String list) throws IOException {
    Path file = folder.resolve(list);
    if (!Files.isRegularFile(file)) {
      throw new IOException("no list " + file + "; it comes with the set");
    }
    List<Clip> part = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String name = line.strip().replaceFirst("\\.wav$", "");
      if (name.isEmpty() || name.equals(DAMAGED)) {
        continue;
      }
      Clip clip = clips.get(name);
      if (clip == null) {
        throw new IOException(file + " names " + name + ", which is not in the set");
      }
      part.add(clip);
    }
    return part;
  }

  private static List<Path> pictures(Path genre) throws IOException {
    try (Stream<Path> files = Files.list(genre)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.png$", "");
  }

  private static Clip clip(
      String name, String artist, int target, Path file, byte[] bytes, int columns)
      throws IOException {
    float[] values = MelPicture.read(file, bytes, columns);
    TensorShape shape = TensorShape.of(1, MelPicture.BANDS, columns);
    return new Clip(name, artist, target, shape, values);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
