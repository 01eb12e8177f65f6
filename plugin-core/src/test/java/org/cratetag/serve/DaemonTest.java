package org.cratetag.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.config.ConfigException;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.Ledger;
import org.cratetag.run.RunException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DaemonTest {
  private static final Duration SETTLE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMinutes(1);

  @TempDir static Path fixtures;
  private static byte[] song;

  @TempDir Path temporary;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final List<String> notes = new ArrayList<>();
  private Path music;
  private Path config;
  private Ledger ledger;
  private CountingRuns runs;
  private Daemon daemon;

  @BeforeAll
  static void makeSong() throws Exception {
    song = Files.readAllBytes(AudioFixtures.file(fixtures, "song", AudioFormat.FLAC, 1));
  }

  @BeforeEach
  void prepare() throws Exception {
    music = Files.createDirectory(temporary.toRealPath().resolve("music"));
    config = temporary.resolve("config.yaml");
    ledger = Ledger.open(temporary.resolve("ledger"), clock);
    runs = new CountingRuns(ledger, clock, SETTLE);
    configure("watch: no\n");
  }

  @AfterEach
  void close() {
    daemon.close();
    ledger.close();
  }

  @Test
  void libraryThatWasNeverLookedThrough_isAtOnce_andThenByItsSchedule() throws Exception {
    start();
    step();
    assertThat(runs.jobs).hasSize(1);
    steps(60 * 15);
    assertThat(runs.jobs).as("half past three has not come yet").hasSize(1);
    steps(60);
    assertThat(runs.jobs).hasSize(2);
    steps(60 * 24);
    assertThat(runs.jobs).hasSize(3);
  }

  @Test
  void whatWasDone_isKnownAfterARestart() throws Exception {
    start();
    steps(2);
    restart();
    steps(60);
    assertThat(runs.jobs).hasSize(1);
    daemon.close();
    clock.advance(Duration.ofDays(3));
    start();
    steps(60);
    assertThat(runs.jobs).as("of what was missed, once").hasSize(2);
  }

  @Test
  void clockSetBack_putsNothingOff_andClockSetAhead_isDueOnce() throws Exception {
    start();
    steps(2);
    clock.advance(Duration.ofDays(-400));
    steps(60 * 24);
    assertThat(runs.jobs).hasSize(2);
    clock.advance(Duration.ofDays(800));
    steps(5);
    assertThat(runs.jobs).hasSize(3);
  }

  @Test
  void quietHours_holdARunBack_andStopOne() throws Exception {
    configure("watch: no\nschedule: 30 3 * * *\nquiet-hours: [11:00-13:00]\n");
    start();
    steps(59);
    assertThat(runs.jobs).isEmpty();
    assertThat(daemon.state(clock.instant()).doing()).isEqualTo("quiet hours");
    assertThat(daemon.state(clock.instant()).next().get(0).at()).isEqualTo("2026-03-01T13:00:00Z");
    steps(2);
    assertThat(runs.jobs).hasSize(1);
  }

  @Test
  void pause_holdsRunsBack_tillItsEnd() throws Exception {
    Pause pause = new Pause(temporary.resolve("serve"));
    pause.begin(Optional.of(clock.instant().plus(Duration.ofHours(2))));
    start();
    steps(60);
    assertThat(runs.jobs).isEmpty();
    assertThat(daemon.state(clock.instant()).doing()).startsWith("paused until 2026-03-01T14");
    steps(61);
    assertThat(runs.jobs).hasSize(1);
    pause.begin(Optional.empty());
    clock.advance(Duration.ofDays(2));
    steps(60);
    assertThat(runs.jobs).hasSize(1);
    assertThat(pause.end()).isTrue();
    steps(1);
    assertThat(runs.jobs).hasSize(2);
  }

  @Test
  void runThatWasStopped_goesOn() throws Exception {
    for (int i = 0; i < 10; i++) {
      add("a" + i + ".flac");
    }
    clock.advance(Duration.ofHours(1));
    runs.stopAfter = 3;
    start();
    steps(6);
    assertThat(runs.jobs).hasSize(4);
    assertThat(runs.leftAs).hasSize(10);
    assertThat(runs.heardTwice).isEmpty();
  }

  @Test
  void runThatCannotBeDone_isTriedAgainInAWhile() throws Exception {
    runs.failure = Optional.of(new RunException("no such file or folder: /music"));
    start();
    steps(5);
    assertThat(runs.jobs).hasSize(1);
    assertThat(daemon.state(clock.instant()).trouble()).contains("no such file or folder");
    runs.failure = Optional.empty();
    steps(10);
    assertThat(runs.jobs).hasSize(2);
    assertThat(daemon.state(clock.instant()).trouble()).isEmpty();
  }

  @Test
  void badNewConfiguration_leavesTheOldOneInUse_andSaysSo() throws Exception {
    start();
    steps(2);
    Files.writeString(config, "libraries: {music: " + music + "}\nprofile: club\n");
    steps(2);
    assertThat(daemon.state(clock.instant()).trouble())
        .contains("the former one is in use", "line 2, column 10: unknown profile 'club'");
    assertThat(notes).hasSize(1);
    Files.writeString(config, "# nothing\n");
    steps(2);
    assertThat(daemon.state(clock.instant()).trouble()).contains("no libraries");
    steps(60 * 24);
    assertThat(runs.jobs).hasSize(2);
    configure("watch: no\nschedule: '@hourly'\n");
    steps(61);
    assertThat(daemon.state(clock.instant()).trouble()).isEmpty();
    assertThat(runs.jobs).as("of the hours that have passed, once, and the next").hasSize(4);
  }

  @Test
  void whatRunsNeed_isGivenBackWhenIdle() throws Exception {
    start();
    steps(1);
    assertThat(runs.released).isZero();
    steps(3);
    assertThat(runs.released).isEqualTo(1);
    steps(60);
    assertThat(runs.released).isEqualTo(1);
  }

  @Test
  void stateInTheHome_isThatOfALivingProcess() throws Exception {
    start();
    steps(1);
    DaemonState state = DaemonState.find(temporary.resolve("serve")).orElseThrow();
    assertThat(state.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(state.next()).hasSize(1);
    String text = Files.readString(DaemonState.fileIn(temporary.resolve("serve")));
    daemon.close();
    assertThat(DaemonState.find(temporary.resolve("serve"))).isEmpty();
    HomeFile.write(
        DaemonState.fileIn(temporary.resolve("serve")),
        text.replace(state.started(), "2001-01-01T00:00:00Z"));
    assertThat(DaemonState.find(temporary.resolve("serve"))).as("another process").isEmpty();
  }

  @Test
  void newFile_isTakenWhenItHasSettled_andNotBefore() throws Exception {
    configure("watch: poll\npoll-minutes: 0.1\n");
    start();
    steps(3);
    Path file = add("Artist/a.flac");
    for (int i = 0; i < 10; i++) {
      Files.write(file, new byte[100], StandardOpenOption.APPEND);
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      clock.advance(Duration.ofSeconds(10));
      daemon.tick();
      daemon.tick();
      assertThat(runs.leftAs).isEmpty();
    }
    for (int i = 0; i < 12; i++) {
      clock.advance(Duration.ofSeconds(10));
      daemon.tick();
      daemon.tick();
    }
    assertThat(runs.leftAs).containsOnlyKeys(file);
    assertThat(runs.heardTwice).isEmpty();
  }

  @Test
  void fileThatWasTold_isLookedAtAlone_whenItHasSettled() throws Exception {
    start();
    steps(2);
    Path file = add("album/new.flac");
    Path other = add("album/other.flac");
    daemon.tell(List.of(file, Path.of("/etc/passwd"), file));
    daemon.tick();
    daemon.tick();
    assertThat(runs.leftAs).as("it may still be written").isEmpty();
    steps(2);
    assertThat(runs.leftAs).containsOnlyKeys(file);
    assertThat(runs.jobs.get(1).roots()).containsExactly(file);
    assertThat(daemon.view().told()).isZero();
    assertThat(other).exists();
  }

  @Test
  void fileThatWasTold_isKnownAfterARestart_alsoOneThatIsStillWritten() throws Exception {
    start();
    steps(2);
    Path file = add("new.flac");
    daemon.tell(List.of(file));
    restart();
    assertThat(daemon.view().told()).isOne();
    for (int i = 0; i < 3; i++) {
      clock.advance(STEP);
      grow(file);
      daemon.tick();
      daemon.tick();
    }
    assertThat(runs.leftAs).isEmpty();
    restart();
    steps(3);
    assertThat(runs.leftAs).containsOnlyKeys(file);
    restart();
    steps(3);
    assertThat(runs.jobs).filteredOn(job -> job.roots().contains(file)).hasSizeLessThan(6);
    assertThat(daemon.view().told()).isZero();
  }

  @Test
  void filesBeyondCount_areTheirLibrary() throws Exception {
    start();
    steps(2);
    List<Path> many = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      many.add(music.resolve("f" + i + ".flac"));
    }
    daemon.tell(many);
    assertThat(Files.size(temporary.resolve("serve").resolve("told.json"))).isLessThan(1_000_000);
    steps(2);
    assertThat(runs.jobs.get(1).roots()).containsExactly(music);
    assertThat(daemon.view().told()).isZero();
  }

  /**
   * Downloads, growing files, moves, deletions, restarts, a server that is away at times, and a
   * clock that jumps.
   */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "poll", "no"})
  void dayInFastMotion_losesNothingAndDoesNothingTwice(String watch) throws Exception {
    configure(
        "watch: "
            + watch
            + "\nschedule: '@hourly'\npoll-minutes: 2\n"
            + "notify: {failing: {type: webhook, url: 'http://127.0.0.1:9/'}}\n");
    start();
    Random random = new Random(42);
    List<Path> files = new ArrayList<>();
    Map<Path, Integer> growing = new HashMap<>();
    for (int minute = 0; minute < 24 * 60; minute++) {
      for (Path file : List.copyOf(growing.keySet())) {
        if (Files.exists(file)) {
          grow(file);
        }
        growing.computeIfPresent(file, (any, left) -> left == 1 ? null : left - 1);
      }
      int dice = random.nextInt(100);
      if (dice < 12) {
        Path file = add("f" + random.nextInt(8) + "/" + minute + ".flac");
        files.add(file);
        if (random.nextBoolean()) {
          growing.put(file, 1 + random.nextInt(4));
        }
      } else if (dice < 14 && !files.isEmpty()) {
        Path file = files.remove(random.nextInt(files.size()));
        growing.remove(file);
        Files.deleteIfExists(file);
      } else if (dice < 16 && !files.isEmpty()) {
        Path file = files.remove(random.nextInt(files.size()));
        growing.remove(file);
        Path to = file.resolveSibling("moved " + file.getFileName());
        Files.move(file, to);
        files.add(to);
      } else if (dice < 18 && !files.isEmpty()) {
        grow(files.get(random.nextInt(files.size())));
      } else if (dice == 18) {
        restart();
      } else if (dice == 19) {
        runs.stopAfter = random.nextInt(3);
      }
      if (minute == 400) {
        clock.advance(Duration.ofHours(5));
      } else if (minute == 800) {
        clock.advance(Duration.ofHours(-2));
      }
      step();
    }
    runs.stopAfter = -1;
    steps(4 * 60);
    assertThat(runs.heardTwice).isEmpty();
    try (Stream<Path> all = Files.walk(music)) {
      List<Path> there = all.filter(Files::isRegularFile).toList();
      assertThat(there).hasSameElementsAs(files).hasSizeGreaterThan(100);
      for (Path file : there) {
        assertThat(runs.leftAs.get(file))
            .as("how %s was left", file)
            .isEqualTo(Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant());
        assertThat(runs.server.told).as("what the server knows").containsKey(file);
      }
    }
    assertThat(runs.server.failures).isGreaterThan(10);
    assertThat(runs.server.told)
        .as("told no more often than tagged")
        .allSatisfy((file, times) -> assertThat(times).isLessThanOrEqualTo(runs.tagged.get(file)));
  }

  private void grow(Path file) throws Exception {
    Files.write(file, new byte[200], StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
  }

  private Path add(String name) throws Exception {
    Path file = music.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, song);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    return file;
  }

  private void configure(String more) throws Exception {
    Files.writeString(
        config,
        "libraries: {music: "
            + music
            + "}\nsettle-seconds: 30\ncpu: {nice: 0, io: normal}\n"
            + more);
  }

  private void start() throws Exception {
    daemon =
        new Daemon(
            temporary.resolve("serve"),
            new ConfigurationSource() {
              @Override
              public Configuration read() throws ConfigException {
                return Configuration.read(ConfigTree.read(config, Map.of()));
              }

              @Override
              public Object stamp() {
                try {
                  return Files.readString(config);
                } catch (java.io.IOException e) {
                  return "";
                }
              }
            },
            runs,
            ClusterSource.NONE,
            Runnable::run,
            new DaemonListener() {
              @Override
              public void begun(Job job) {}

              @Override
              public void note(String text) {
                notes.add(text);
              }
            },
            clock);
    daemon.watch();
  }

  private void restart() throws Exception {
    daemon.close();
    start();
  }

  /** The second tick hears what came of the run that the first has begun. */
  private void step() {
    clock.advance(STEP);
    daemon.tick();
    daemon.tick();
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      step();
    }
  }
}
