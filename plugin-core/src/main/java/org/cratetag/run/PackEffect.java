package org.cratetag.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.TrackEntry;
import org.cratetag.tags.SeenTags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a pack changes in what is said of tracks that were heard before.
 *
 * @param tracks how many were looked at
 * @param changes those that are called otherwise with the pack than without it, by path
 */
public record PackEffect(int tracks, List<Change> changes) {
  private static final Logger LOG = LoggerFactory.getLogger(PackEffect.class);

  public PackEffect {
    changes = List.copyOf(changes);
  }

  /**
   * A track that is called otherwise.
   *
   * @param path of the track
   * @param without the labels without the pack, genres first; may be none
   * @param with the labels with it; may be none
   */
  public record Change(Path path, List<String> without, List<String> with) {
    public Change {
      without = List.copyOf(without);
      with = List.copyOf(with);
    }
  }

  /**
   * Decides on known tracks twice, by what is remembered of them; tracks of which something would
   * have to be listened to are passed over.
   *
   * @param without decides without the pack
   * @param with decides with it
   * @param tagsOf what the tags of a file hold, where a decision looks at them
   * @param most of so many tracks
   */
  static PackEffect of(
      Ledger ledger,
      TrackAnalyser without,
      TrackAnalyser with,
      Function<AudioFile, Optional<SeenTags>> tagsOf,
      int most) {
    List<Change> changes = new ArrayList<>();
    int[] tracks = {0};
    ledger.forEachTrack(
        List.of(),
        entries -> {
          Optional<TrackEntry> latest =
              entries.stream().findFirst().filter(entry -> !entry.missing());
          if (latest.isEmpty() || tracks[0] == most) {
            return;
          }
          AudioFile file = latest.get().file();
          TrackMemory memory = TrackMemory.of(ledger.remember(file, Optional::empty));
          Optional<SeenTags> seen = tagsOf.apply(file);
          try {
            Change change =
                new Change(
                    file.path(),
                    labels(without.recall(memory, seen).prediction()),
                    labels(with.recall(memory, seen).prediction()));
            tracks[0]++;
            if (!change.without().equals(change.with())) {
              changes.add(change);
            }
          } catch (TrackFailure unheard) {
            LOG.debug("{} is not judged", file.path(), unheard);
          }
        });
    return new PackEffect(tracks[0], changes);
  }

  /** What a track is called, the genres first, each name once. */
  private static List<String> labels(TrackPrediction prediction) {
    return Stream.concat(prediction.genre().stream(), prediction.subgenre().stream())
        .map(DecidedLabel::label)
        .distinct()
        .toList();
  }
}
