package org.cratetag.web.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.cratetag.config.Library;
import org.cratetag.serve.DaemonView;

/**
 * All figures as Prometheus reads them. Made when somebody asks for the first time. Safe for use by
 * several threads.
 */
public final class MetricsPage {
  private static final double NANOS = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge queue;
  private final MultiGauge known;
  private final MultiGauge notices;
  private final MultiGauge lastLooks;
  private final MultiGauge present;
  private volatile DaemonView view;
  private volatile boolean ledgerOpens;

  /** Over what was counted. */
  public MetricsPage(RunFigures figures, DaemonView view) {
    this.view = view;
    figures
        .tracks()
        .forEach(
            (outcome, count) ->
                counter("cratetag.tracks", "Tracks by outcome.", count, LongAdder::sum)
                    .tag("outcome", outcome)
                    .register(registry));
    figures
        .stages()
        .forEach(
            (stage, nanos) ->
                counter(
                        "cratetag.stage.seconds",
                        "What the stages of tracks took.",
                        nanos,
                        sum -> sum.sum() / NANOS)
                    .tag("stage", stage)
                    .register(registry));
    figures
        .told()
        .forEach(
            (result, count) ->
                counter("cratetag.hook.paths", "Paths that hooks told of.", count, LongAdder::sum)
                    .tag("result", result)
                    .register(registry));
    counter("cratetag.runs", "Runs that began.", figures.runs(), LongAdder::sum).register(registry);
    this.queue = multi("cratetag.queue.tracks", "Tracks in the ledger by goal and state.");
    this.known = multi("cratetag.known.tracks", "Tracks that the ledger knows.");
    this.notices = multi("cratetag.notices", "What servers are told, by state.");
    this.lastLooks =
        multi(
            "cratetag.library.last.look.timestamp.seconds",
            "When the schedule last looked through a library.");
    this.present =
        multi("cratetag.library.present", "Whether all of a library's folders are there.");
    daemonGauges();
    processGauges();
  }

  private void daemonGauges() {
    gauge("cratetag.paused", "Whether somebody has it rest.", page -> page.view.isPaused() ? 1 : 0);
    gauge(
        "cratetag.run.tracks.left",
        "Tracks that the run in hand has still to do.",
        page -> page.view.state().left());
    gauge(
        "cratetag.run.active",
        "Whether a run is at work.",
        page -> page.view.state().library().isEmpty() ? 0 : 1);
    gauge(
        "cratetag.hook.paths.waiting",
        "Paths that hooks told of and that no run has looked at.",
        page -> page.view.told());
    gauge(
        "cratetag.configuration.good",
        "Whether the configuration in the file is the one in use.",
        page -> page.view.wrong().isEmpty() ? 1 : 0);
    gauge("cratetag.ledger.up", "Whether the ledger opens.", page -> page.ledgerOpens ? 1 : 0);
    gauge(
        "cratetag.tick.age.seconds",
        "How long ago the daemon looked what is to be done.",
        page -> page.view.age().toMillis() / 1000.0);
  }

  private void processGauges() {
    gauge(
        "process.resident.memory.bytes",
        "Memory of this process.",
        page -> ProcessFigures.residentBytes());
    gauge("process.start.time.seconds", "When it began.", page -> ProcessFigures.startSeconds());
    gauge("jvm.heap.used.bytes", "What Java's heap holds.", page -> ProcessFigures.heapBytes());
    FunctionCounter.builder("process.cpu.seconds", this, page -> ProcessFigures.cpuSeconds())
        .description("Time of processors, without that of children.")
        .register(registry);
  }

  private static FunctionCounter.Builder<LongAdder> counter(
      String name, String about, LongAdder count, ToDoubleFunction<LongAdder> value) {
    return FunctionCounter.builder(name, count, value).description(about);
  }

  private void gauge(String name, String about, ToDoubleFunction<MetricsPage> value) {
    Gauge.builder(name, this, value).description(about).register(registry);
  }

  private MultiGauge multi(String name, String about) {
    return MultiGauge.builder(name).description(about).register(registry);
  }

  /** The page as it is now, in the text format 0.0.4. */
  public synchronized String text(DaemonView now, Optional<LedgerFigures> ledger) {
    view = now;
    ledgerOpens = ledger.isPresent();
    List<MultiGauge.Row<?>> looks = new ArrayList<>();
    now.looked()
        .forEach((name, time) -> looks.add(row(time.toEpochMilli() / 1000.0, "library", name)));
    lastLooks.register(looks, true);
    List<MultiGauge.Row<?>> there = new ArrayList<>();
    for (Library library : now.configuration().libraries()) {
      boolean all = library.paths().stream().allMatch(Files::exists);
      there.add(row(all ? 1 : 0, "library", library.name()));
    }
    present.register(there, true);
    ledger.ifPresent(this::look);
    return registry.scrape();
  }

  private void look(LedgerFigures ledger) {
    known.register(
        List.of(
            row(ledger.tracks() - ledger.missing(), "state", "present"),
            row(ledger.missing(), "state", "missing")),
        true);
    queue.register(rows(ledger.work(), "goal"), true);
    notices.register(rows(ledger.notices(), "server"), true);
  }

  private static <S extends Enum<S>, N extends Number> List<MultiGauge.Row<?>> rows(
      Map<String, Map<S, N>> counts, String what) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    counts.forEach(
        (name, states) ->
            states.forEach(
                (state, count) ->
                    rows.add(
                        row(
                            count.doubleValue(),
                            what,
                            name,
                            "state",
                            state.name().toLowerCase(Locale.ROOT)))));
    return rows;
  }

  private static MultiGauge.Row<Number> row(double value, String... tags) {
    return MultiGauge.Row.of(Tags.of(tags), value);
  }
}
