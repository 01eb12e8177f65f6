package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.ImpatientDatabase;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.database.LedgerTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes that tag one library at once over one ledger. {@code src/bench/shared-ledger}
 * does it with thousands of tracks.
 */
@Timeout(7200)
class LedgerSharingTest {
  private static final int TRACKS = Integer.getInteger("cratetag.tracks", 150);
  private static final int LISTENING_MS = 10;
  private static final int LEASE_MS = 3_000;

  @TempDir Path folder;

  @Test
  void twoProcesses_overOneFile_writeEachTrackOnce() throws Exception {
    Path music = folder.resolve("music");
    SharedLibrary library = SharedLibrary.make(folder, music, TRACKS);
    Path database = folder.resolve("home/cratetag.db");
    long start = System.nanoTime();
    List<String> heard = new ArrayList<>();
    List<Integer> shares = new ArrayList<>();
    try (ChildProcess one = start(database, music, 600_000);
        ChildProcess other = start(database, music, 600_000)) {
      begin(one, other);
      one.await("written", 1);
      verifyReaders(database, music);
      for (ChildProcess each : List.of(one, other)) {
        assertThat(each.join()).as(() -> each.lines().toString()).isZero();
        heard.addAll(each.said("heard"));
        shares.add(each.said("written").size());
        assertThat(each.said("left")).isEmpty();
        assertThat(each.said("failed")).isEmpty();
      }
    }
    report("2 processes, one file", shares, start);
    assertThat(shares).allMatch(share -> share > 0);
    assertThat(heard).doesNotHaveDuplicates().hasSize(TRACKS);
    try (Ledger ledger = Ledger.open(SharingChild.place(database.toString(), music), clock())) {
      library.verifyTaggedOnce(ledger, music);
      library.verifyUndo(ledger, music);
    }
  }

  /** Fifteen that ask for the status and the list, three at a time. */
  private static void verifyReaders(Path database, Path music) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        answers.add(
            pool.submit(
                () -> {
                  try (Ledger ledger =
                      Ledger.open(SharingChild.place(database.toString(), music), clock())) {
                    ledger.list(music, "tag");
                    return ledger.status().tracks();
                  }
                }));
      }
      for (Future<Long> answer : answers) {
        assertThat(answer.get()).isBetween(0L, (long) TRACKS);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void readerInTheMidstOfATransaction_doesNotKeepAWriter() throws Exception {
    Path music = folder.resolve("music");
    SharedLibrary.make(folder, music, 60);
    Path file = folder.resolve("home/cratetag.db");
    LedgerPlace place = new LedgerPlace.InFile(file, Map.of());
    try (Database reader = Database.open(place, LedgerTime.of(clock()));
        ChildProcess writer = start(file, music, 600_000)) {
      String count = "SELECT COUNT(*) FROM journal";
      begin(writer);
      writer.await("written", 1);
      long more =
          reader.read(
              handle -> {
                long before = handle.createQuery(count).mapTo(Long.class).one();
                awaitWritten(writer, 50);
                assertThat(handle.createQuery(count).mapTo(Long.class).one()).isEqualTo(before);
                return 50 - before;
              });
      assertThat(more).as("written in the meantime").isPositive();
      assertThat(writer.join()).isZero();
    }
  }

  private static void awaitWritten(ChildProcess writer, int tracks) {
    try {
      writer.await("written", tracks);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void processStoppedInATransaction_othersReadAndSayWhyTheyCannotWrite() throws Exception {
    LedgerPlace place = new LedgerPlace.InFile(folder.resolve("home/cratetag.db"), Map.of());
    LedgerTime time = LedgerTime.of(clock());
    Ledger.open(place, clock()).close();
    try (ChildProcess holding =
            ChildProcess.start(HoldingChild.class, folder.resolve("home/cratetag.db"));
        Ledger patient = Ledger.open(place, clock())) {
      holding.await("inside", 1);
      holding.freeze();
      assertThat(patient.status().tracks()).isZero();
      CompletableFuture<Run> waiting =
          CompletableFuture.supplyAsync(() -> patient.startRun("tag", SharingChild.GOAL));
      try (Database impatient = new ImpatientDatabase(place, time)) {
        assertThatThrownBy(() -> impatient.run(handle -> handle.execute("DELETE FROM goal")))
            .isInstanceOf(LedgerException.class)
            .hasMessageContaining("another cratetag uses this home and does not answer")
            .hasMessageContaining("Ctrl-Z")
            .hasMessageContaining(folder.resolve("home").toString());
      }
      holding.thaw();
      holding.tell("go on");
      assertThat(holding.join()).isZero();
      assertThat(waiting.get(60, TimeUnit.SECONDS).goal()).isEqualTo(SharingChild.GOAL);
      assertThat(patient.listRuns(9)).hasSize(1);
    }
  }

  @Test
  void eightFirstStartsAtOnce_makeOneLedger() throws Exception {
    Path database = folder.resolve("home/cratetag.db");
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        children.add(ChildProcess.start(LedgerChild.class, database, Path.of("/music/" + i), 3));
      }
      for (ChildProcess child : children) {
        assertThat(child.join()).as(() -> child.lines().toString()).isZero();
      }
    } finally {
      children.forEach(ChildProcess::close);
    }
    try (Ledger ledger = Ledger.open(database, clock())) {
      assertThat(ledger.status().countsByGoal()).isEqualTo(Map.of("tag", Map.of(State.DONE, 24L)));
      assertThat(ledger.listRuns(99)).hasSize(8);
    }
    try (Stream<Path> left = Files.list(database.getParent())) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("cratetag.db", "schema.lock");
    }
  }

  @Test
  void fileSystemWithoutSharedMemory_isSharedAllTheSame() throws Exception {
    Optional<Path> library = NoSharedMemory.compile(folder);
    assumeThat(library).as("needs Linux and a C compiler").isPresent();
    Path music = folder.resolve("music");
    SharedLibrary few = SharedLibrary.make(folder, music, 24);
    Path file = folder.resolve("home/cratetag.db");
    Map<String, String> environment = Map.of("LD_PRELOAD", library.get().toString());
    try (ChildProcess one =
            ChildProcess.startWith(environment, SharingChild.class, file, music, 600_000, 1);
        ChildProcess other =
            ChildProcess.startWith(environment, SharingChild.class, file, music, 600_000, 1)) {
      begin(one, other);
      assertThat(one.join()).as(() -> one.lines().toString()).isZero();
      assertThat(other.join()).as(() -> other.lines().toString()).isZero();
    }
    try (Ledger ledger = Ledger.open(SharingChild.place(file.toString(), music), clock())) {
      few.verifyTaggedOnce(ledger, music);
    }
    assertThat(Files.readAllBytes(file)[18]).as("1 without a write-ahead log").isEqualTo((byte) 1);
  }

  @Test
  void threeMachines_oneKilledOneFrozenServerRestarted_writeEachTrackOnce() throws Exception {
    Path disk = folder.resolve("disk");
    SharedLibrary library = SharedLibrary.make(folder, disk, TRACKS);
    List<Path> mounts = new ArrayList<>();
    for (String machine : List.of("one", "two", "three")) {
      mounts.add(
          Files.createSymbolicLink(
              Files.createDirectories(folder.resolve(machine)).resolve("music"), disk));
    }
    long start = System.nanoTime();
    try (RestartableServer server = RestartableServer.start(folder.resolve("server"));
        ChildProcess one = start(server.url(), mounts.get(0), LEASE_MS);
        ChildProcess frozen = start(server.url(), mounts.get(1), LEASE_MS);
        ChildProcess killed = start(server.url(), mounts.get(2), LEASE_MS)) {
      List<ChildProcess> machines = List.of(one, frozen, killed);
      begin(one, frozen, killed);
      for (ChildProcess each : machines) {
        each.await("written", TRACKS / 50);
      }
      killed.kill();
      frozen.freezeOutside(disk);
      long leaseEnd = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEASE_MS);
      one.await("written", TRACKS / 10);
      server.restartFast();
      one.await("written", TRACKS / 5);
      server.restartAfterCrash();
      assertThat(one.join()).as(() -> one.lines().toString()).isZero();
      LockSupport.parkNanos(leaseEnd - System.nanoTime());
      frozen.thaw();
      assertThat(frozen.join()).as(() -> frozen.lines().toString()).isZero();
      report("3 machines", machines.stream().map(m -> m.said("written").size()).toList(), start);

      // It was silent for longer than a machine can be.
      server.execute("UPDATE process SET seen_ms = seen_ms - 1000000 WHERE pid = " + killed.pid());
      try (ChildProcess later = start(server.url(), mounts.get(0), LEASE_MS)) {
        begin(later);
        assertThat(later.join()).as(() -> later.lines().toString()).isZero();
        System.out.println("left to a later run: " + later.said("heard"));
      }
      Path music = mounts.get(2);
      try (Ledger ledger = Ledger.open(SharingChild.place(server.url(), music), clock())) {
        library.verifyTaggedOnce(ledger, music);
        library.verifyUndo(ledger, music);
      }
    }
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  private static void report(String what, List<Integer> shares, long startNanos) {
    System.out.printf(
        "%s: %d tracks, written by each %s, %.0f s%n",
        what, TRACKS, shares, (System.nanoTime() - startNanos) / 1e9);
  }

  /** Lets all begin when all are there. */
  private static void begin(ChildProcess... children) throws Exception {
    for (ChildProcess child : children) {
      child.await("open", 1);
    }
    for (ChildProcess child : children) {
      child.tell("begin");
    }
  }

  private static ChildProcess start(Object place, Path music, int leaseMillis) throws Exception {
    return ChildProcess.start(SharingChild.class, place, music, leaseMillis, LISTENING_MS);
  }
}
