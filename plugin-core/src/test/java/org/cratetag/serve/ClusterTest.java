package org.cratetag.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.config.ConfigException;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.PostgresServer;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.node.Node;
import org.cratetag.serve.cluster.LedgerCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Daemons of several machines, the library at a different place on each. */
@Timeout(120)
class ClusterTest {
  private static final int TRACKS = 200;

  @TempDir Path temporary;
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final List<Machine> machines = new ArrayList<>();
  private Path music;
  private LedgerPlace.OnServer place;

  /** One of them, with its daemon on a thread of its own. */
  private final class Machine {
    final Path home;
    final Path library;
    final Ledger ledger;
    final CountingRuns runs;
    final Daemon daemon;
    final Semaphore wake = new Semaphore(0);
    final ExecutorService pool = Executors.newSingleThreadExecutor();
    final Thread loop;

    Machine(int number) throws Exception {
      home = Files.createDirectory(temporary.resolve("home" + number));
      library = Files.createSymbolicLink(temporary.resolve("mount" + number), music);
      Files.writeString(
          home.resolve("config.yaml"),
          "libraries: {music: "
              + library
              + "}\nwatch: no\nledger: '"
              + place.url()
              + "'\ncpu: {nice: 0, io: normal}\n");
      LedgerPlace here =
          new LedgerPlace.OnServer(place.url(), Optional.empty(), Map.of("music", library));
      ledger = Ledger.open(here, Clock.systemUTC());
      runs = new CountingRuns(ledger, Clock.systemUTC(), Duration.ZERO, heard);
      runs.cost = Duration.ofMillis(20);
      daemon =
          new Daemon(
              home.resolve("serve"),
              new ConfigurationSource() {
                @Override
                public Configuration read() throws ConfigException {
                  return Configuration.read(ConfigTree.read(home.resolve("config.yaml"), Map.of()));
                }

                @Override
                public Object stamp() {
                  return "";
                }
              },
              runs,
              configuration ->
                  Optional.of(
                      LedgerCluster.join(
                          () -> Ledger.open(here, Clock.systemUTC()),
                          wake::release,
                          Clock.systemDefaultZone(),
                          Duration.ofMillis(200))),
              pool,
              new DaemonListener() {
                @Override
                public void begun(Job job) {}

                @Override
                public void note(String text) {}
              },
              Clock.systemDefaultZone());
      daemon.watch();
      loop = new Thread(this::loop, "machine-" + number);
      loop.start();
    }

    private void loop() {
      try {
        while (!daemon.isOver()) {
          daemon.tick();
          wake.tryAcquire(100, TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    long jobs(Job.Why why) {
      return List.copyOf(runs.jobs).stream().filter(job -> job.why() == why).count();
    }

    void stop() throws InterruptedException {
      daemon.stop();
      loop.join();
      daemon.close();
      pool.shutdown();
      pool.awaitTermination(10, TimeUnit.SECONDS);
      ledger.close();
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    music = Files.createDirectory(temporary.toRealPath().resolve("music"));
    byte[] song =
        Files.readAllBytes(
            AudioFixtures.file(
                Files.createDirectory(temporary.resolve("made")), "song", AudioFormat.FLAC, 1));
    for (int i = 0; i < TRACKS; i++) {
      Path file = Files.write(music.resolve(i + ".flac"), song);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }
    place = (LedgerPlace.OnServer) PostgresServer.newPlace(Map.of());
  }

  @AfterEach
  void stop() throws Exception {
    for (Machine machine : machines) {
      machine.stop();
    }
  }

  private Machine start() throws Exception {
    Machine machine = new Machine(machines.size());
    machines.add(machine);
    return machine;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(50);
    }
  }

  private long jobs(Job.Why why) {
    return machines.stream().mapToLong(machine -> machine.jobs(why)).sum();
  }

  private int done() {
    return machines.stream().mapToInt(machine -> machine.runs.leftAs.size()).sum();
  }

  @Test
  void oneLooks_allWork_eachTrackOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      start();
    }
    await(() -> done() >= TRACKS);
    assertThat(jobs(Job.Why.SCHEDULE)).as("looks").isEqualTo(1);
    for (Machine machine : machines) {
      assertThat(machine.runs.leftAs).as("tracks of a machine").hasSizeGreaterThan(TRACKS / 10);
      assertThat(machine.runs.heardTwice).isEmpty();
    }
    assertThat(heard).hasSize(TRACKS);
    List<Node> nodes = machines.get(0).ledger.nodes().list();
    assertThat(nodes).hasSize(3);
    assertThat(DaemonState.of(nodes.get(0).state())).isPresent();
  }

  @Test
  void machineThatIsPaused_handsItsLookOn() throws Exception {
    Machine one = start();
    await(() -> one.runs.leftAs.size() > 20);
    new Pause(one.home.resolve("serve")).begin(Optional.empty());
    Machine two = start();
    await(() -> done() >= TRACKS);
    assertThat(two.runs.leftAs).hasSizeGreaterThan(TRACKS / 2);
    await(() -> two.jobs(Job.Why.SCHEDULE) == 1);
    assertThat(heard).hasSize(TRACKS);
    assertThat(two.runs.heardTwice).isEmpty();
  }

  @Test
  void machineThatLeaves_doesNotStandOnTheBoardAnyMore() throws Exception {
    Machine one = start();
    Machine two = start();
    await(() -> two.ledger.nodes().list().size() == 2);
    machines.remove(one);
    one.stop();
    assertThat(two.ledger.nodes().list()).hasSize(1);
    await(() -> done() >= TRACKS - one.runs.leftAs.size());
  }
}
