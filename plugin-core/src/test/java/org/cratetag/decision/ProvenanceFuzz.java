package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.fuzz.FuzzTarget;

/**
 * The value of a CRATETAG field, which anybody may have written: ours, read whole, or no matter.
 */
public final class ProvenanceFuzz implements FuzzTarget {
  @Override
  public List<byte[]> seeds(Path folder) {
    DecidedLabel label = new DecidedLabel("Tech House", Optional.of("House"), 0.74);
    TrackPrediction heard =
        new TrackPrediction(
            List.of(label),
            List.of(label),
            OptionalDouble.of(126),
            List.of("edm-subgenre/1.0.0"),
            List.of());
    Provenance provenance =
        Provenance.of(heard, Map.of(TagField.GENRE, List.of("a=b; c%", "Tech House")));
    return List.of(provenance.text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Optional<Provenance> found = Provenance.find(List.of(text));
    if (found.isPresent() && saysSomething(found.get())) {
      String again = found.get().text();
      assertThat(Provenance.find(List.of(again)))
          .as("%s, written as %s", text, again)
          .isEqualTo(found);
    }
    Provenance.find(List.of(text, text));
  }

  /** A text of ours says something; and no pack is called "-", which stands for none. */
  private static boolean saysSomething(Provenance found) {
    boolean hasNoName = found.packs().contains("-");
    return !hasNoName
        && (!found.genre().isEmpty()
            || !found.style().isEmpty()
            || found.bpm().isPresent()
            || !found.written().isEmpty());
  }
}
