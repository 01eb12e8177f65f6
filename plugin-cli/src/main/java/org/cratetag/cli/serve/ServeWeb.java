package org.cratetag.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.config.Configuration;
import org.cratetag.config.Home;
import org.cratetag.config.WebSettings;
import org.cratetag.ledger.Ledger;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.serve.Daemon;
import org.cratetag.serve.DaemonView;
import org.cratetag.tags.posix.NativeHeap;
import org.cratetag.web.Served;
import org.cratetag.web.WebServer;
import org.cratetag.web.metric.LedgerFigures;
import org.cratetag.web.metric.LedgerLook;
import org.cratetag.web.metric.RunFigures;

/** The daemon's web side: opened with it, and told of changed settings. */
final class ServeWeb implements Served, AutoCloseable {
  private static final Duration LEDGER_KEPT = Duration.ofMinutes(1);

  private final Home home;
  private final Daemon daemon;
  private final RunFigures figures;
  private final ServeOutput output;
  private final LedgerLook ledger = new LedgerLook(this::look, LEDGER_KEPT);
  private final WebServer server = new WebServer(this);

  ServeWeb(Home home, Daemon daemon, RunFigures figures, ServeOutput output) {
    this.home = home;
    this.daemon = daemon;
    this.figures = figures;
    this.output = output;
  }

  /**
   * Opens the port, if the settings say so.
   *
   * @throws WrongUseException when that cannot be done and the user named a port or a token
   */
  void start() {
    WebSettings settings = view().configuration().web();
    try {
      open(settings);
    } catch (IOException e) {
      if (settings.chosenPort().isPresent() || settings.token().isPresent()) {
        throw new WrongUseException("web: " + e.getMessage() + wayOut(settings), e);
      }
      output.note(
          "programs cannot ask it by HTTP: "
              + e.getMessage()
              + ", of another 'cratetag serve' perhaps. It serves without; 'web: {port: "
              + (settings.port() + 1)
              + "}' in the configuration gives it a port of its own, 'web: {enabled: no}' does"
              + " without");
    }
  }

  private static String wayOut(WebSettings settings) {
    return "; choose another with 'web: {port: "
        + (settings.port() == 65_535 ? WebSettings.STANDARD_PORT : settings.port() + 1)
        + "}' in the configuration, or do without: 'web: {enabled: no}'";
  }

  /** Takes up changed settings. What cannot be done is noted, and the daemon goes on. */
  void configured(Configuration configuration) {
    try {
      open(configuration.web());
    } catch (IOException e) {
      output.note("programs cannot ask it by HTTP: " + e.getMessage());
    }
  }

  private void open(WebSettings settings) throws IOException {
    var before = server.findPort();
    server.apply(settings);
    if (server.findPort().isPresent() && !server.findPort().equals(before)) {
      String host =
          settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address();
      output.remark(
          "web",
          Map.of("port", settings.port(), "address", settings.address()),
          "Programs may ask and tell it at http://" + host + ":" + settings.port() + ".");
    }
  }

  private LedgerFigures look() throws RunException {
    try (Ledger opened = Engine.openLedger(home, view().configuration().ledger())) {
      return LedgerFigures.of(opened);
    } finally {
      // Else what the ledger, and the first who asked, took of it would stay with the daemon.
      NativeHeap.giveBack();
    }
  }

  @Override
  public DaemonView view() {
    return daemon.view();
  }

  @Override
  public void tell(List<Path> paths) throws IOException {
    daemon.tell(paths);
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
    output.note(text);
  }

  @Override
  public void close() {
    server.close();
  }
}
