package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackReader;

/** What the genre packs learn from, as their manifests say it. */
final class GenreSets {
  private static final String FEATURES = "features of a research set of commercial recordings";
  private static final String ALL_MUSIC =
      "allmusic-450 (Panda et al. 2018, the half of even artists)";

  private GenreSets() {}

  /** Of the pack that hears pictures. */
  static List<DataSet> ofPictures(Path folder, StudentData data, List<WorldTrack> world)
      throws IOException {
    List<DataSet> sets = new ArrayList<>();
    sets.add(
        new DataSet(
            "gtzan-mel, fault-filtered (Tzanetakis and Cook 2002; Kereliuk et al. 2015)",
            hash(folder.resolve("gtzan-mel/train_filtered.txt")),
            data.gtzan().size() + data.gtzanValidation().size(),
            "none stated; research set of commercial recordings"));
    sets.add(set(ALL_MUSIC, folder.resolve("allmusic-450/labels.csv"), data.allMusic().size()));
    sets.add(
        set(
            "unlabelled-903 (Panda et al. 2013, the teacher's tags alone)",
            folder.resolve("unlabelled-903/musicnn-tags.csv"),
            data.unlabelled().size()));
    world(world).ifPresent(sets::add);
    return sets;
  }

  /** Of the pack over a base. */
  static List<DataSet> ofBase(Path folder, StudentData data, List<WorldTrack> world)
      throws IOException {
    List<DataSet> sets = new ArrayList<>();
    sets.add(
        set(
            "gtzan-musicnn (fault-filtered GTZAN, the learning part), tags",
            folder.resolve("gtzan-musicnn/tags.csv"),
            data.gtzan().size()));
    sets.add(
        set(
            ALL_MUSIC + ", tags and inner features",
            folder.resolve("allmusic-450/musicnn-inner.csv.gz"),
            data.allMusic().size()));
    world(world).ifPresent(sets::add);
    return sets;
  }

  private static Optional<DataSet> world(List<WorldTrack> world) {
    if (world.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder names = new StringBuilder();
    world.forEach(track -> names.append(track.name()).append(Arrays.hashCode(track.edmStats())));
    return Optional.of(
        new DataSet(
            "world, the half to learn from (src/bench/world.tsv)",
            PackReader.sha256(names.toString().getBytes(StandardCharsets.UTF_8)),
            world.size(),
            "free music, speech and sounds of Debian 12"));
  }

  private static DataSet set(String name, Path file, int rows) throws IOException {
    return new DataSet(name, hash(file), rows, FEATURES);
  }

  private static String hash(Path file) throws IOException {
    return PackReader.sha256(Files.readAllBytes(file));
  }
}
