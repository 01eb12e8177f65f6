package org.cratetag.tags.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;

/** Any bytes: no layout, or one whose ranges lie within the file, in order and apart. */
public final class LayoutFuzz implements FuzzTarget {
  private final Scratch scratch = new Scratch();

  @Override
  public List<byte[]> seeds(Path folder) throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (AudioFormat format : AudioFixtures.writable()) {
      seeds.add(AudioFixtures.bytes(folder, format, 0.1));
      Path bare = AudioFixtures.bare(folder, "bare", format, 0.1);
      seeds.add(Files.readAllBytes(bare));
      Files.delete(bare);
    }
    return seeds;
  }

  @Override
  public void run(byte[] input) throws Exception {
    Path file = scratch.file("fuzzed", input);
    for (AudioFormat format : AudioFixtures.writable()) {
      verifyRanges(PlayedAudio.of(file, format), input.length);
      AudioKey.of(file, format);
    }
    ArtistKey.find(file);
    try {
      Layout layout = Layouts.read(file);
      verifyRanges(layout.audio(), input.length);
      assertThat(layout.format()).isEqualTo(ContentFormat.of(file));
      ChangeCheck.of(file).verify(file, Set.of());
    } catch (TrackException refused) {
      // As it should.
    }
  }

  /**
   * Compares what players would play of two files.
   *
   * @throws AssertionError when it is not the same
   */
  public static void verifyPlayed(Path before, Path after, AudioFormat format) throws IOException {
    assertThat(Arrays.equals(played(before, format), played(after, format)))
        .as("players play the same of the new file")
        .isTrue();
  }

  private static byte[] played(Path file, AudioFormat format) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteArrayOutputStream played = new ByteArrayOutputStream();
    for (Layout.Extent extent : PlayedAudio.of(file, format)) {
      played.write(bytes, (int) extent.offset(), (int) extent.length());
    }
    return played.toByteArray();
  }

  private static void verifyRanges(List<Layout.Extent> ranges, long size) {
    long end = 0;
    for (Layout.Extent range : ranges) {
      assertThat(range.offset()).as("ranges are apart: %s", ranges).isGreaterThanOrEqualTo(end);
      assertThat(range.length()).as("length of a range").isNotNegative();
      end = range.offset() + range.length();
    }
    assertThat(end).as("ranges %s within the file", ranges).isLessThanOrEqualTo(size);
  }
}
