package org.cratetag.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.decision.Profile;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.cratetag.tags.BuiltInWriters;

/** Short tracks of known style, for crates of one's own. */
final class OwnTracks {
  private OwnTracks() {}

  /** A track; named by its style and seed. */
  static Path make(TrackStyle style, int seed, Path crate) throws Exception {
    Files.createDirectories(crate);
    TrackSpec spec = TrackSpec.ofSeed(style, seed).withDuration(Duration.ofSeconds(8));
    Path file = crate.resolve(style + " " + seed + ".flac");
    AudioFixtures.write(new Synthesiser().render(spec), AudioFormat.FLAC, file);
    return file;
  }

  /** Writes a genre into the tags, as another program does. */
  static void tag(Path file, String genre) throws Exception {
    BuiltInWriters.list().stream()
        .filter(writer -> writer.supports(audio(file)))
        .findFirst()
        .orElseThrow()
        .write(
            file,
            TagValues.EMPTY.with(TagField.GENRE, List.of(genre)),
            Profile.SERVER.tagStyle().orElseThrow());
  }

  /** The file as writers know it. */
  static AudioFile audio(Path file) {
    return new AudioFile(file, AudioFormat.FLAC, 0, Instant.EPOCH);
  }
}
