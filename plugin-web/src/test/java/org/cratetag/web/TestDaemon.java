package org.cratetag.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.ledger.State;
import org.cratetag.ledger.notice.Notice;
import org.cratetag.serve.DaemonState;
import org.cratetag.serve.DaemonView;
import org.cratetag.web.metric.LedgerFigures;
import org.cratetag.web.metric.LedgerLook;
import org.cratetag.web.metric.RunFigures;

/** A daemon that remembers what it was told, over a real configuration. */
final class TestDaemon implements Served {
  final List<Path> told = Collections.synchronizedList(new ArrayList<>());
  final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  final RunFigures figures = new RunFigures();
  volatile Configuration configuration;
  volatile String wrong = "";
  volatile boolean paused;
  volatile long seen = System.nanoTime();
  volatile boolean ledgerFails;
  private final LedgerLook ledger = new LedgerLook(this::look, Duration.ZERO);

  static Configuration configuration(Path folder, String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("config.yaml"), yaml);
    return Configuration.read(ConfigTree.read(file, Map.of()));
  }

  private LedgerFigures look() throws IOException {
    if (ledgerFails) {
      throw new IOException("locked");
    }
    return new LedgerFigures(
        12,
        2,
        Map.of("tag", Map.of(State.DONE, 9L, State.QUEUED, 3L)),
        Map.of("home", Map.of(Notice.State.WAITING, 4, Notice.State.GIVEN_UP, 1)));
  }

  @Override
  public DaemonView view() {
    DaemonState state =
        new DaemonState(1, "", "", "at work", "music", 3, 5, List.of(), List.of(), wrong);
    return new DaemonView(
        configuration,
        state,
        paused,
        wrong,
        Map.of("music", Instant.parse("2026-11-01T03:30:00Z")),
        told.size(),
        seen);
  }

  @Override
  public void tell(List<Path> paths) {
    told.addAll(paths);
  }

  @Override
  public RunFigures figures() {
    return figures;
  }

  @Override
  public LedgerLook ledger() {
    return ledger;
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }
}
