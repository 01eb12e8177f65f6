package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.dsp.tonal.MusicalKey;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a musical key is said, and when it is written. */
class KeyPolicyTest {
  private static final TrackPrediction A_MINOR =
      new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of("edm/1.0.0"))
          .withKey(Optional.of("Am"));

  private static PolicySettings settings(ExistingPolicy existing) {
    return new PolicySettings(Profile.SERVER, existing, Set.of(TagField.KEY));
  }

  private static TagValues change(PolicySettings settings, TagValues existing) {
    return new TagPolicy(Taxonomy.bundled(), settings)
        .decide(AudioFormat.FLAC, existing, A_MINOR)
        .change();
  }

  private static TagValues applied(TagValues existing, TagValues change) {
    TagValues result = existing;
    for (TagField field : change.fields().keySet()) {
      result = result.with(field, change.get(field));
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({"MUSICAL, Am", "CAMELOT, 8A", "OPEN_KEY, 1m"})
  void emptyField_isFilledInTheChosenNotation(KeyNotation notation, String written) {
    PolicySettings settings = settings(ExistingPolicy.KEEP).withKeyNotation(notation);
    TagValues change = change(settings, TagValues.EMPTY);
    assertThat(change.get(TagField.KEY)).containsExactly(written);
    assertThat(change.get(TagField.CRATETAG)).containsExactly("edm/1.0.0; KEY=" + written);
    assertThat(change(settings, applied(TagValues.EMPTY, change)).isEmpty()).isTrue();
  }

  @Test
  void energy_fillsAnEmptyField_andNeverReplacesAPersons() {
    TrackPrediction prediction = A_MINOR.withEnergy(OptionalInt.of(8));
    for (ExistingPolicy existing : ExistingPolicy.values()) {
      TagPolicy policy =
          new TagPolicy(
              Taxonomy.bundled(),
              new PolicySettings(Profile.DJ, existing, Set.of(TagField.ENERGY)));
      TagValues change = policy.decide(AudioFormat.MP3, TagValues.EMPTY, prediction).change();
      assertThat(change.get(TagField.ENERGY)).containsExactly("8");
      assertThat(change.get(TagField.KEY)).isEmpty();
      TagValues tagged = applied(TagValues.EMPTY, change);
      assertThat(policy.decide(AudioFormat.MP3, tagged, prediction).change().isEmpty()).isTrue();
      TrackPrediction other = A_MINOR.withEnergy(OptionalInt.of(5));
      assertThat(policy.decide(AudioFormat.MP3, tagged, other).change().get(TagField.ENERGY))
          .containsExactly("5");
      TagValues theirs = TagValues.EMPTY.with(TagField.ENERGY, List.of("3"));
      assertThat(policy.decide(AudioFormat.MP3, theirs, prediction).change().isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(ExistingPolicy.class)
  void keyOfAPerson_stays(ExistingPolicy existing) {
    TagValues tags = TagValues.EMPTY.with(TagField.KEY, List.of("F#m"));
    assertThat(change(settings(existing), tags).isEmpty()).isTrue();
  }

  @Test
  void ownKey_isRenewedInAnotherNotation() {
    TagValues tagged =
        applied(TagValues.EMPTY, change(settings(ExistingPolicy.KEEP), TagValues.EMPTY));
    PolicySettings camelot = settings(ExistingPolicy.KEEP).withKeyNotation(KeyNotation.CAMELOT);
    assertThat(change(camelot, tagged).get(TagField.KEY)).containsExactly("8A");
  }

  @Test
  void fieldThatIsNotAskedFor_isLeftAlone() {
    PolicySettings others = settings(ExistingPolicy.KEEP).withFields(Set.of(TagField.BPM));
    assertThat(change(others, TagValues.EMPTY).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.9, 0.8, true", "0.7, 0.5, false", "0.9, 0.89, false"})
  void key_isSaidOnlyWhenItIsLikelyAndLeads(double likeness, double next, boolean said) {
    MusicalKey am = MusicalKey.find("Am").orElseThrow();
    MusicalKey c = MusicalKey.find("C").orElseThrow();
    Decider decider = new Decider(Taxonomy.bundled(), DecisionSettings.DEFAULT);
    assertThat(decider.key(Optional.of(new KeyEstimate(am, likeness, c, next))).isPresent())
        .isEqualTo(said);
  }
}
