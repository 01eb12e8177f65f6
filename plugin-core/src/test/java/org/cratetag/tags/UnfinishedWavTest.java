package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.decode.libav.AudioStream;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WAV files whose sizes were never filled in, as recorders that died and pipes leave them. */
class UnfinishedWavTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 2, false",
    "36, 0, 2, false",
    "36, 0, 3, false",
    "62, 0, 2, true",
    "-1, 0, 2, false",
    "-1, -1, 2, false",
    "36, -1, 3, false",
    "62, -1, 2, true",
    "2000000000, 2000000000, 2, false",
    "36, 40000, 2, false",
    "0, 40000, 2, false",
    "-1, 40000, 2, true",
    "20036, 20000, 2, false"
  })
  void whatPlayersPlay_isTheSameAfterwards(
      int riffSize, int dataSize, int bytesPerSample, boolean withList) throws Exception {
    byte[] wav = wav(riffSize, dataSize, bytesPerSample, withList);
    Path file = Files.write(folder.resolve("a.wav"), wav);
    String played = AudioStream.hash(file);
    assertThat(played).isNotEmpty();
    InMemoryTagJournal journal = new InMemoryTagJournal();
    TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
    TagUpdate update = tags.update(found(file, AudioFormat.WAV), any -> CHANGE, TagStyle.SERVER, 1);
    assertThat(AudioStream.hash(file)).isEqualTo(played);
    if (update instanceof TagUpdate.Written) {
      List<UndoResult> undone =
          new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(file), 2);
      assertThat(undone).containsExactly(new UndoResult.Undone(file, true, List.of()));
    } else {
      assertThat(update).isInstanceOf(TagUpdate.Skipped.class);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(wav);
    assertThat(filesIn(folder)).containsExactly(file);
  }

  private static byte[] wav(int riffSize, int dataSize, int bytesPerSample, boolean withList) {
    byte[] samples = TaggedFiles.noise(40_000);
    ByteBuffer wav = ByteBuffer.allocate(44 + 26 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    put(wav, "RIFF").putInt(riffSize);
    put(wav, "WAVEfmt ").putInt(16).putShort((short) 1).putShort((short) 2).putInt(44_100);
    wav.putInt(44_100 * 2 * bytesPerSample);
    wav.putShort((short) (2 * bytesPerSample)).putShort((short) (8 * bytesPerSample));
    if (withList) {
      put(wav, "LIST").putInt(18);
      put(wav, "INFOISFT").putInt(5);
      put(wav, "rec1\0\0");
    }
    put(wav, "data").putInt(dataSize).put(samples);
    return java.util.Arrays.copyOf(wav.array(), wav.position());
  }

  private static ByteBuffer put(ByteBuffer wav, String ascii) {
    return wav.put(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
