package org.cratetag.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.journal.TagChange;

/** The JSON of a ledger's columns, from a damaged ledger: read, or refused. */
public final class LedgerJsonFuzz implements FuzzTarget {
  @Override
  public List<byte[]> seeds(Path folder) {
    DecidedLabel label = new DecidedLabel("Tech House", Optional.of("House"), 0.74);
    TrackPrediction heard =
        new TrackPrediction(
            List.of(label), List.of(label), OptionalDouble.of(126), List.of("p/1"), List.of("d"));
    FileState file = new FileState(5, Instant.EPOCH, "0".repeat(64));
    TagChange change =
        new TagChange(
            TagChange.Kind.UPDATE,
            new TagValues(Map.of(TagField.GENRE, List.of())),
            new TagValues(Map.of(TagField.GENRE, List.of("a", "b"))),
            Optional.of(file),
            Optional.of(file),
            OptionalLong.empty(),
            Instant.EPOCH,
            Optional.of(heard));
    return List.of(
        TagChangeJson.of(change).getBytes(StandardCharsets.UTF_8),
        Json.ofPrediction(heard).getBytes(StandardCharsets.UTF_8),
        "{\"tagged\":3}".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    tried(() -> Json.toCounts(text));
    tried(() -> Json.toTags(Json.read(text)));
    tried(
        () -> {
          TrackPrediction heard = Json.toPrediction(text);
          assertThat(Json.toPrediction(Json.ofPrediction(heard))).isEqualTo(heard);
        });
    tried(
        () -> {
          TagChange change = TagChangeJson.toChange(text, OptionalLong.empty());
          String again = TagChangeJson.of(change);
          assertThat(TagChangeJson.toChange(again, OptionalLong.empty())).isEqualTo(change);
        });
  }

  private static void tried(Runnable reading) {
    try {
      reading.run();
    } catch (LedgerException | IllegalArgumentException | DateTimeException refused) {
      // As it should.
    }
  }
}
