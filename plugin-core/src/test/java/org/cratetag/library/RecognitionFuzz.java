package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.FileView;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.Disguises;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;

/** Any bytes: an answer. */
public final class RecognitionFuzz implements FuzzTarget {
  private final Scratch scratch = new Scratch();
  private final Recognisers recognisers = new Recognisers(List.of());

  @Override
  public List<byte[]> seeds(Path folder) throws Exception {
    List<byte[]> seeds = new ArrayList<>(Disguises.others().values());
    for (AudioFormat format : AudioFixtures.writable()) {
      Path bare = AudioFixtures.bare(folder, "bare", format, 0.1);
      seeds.add(Files.readAllBytes(bare));
      Files.delete(bare);
    }
    return seeds;
  }

  @Override
  public void run(byte[] input) throws Exception {
    Path path = scratch.file("fuzzed", input);
    Content content;
    try (FileBytes file = new FileBytes(path)) {
      content = FormatProbe.recognise(file);
      assertThat(recognisers.recognise((FileView) file)).isEmpty();
    }
    boolean isAudio = content instanceof Content.Audio;
    assertThat(recognisers.recognise(path).isPresent()).isEqualTo(isAudio);
  }
}
