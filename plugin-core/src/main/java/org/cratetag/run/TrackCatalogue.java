package org.cratetag.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TrackNames;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.LabelMap;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.TrackEntry;
import org.cratetag.tags.SidecarWriter;
import org.cratetag.tags.TagService;

/**
 * Tracks as servers and DJ programs know them: with the names in their tags, and the user's labels.
 */
public final class TrackCatalogue {
  private final Ledger ledger;
  private final TagService tags;
  private final LabelMap labels;

  TrackCatalogue(Ledger ledger, TagService tags, LabelMap labels) {
    this.ledger = ledger;
    this.tags = tags;
    this.labels = labels;
  }

  /** A track that was listened to a moment ago. */
  LabelledTrack describe(AudioFile file, TrackAnalyser.Analysis analysis) {
    return labelled(file, analysis.duration(), analysis.prediction());
  }

  /** A track as it was heard last; without labels where it was not. */
  LabelledTrack describeKnown(Path path) {
    return ledger
        .find(path)
        .filter(entry -> entry.prediction().isPresent())
        .map(
            entry ->
                labelled(entry.file(), duration(entry.file()), entry.prediction().orElseThrow()))
        .orElseGet(() -> describeUndone(path));
  }

  /** Artist and title of a file; none where they cannot be read. */
  TrackNames namesOf(Path path) {
    return ledger.find(path).map(TrackEntry::file).map(this::names).orElse(TrackNames.NONE);
  }

  /**
   * A track whose tags were taken back, without labels.
   *
   * @param written the file that was written: the track or what lies beside it
   */
  public LabelledTrack describeUndone(Path written) {
    Path path = SidecarWriter.trackOf(written).orElse(written);
    Optional<AudioFile> file = ledger.find(path).map(TrackEntry::file);
    TrackPrediction none =
        new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of());
    return LabelledTrack.of(
        path, file.map(this::names).orElse(TrackNames.NONE), file.flatMap(this::duration), none);
  }

  /**
   * What is known below folders, as crates by name: a track's surest subgenre, else its surest
   * genre or family. Tracks without a label are in none.
   *
   * @param roots files and folders, absolute and normalised
   */
  public List<Crate> listCrates(List<Path> roots) {
    Map<String, List<LabelledTrack>> byLabel = new TreeMap<>();
    for (TrackEntry entry : heardBelow(roots).values()) {
      LabelledTrack track =
          labelled(entry.file(), duration(entry.file()), entry.prediction().orElseThrow());
      track
          .findLabel()
          .ifPresent(
              label -> byLabel.computeIfAbsent(label.label(), any -> new ArrayList<>()).add(track));
    }
    return byLabel.entrySet().stream()
        .map(
            crate ->
                new Crate(
                    crate.getKey(),
                    crate.getValue().get(0).findLabel().flatMap(DecidedLabel::family),
                    crate.getValue()))
        .toList();
  }

  /** By path, what was heard last; tracks that are gone are left out. */
  private Map<Path, TrackEntry> heardBelow(List<Path> roots) {
    Map<Path, TrackEntry> heard = new TreeMap<>();
    for (Path root : roots) {
      for (RunRequest.Kind kind : List.of(RunRequest.Kind.SCAN, RunRequest.Kind.TAG)) {
        for (TrackEntry entry : ledger.list(root, kind.goalKind())) {
          if (!entry.missing() && entry.prediction().isPresent()) {
            heard.merge(
                entry.file().path(),
                entry,
                (one, other) -> one.changed().isAfter(other.changed()) ? one : other);
          }
        }
      }
    }
    return heard;
  }

  private LabelledTrack labelled(
      AudioFile file, Optional<Duration> duration, TrackPrediction prediction) {
    return LabelledTrack.of(file.path(), names(file), duration, labels.written(prediction));
  }

  /** Tags that cannot be read name nothing. */
  private TrackNames names(AudioFile file) {
    try {
      return tags.names(file);
    } catch (TrackException e) {
      return TrackNames.NONE;
    }
  }

  private Optional<Duration> duration(AudioFile file) {
    return ledger.findFeatures(file, FeatureWork.TRACK_SECONDS).map(FeatureWork::toDuration);
  }
}
