package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.power.Loss;
import org.cratetag.fixture.power.Losses;
import org.cratetag.fixture.power.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The pulled plug: what the system had not yet written is gone, torn, or there before what was
 * asked for earlier. The system calls of a run are recorded, and from the record are built the
 * states that a file system may leave; each is started from again.
 *
 * <p>{@code src/bench/power-loss} does it with the program itself, for all formats.
 */
class PowerLossTest {
  /** The program; without it a process that does the same without listening. */
  private static final Optional<String> PROGRAM =
      Optional.ofNullable(System.getProperty("cratetag.program")).filter(p -> !p.isEmpty());

  private static final int STATES =
      Integer.getInteger("cratetag.states", PROGRAM.isPresent() ? 150 : 30);

  private static final String FORMATS = System.getProperty("cratetag.formats", "");

  /** A folder with whole files, {@code a.ape} and the like, in the place of those that are made. */
  private static final Optional<Path> MODELS =
      Optional.ofNullable(System.getProperty("cratetag.models"))
          .filter(p -> !p.isEmpty())
          .map(Path::of);

  private static final long SEED = Long.getLong("cratetag.seed", 21);
  private static final Path MEMORY = Path.of("/dev/shm");

  private static Path folder;
  private static Path root;

  /** What is on the disk before, and what is done then. */
  private enum Scene {
    FIRST_RUN("tag"),
    LATER_RUN("tag"),
    HARD_LINK("tag"),
    ATTRIBUTES("tag"),
    LINK_ATTRIBUTES_AND_SIDECAR("tag"),
    NEW_SIDECAR("sidecar"),
    OLD_SIDECAR("sidecar"),
    UNDO("undo"),
    UNDO_OF_SIDECAR("undo"),
    AFTER_A_LOSS("tag"),
    TIDYING_UP("undo"),
    REFUSED("refused");

    private final String verb;

    Scene(String verb) {
      this.verb = verb;
    }

    /** Otherwise nothing would be tried. */
    boolean mustWrite() {
      return this != TIDYING_UP && this != REFUSED;
    }
  }

  @AfterAll
  static void tidyUp() throws IOException {
    if (folder != null) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  @Timeout(7200)
  void powerLostAtAnyMoment_leavesTheOldFileOrTheNewOneAndALedgerThatKnows() throws Exception {
    if (!Recording.isPossible()) {
      System.err.println("NOT TESTED: losses of power, which needs strace");
    }
    assumeThat(Recording.isPossible()).as("strace, which may trace here").isTrue();
    folder =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "power")
            : Files.createTempDirectory("power");
    folder = folder.toRealPath();
    root = Files.createDirectories(folder.resolve("disk"));
    Files.createDirectories(root.resolve("home/cache"));
    List<String> wrong = new ArrayList<>();
    int states = 0;
    for (AudioFormat format : formats()) {
      makeModel(format);
      if (states == 0) {
        warmUp(format);
      }
      for (Scene scene : scenes()) {
        states += play(format, scene, wrong);
      }
    }
    System.out.printf("%d states, %d wrong%n", states, wrong.size());
    wrong.stream().limit(40).forEach(System.out::println);
    assertThat(states).isPositive();
    assertThat(wrong).isEmpty();
  }

  /** So that the libraries which the program unpacks at first are there. */
  private static void warmUp(AudioFormat format) throws Exception {
    prepare(format, Scene.FIRST_RUN);
    run("tag");
  }

  private static List<AudioFormat> formats() {
    if (FORMATS.isEmpty()) {
      return List.of(AudioFormat.MP3, AudioFormat.M4A);
    } else if (FORMATS.equals("ALL")) {
      return AudioFixtures.writable().stream().filter(PowerLossTest::canBeHeard).toList();
    }
    return Stream.of(FORMATS.split(",")).map(AudioFormat::parse).toList();
  }

  /** What is made by hand for want of an encoder is no sound to the program, save DSF. */
  private static boolean canBeHeard(AudioFormat format) {
    return PROGRAM.isEmpty()
        || format.equals(AudioFormat.DSF)
        || given(format).isPresent()
        || !AudioFixtures.handMade().contains(format);
  }

  private static Optional<Path> given(AudioFormat format) {
    return MODELS
        .map(models -> models.resolve("a." + format.suffix()))
        .filter(Files::isRegularFile);
  }

  private static void makeModel(AudioFormat format) throws Exception {
    Path model = folder.resolve(format.toString());
    Optional<Path> given = given(format);
    if (given.isPresent()) {
      Files.copy(given.get(), model);
    } else {
      double seconds = PROGRAM.isPresent() ? 4 : 0.3;
      Files.move(AudioFixtures.file(folder, "model", format, seconds), model);
    }
  }

  private static List<Scene> scenes() {
    return !FORMATS.isEmpty()
        ? Stream.of(Scene.values())
            .filter(scene -> scene != Scene.REFUSED || PROGRAM.isEmpty())
            .toList()
        : List.of(
            Scene.FIRST_RUN,
            Scene.LINK_ATTRIBUTES_AND_SIDECAR,
            Scene.OLD_SIDECAR,
            Scene.UNDO,
            Scene.TIDYING_UP,
            Scene.REFUSED);
  }

  private static int play(AudioFormat format, Scene scene, List<String> wrong) throws Exception {
    LossCheck.clear(root);
    prepare(format, scene);
    Recording recording = record(scene.verb);
    LossCheck check = new LossCheck(root, recording);
    if (!recording.touches(root.resolve("music"))) {
      System.out.printf("%-6s %-28s nothing was written%n", format, scene);
      if (scene.mustWrite()) {
        wrong.add(format + " " + scene + " wrote nothing");
      }
      return 0;
    }
    List<Loss> losses =
        Losses.of(recording, SEED, STATES, path -> path.startsWith(root.resolve("music")));
    Map<Loss.Model, int[]> counts = new EnumMap<>(Loss.Model.class);
    for (Loss loss : losses) {
      Optional<String> found = check.find(loss);
      int[] count = counts.computeIfAbsent(loss.model(), model -> new int[2]);
      count[0]++;
      if (found.isPresent()) {
        count[1]++;
        wrong.add(format + " " + scene + " " + found.get());
      }
    }
    counts.forEach(
        (model, count) ->
            System.out.printf(
                "%-6s %-28s %-8s %4d states, %d wrong%n",
                format, scene, model, count[0], count[1]));
    return losses.size();
  }

  /** Memory that SQLite shares between processes begins anew when nobody has it open. */
  private static Recording record(String verb) throws Exception {
    return Recording.of(
        root,
        path -> path.equals(root.resolve("home/cache")) || path.toString().endsWith("-shm"),
        command(verb),
        folder.resolve("record"));
  }

  private static void prepare(AudioFormat format, Scene scene) throws Exception {
    Path music = Files.createDirectory(root.resolve("music"));
    Files.writeString(root.resolve("home/config.yaml"), "hard-links: break\n");
    Path file = music.resolve("a." + format.suffix());
    copy(format, file);
    switch (scene) {
      case FIRST_RUN -> {
        // A home without a ledger.
      }
      case LATER_RUN, REFUSED -> runBefore(music, format);
      case HARD_LINK ->
          Files.createLink(Files.createDirectory(root.resolve("kept")).resolve("b"), file);
      case ATTRIBUTES -> dress(file);
      case LINK_ATTRIBUTES_AND_SIDECAR -> {
        runBefore(music, format);
        run("sidecar");
        Files.createLink(Files.createDirectory(root.resolve("kept")).resolve("b"), file);
        dress(file);
      }
      case NEW_SIDECAR -> runBefore(music, format);
      case OLD_SIDECAR ->
          Files.writeString(SidecarWriter.sidecarOf(file), "{\"by\": \"somebody\"}\n".repeat(400));
      case UNDO -> run("tag");
      case UNDO_OF_SIDECAR -> run("sidecar");
      case AFTER_A_LOSS, TIDYING_UP -> loseAtTheRename(music);
    }
  }

  private static void copy(AudioFormat format, Path file) throws IOException {
    Files.copy(folder.resolve(format.toString()), file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
  }

  private static void dress(Path file) throws IOException {
    Files.setAttribute(file, "user:comment", "of its owner".getBytes(StandardCharsets.UTF_8));
    Files.setAttribute(file, "unix:mode", 0100640);
  }

  /** A ledger that has seen another file. */
  private static void runBefore(Path music, AudioFormat format) throws Exception {
    Path file = music.resolve("a." + format.suffix());
    Path other = music.resolve("other." + format.suffix());
    Files.move(file, other);
    run("tag");
    Files.delete(other);
    copy(format, file);
  }

  /** With a temporary file, and a journal in which a change is intended. */
  private static void loseAtTheRename(Path music) throws Exception {
    Recording first = record("tag");
    Loss loss =
        Losses.of(first, SEED, 100_000, path -> false).stream()
            .filter(each -> each.told().contains("all"))
            .filter(
                each ->
                    each.disk().get().summary().keySet().stream()
                        .anyMatch(path -> path.startsWith("/music/.cratetag-")))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new AssertionError("nothing was written before the loss"));
    LossCheck.clear(root);
    loss.disk().get().write(root);
    try (Stream<Path> files = Files.list(music)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
      }
    }
  }

  private static void run(String verb) throws Exception {
    Process process = new ProcessBuilder(command(verb)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static List<String> command(String verb) {
    String home = root.resolve("home").toString();
    String music = root.resolve("music").toString();
    if (PROGRAM.isEmpty()) {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Dcratetag.natives=" + root.resolve("home/cache"),
          "-cp",
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
          TagOnce.class.getName(),
          verb,
          home + "/ledger/cratetag.db",
          music);
    } else if (verb.equals("undo")) {
      return List.of(PROGRAM.get(), "--home", home, "undo", "--quiet", music);
    }
    return List.of(
        PROGRAM.get(),
        "--home",
        home,
        "tag",
        "--profile",
        verb.equals("sidecar") ? "sidecar" : "server",
        "--sure",
        "bold",
        "--electronic",
        "always",
        "--existing",
        "append",
        "--quiet",
        music);
  }
}
