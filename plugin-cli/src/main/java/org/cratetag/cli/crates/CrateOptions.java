package org.cratetag.cli.crates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cratetag.api.ExportRequest.Tempo;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.cli.library.Places;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.run.Engine;
import picocli.CommandLine.Option;

/** Which tracks are wanted in crates. */
final class CrateOptions {
  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "Only this subgenre, family or genre. May be repeated.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "Only this family and its subgenres. May be repeated.")
  private List<String> families = new ArrayList<>();

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      description = "Only labels as sure as this, from 0 to 1.")
  private double minConfidence;

  @Option(
      names = "--bpm",
      paramLabel = "FROM-TO",
      description = "Only tracks of this tempo: 120-130.")
  private String bpm;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Only tracks below this folder. May be repeated.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--added-since",
      paramLabel = "DATE",
      description =
          "Only files whose own time (of last change, which tagging keeps) is of this day or later:"
              + " 2026-11-01.")
  private String addedSince;

  /**
   * The crates with the tracks that are wanted.
   *
   * @throws WrongUseException when there are none
   */
  List<Crate> crates(Engine engine, List<Path> paths) {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new WrongUseException("--min-confidence must be from 0 to 1");
    }
    Predicate<LabelledTrack> wanted = wanted();
    List<Crate> known = engine.catalogue().listCrates(Places.of(paths));
    if (known.isEmpty()) {
      throw new WrongUseException(
          "no known track there has a label; run 'cratetag scan' on your music first");
    }
    List<Crate> crates =
        known.stream()
            .filter(this::isNamed)
            .flatMap(crate -> having(crate, crate.tracks().stream().filter(wanted).toList()))
            .toList();
    if (crates.isEmpty()) {
      throw new WrongUseException("no known track fits all of these options; leave one out");
    }
    return crates;
  }

  /** The tempo that is wanted. */
  Optional<Tempo> tempo() {
    if (bpm == null) {
      return Optional.empty();
    }
    String[] bounds = bpm.strip().split("-", -1);
    try {
      double least = Double.parseDouble(bounds[0].strip());
      return Optional.of(
          new Tempo(least, bounds.length == 1 ? least : Double.parseDouble(bounds[1].strip())));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--bpm must be like 120-130, the lower first");
    }
  }

  private static Stream<Crate> having(Crate crate, List<LabelledTrack> tracks) {
    return tracks.isEmpty()
        ? Stream.empty()
        : Stream.of(new Crate(crate.name(), crate.family(), tracks));
  }

  private boolean isNamed(Crate crate) {
    boolean labelled =
        labels.isEmpty() || labels.stream().anyMatch(label -> label.equalsIgnoreCase(crate.name()));
    return labelled
        && (families.isEmpty()
            || families.stream()
                .anyMatch(family -> family.equalsIgnoreCase(crate.family().orElse(crate.name()))));
  }

  private Predicate<LabelledTrack> wanted() {
    Optional<Tempo> tempo = tempo();
    List<Path> below = folders.isEmpty() ? List.of() : Places.of(folders);
    Optional<Instant> since = since();
    return track ->
        track.findLabel().map(DecidedLabel::confidence).orElse(0.0) >= minConfidence
            && tempo.stream().allMatch(bounds -> isWithin(track, bounds))
            && (below.isEmpty() || below.stream().anyMatch(track.path()::startsWith))
            && since.stream().allMatch(day -> !time(track).isBefore(day));
  }

  private static boolean isWithin(LabelledTrack track, Tempo bounds) {
    double tempo = track.bpm().orElse(Double.NaN);
    return tempo >= bounds.leastBpm() && tempo <= bounds.mostBpm();
  }

  private Optional<Instant> since() {
    try {
      return Optional.ofNullable(addedSince)
          .map(
              day -> LocalDate.parse(day.strip()).atStartOfDay(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeParseException e) {
      throw new WrongUseException("--added-since must be a day like 2026-11-01");
    }
  }

  private static Instant time(LabelledTrack track) {
    try {
      return Files.getLastModifiedTime(track.path()).toInstant();
    } catch (IOException e) {
      return Instant.MIN;
    }
  }
}
