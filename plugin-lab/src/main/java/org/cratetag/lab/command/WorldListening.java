package org.cratetag.lab.command;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.feature.EdmStats;
import org.cratetag.lab.genre.StudentRecipe;
import org.cratetag.lab.genre.WorldTrack;
import org.cratetag.pack.PackReader;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.run.TrackInspector;
import org.cratetag.train.clips.MelPicture;

/**
 * Listens to a folder of kinds of music, once: what was heard of each file is kept in a file of its
 * own as long as the file does not change.
 *
 * @param root holds a folder for each kind; beside it may lie {@code <root>.tsv} with each track's
 *     path, kind and group
 * @param cache folder of what was heard
 */
record WorldListening(Path root, Path cache) {
  /** The teacher's front-end. */
  static final FrontEnd TEACHER = FrontEnd.of("musicnn/1");

  /** Of what is heard, so that another front-end is not taken for this one. */
  private static final String VERSION = "world/1";

  /**
   * Listens to what is new in a folder, as a run hears it.
   *
   * @return empty when it was stopped
   */
  static Optional<List<WorldTrack>> listen(
      Path world, GlobalOptions options, Home home, StopRequest stop) throws IOException {
    Output output = options.output();
    try (Workplace workplace = Workplace.open(options, output, settings -> settings)) {
      boolean withTeacher = workplace.engine().hears(TEACHER);
      if (!withTeacher) {
        output.warning(
            "the teacher is not installed, so nothing is learned from what it hears of this music;"
                + " see 'cratetag models install musicnn'");
      }
      WorldListening listening =
          new WorldListening(world.toAbsolutePath().normalize(), home.training().resolve("world"));
      return listening.tracks(workplace.engine(), withTeacher, output, stop);
    }
  }

  /**
   * Listens to what is new.
   *
   * @param withTeacher whether the teacher's base network is installed
   * @return empty when it was stopped
   */
  Optional<List<WorldTrack>> tracks(
      Engine engine, boolean withTeacher, Output output, StopRequest stop) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new IOException("no such folder: " + root + "; src/bench/world makes one");
    }
    Map<String, String> groups = groups();
    TrackInspector inspector = engine.inspector();
    List<WorldTrack> tracks = new ArrayList<>();
    List<Path> files = files();
    Files.createDirectories(cache);
    for (int i = 0; i < files.size(); i++) {
      if (stop.isRequested()) {
        return Optional.empty();
      }
      try {
        tracks.add(track(files.get(i), groups, inspector, withTeacher));
      } catch (RunException e) {
        output.warning("left out: " + e.getMessage());
      }
      if ((i + 1) % 25 == 0) {
        output.remark("listened to %d of %d files".formatted(i + 1, files.size()));
      }
    }
    return Optional.of(tracks);
  }

  private WorldTrack track(
      Path file, Map<String, String> groups, TrackInspector inspector, boolean withTeacher)
      throws IOException, RunException {
    Path relative = root.relativize(file);
    String key =
        VERSION
            + "|"
            + relative
            + "|"
            + Files.size(file)
            + "|"
            + withTeacher
            + "|"
            + StudentRecipe.frontEnd().key();
    String hash = PackReader.sha256(key.getBytes(StandardCharsets.UTF_8));
    Path kept = cache.resolve(hash.substring(0, 20) + ".heard");
    if (Files.exists(kept)) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(kept)))) {
        return WorldTrack.read(in);
      }
    }
    String kind = relative.getName(0).toString();
    String group = groups.getOrDefault(root.getFileName() + "/" + relative, relative.toString());
    WorldTrack track =
        new WorldTrack(
            relative.toString(),
            kind,
            group,
            inspector.features(file, FrontEnd.of(EdmStats.ID)).values(),
            pictures(inspector.features(file, StudentRecipe.frontEnd())),
            withTeacher ? inspector.features(file, TEACHER).values() : new float[0]);
    Path part = kept.resolveSibling(kept.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      track.write(out);
    }
    Files.move(part, kept);
    return track;
  }

  private static List<float[]> pictures(FeatureTensor features) {
    int size = MelPicture.BANDS * MelPicture.COLUMNS;
    List<float[]> pictures = new ArrayList<>();
    float[] values = features.values();
    for (int from = 0; from + size <= values.length; from += size) {
      pictures.add(Arrays.copyOfRange(values, from, from + size));
    }
    return pictures;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> root.relativize(file).getNameCount() > 1)
          .sorted()
          .toList();
    }
  }

  private Map<String, String> groups() throws IOException {
    Path table = root.resolveSibling(root.getFileName() + ".tsv");
    Map<String, String> groups = new HashMap<>();
    if (Files.exists(table)) {
      for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
        String[] cells = line.split("\t");
        if (cells.length > 2) {
          groups.put(cells[0], cells[2]);
        }
      }
    }
    return groups;
  }
}
