package org.cratetag.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.PackException;

/**
 * Runs a pack's golden cases and says, check by check, whether the pack does what it promises, and
 * how long its model takes here.
 */
public final class PackVerifier {
  private static final int TIMED_RUNS = 500;
  private static final long TIMED_NANOS = 500_000_000L;

  private PackVerifier() {}

  /** What came out. */
  public sealed interface Check {
    /** What was looked at, in words. */
    String what();

    /** As it should be. */
    record Passed(String what, String detail) implements Check {}

    /** Not as it should be, and why. */
    record Refused(String what, String reason) implements Check {}
  }

  /**
   * All checks of one pack, in order.
   *
   * @param pack id and version
   * @param checks what was looked at
   */
  public record Report(String pack, List<Check> checks) {
    /** Copies the checks. */
    public Report {
      checks = List.copyOf(checks);
    }

    /** Whether every check passed. */
    public boolean isPassed() {
      return refusal().isEmpty();
    }

    /** The first check that did not pass. */
    public Optional<Check.Refused> refusal() {
      return checks.stream()
          .filter(Check.Refused.class::isInstance)
          .map(Check.Refused.class::cast)
          .findFirst();
    }
  }

  /** Verifies a pack that {@link PackReader} has read, which has checked its files. */
  public static Report verify(ModelPack pack) {
    List<Check> checks = new ArrayList<>();
    PackManifest manifest = pack.manifest();
    checks.add(new Check.Passed("manifest", PackManifest.SCHEMA));
    checks.add(new Check.Passed("hash", describe(manifest, graph -> graph.model().sha256())));
    checks.add(new Check.Passed("front-end", describe(manifest, graph -> graph.frontEnd().key())));
    try (OnnxClassifier classifier = OnnxClassifier.open(pack)) {
      checks.add(
          new Check.Passed(
              "graph",
              describe(
                  manifest, graph -> graph.input().shape() + " to " + graph.output().shape())));
      Check golden = golden(classifier, pack);
      checks.add(golden);
      if (golden instanceof Check.Passed && !pack.golden().cases().isEmpty()) {
        checks.add(speed(classifier, pack));
      }
    } catch (PackException e) {
      checks.add(new Check.Refused("graph", e.getMessage()));
    }
    return new Report(manifest.name(), checks);
  }

  private static Check golden(OnnxClassifier classifier, ModelPack pack) {
    List<GoldenCase> cases = pack.golden().cases();
    double largest = 0;
    for (int i = 0; i < cases.size(); i++) {
      double[] expected = cases.get(i).probabilities();
      double[] found;
      try {
        found = classifier.probabilities(tensors(cases.get(i)));
      } catch (TrackException e) {
        return new Check.Refused("golden", "case " + i + ": " + e.getMessage());
      }
      for (int label = 0; label < found.length; label++) {
        double difference = Math.abs(found[label] - expected[label]);
        if (!(difference <= pack.golden().tolerance())) {
          return new Check.Refused(
              "golden",
              "case %d gives %s for %s, expected %s"
                  .formatted(
                      i,
                      found[label],
                      pack.manifest().labels().get(label).label(),
                      expected[label]));
        }
        largest = Math.max(largest, difference);
      }
      Optional<Check> wrongDomain = wrongDomain(classifier, pack, i);
      if (wrongDomain.isPresent()) {
        return wrongDomain.get();
      }
    }
    return new Check.Passed(
        "golden", "%d cases, largest difference %.1e".formatted(cases.size(), largest));
  }

  /** What is wrong with the domain's probability in a case. */
  private static Optional<Check> wrongDomain(OnnxClassifier classifier, ModelPack pack, int at) {
    GoldenCase golden = pack.golden().cases().get(at);
    try {
      Optional<DomainScore> found = classifier.domain(tensors(golden));
      if (found.isPresent() != golden.domain().isPresent()) {
        return Optional.of(
            new Check.Refused(
                "golden", "case " + at + " and pack.json differ on whether there is a domain"));
      }
      if (found.isPresent()) {
        double probability = found.get().probability();
        double expected = golden.domain().getAsDouble();
        if (!(Math.abs(probability - expected) <= pack.golden().tolerance())) {
          return Optional.of(
              new Check.Refused(
                  "golden",
                  "case %d gives %s for the domain, expected %s"
                      .formatted(at, probability, expected)));
        }
      }
      return Optional.empty();
    } catch (TrackException e) {
      return Optional.of(new Check.Refused("golden", "case " + at + ": " + e.getMessage()));
    }
  }

  /** How long the model takes for a track, warmed up by the golden cases. */
  private static Check speed(OnnxClassifier classifier, ModelPack pack) {
    List<List<FeatureTensor>> tracks =
        pack.golden().cases().stream().map(PackVerifier::tensors).toList();
    List<Long> nanos = new ArrayList<>();
    long begin = System.nanoTime();
    try {
      while (nanos.size() < TIMED_RUNS
          && (nanos.size() < tracks.size() || System.nanoTime() - begin < TIMED_NANOS)) {
        long before = System.nanoTime();
        classifier.probabilities(tracks.get(nanos.size() % tracks.size()));
        nanos.add(System.nanoTime() - before);
      }
    } catch (TrackException e) {
      return new Check.Refused("speed", e.getMessage());
    }
    nanos.sort(null);
    return new Check.Passed(
        "speed",
        String.format(
            Locale.ROOT,
            "%.2f ms a track on one core, median of %d",
            nanos.get(nanos.size() / 2) / 1e6,
            nanos.size()));
  }

  private static List<FeatureTensor> tensors(GoldenCase golden) {
    return golden.inputs().stream().map(GoldenInput::tensor).toList();
  }

  private static String describe(PackManifest manifest, Function<PackGraph, String> what) {
    return manifest.graphs().stream().map(what).distinct().collect(Collectors.joining(", "));
  }
}
