package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.TagWriter;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy on what real files give back. */
class TagPolicyFormatsTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final TrackPrediction DRUM_AND_BASS =
      new TrackPrediction(
          List.of(new DecidedLabel("Bass", Optional.empty(), 0.93)),
          List.of(new DecidedLabel("Drum & Bass", Optional.of("Bass"), 0.87)),
          OptionalDouble.of(174.04),
          List.of("edm-subgenre/1.0.0"));

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void secondRun_changesNothingInAnyProfileAndPolicy(AudioFormat format) throws Exception {
    for (Profile profile : List.of(Profile.SERVER, Profile.DJ)) {
      for (ExistingPolicy existing : ExistingPolicy.values()) {
        Path file = AudioFixtures.file(folder, profile + "-" + existing, format, 1);
        TagWriter writer = writerOf(new AudioFile(file, format, 0, Instant.EPOCH));
        TagValues mine = TagValues.EMPTY.with(TagField.GENRE, List.of("Rock"));
        writer.write(file, mine, profile.tagStyle().orElseThrow());
        TagPolicy policy =
            new TagPolicy(
                TAXONOMY, new PolicySettings(profile, existing, PolicySettings.DEFAULT.fields()));
        TagValues change = policy.decide(format, writer.read(file), DRUM_AND_BASS).change();
        assertThat(change.isEmpty()).isFalse();
        writer.write(file, change, profile.tagStyle().orElseThrow());
        assertThat(policy.decide(format, writer.read(file), DRUM_AND_BASS).change())
            .as("%s %s after %s", profile, existing, writer.read(file))
            .isEqualTo(TagValues.EMPTY);
      }
    }
  }

  private static TagWriter writerOf(AudioFile file) {
    return BuiltInWriters.list().stream().filter(w -> w.supports(file)).findFirst().orElseThrow();
  }
}
