package org.cratetag.tags.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.decode.libav.AudioStream;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlayedAudioTest {
  private static final int HEADER_BYTES = 44;

  @TempDir Path folder;
  private byte[] pcm;

  @BeforeEach
  void readSamples() throws Exception {
    Path file = AudioFixtures.file(folder, "model", AudioFormat.WAV, 0.2);
    Layout.Extent audio = Layouts.read(file).audio().get(0);
    byte[] bytes = Files.readAllBytes(file);
    pcm = Arrays.copyOfRange(bytes, (int) audio.offset(), (int) (audio.offset() + audio.length()));
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void audioOfAHealthyFile_isWhatTheLayoutSays(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 0.5);
    List<Layout.Extent> played = PlayedAudio.of(file, format);
    long all = played.stream().mapToLong(Layout.Extent::length).sum();
    long laidOut = Layouts.read(file).audio().stream().mapToLong(Layout.Extent::length).sum();
    assertThat(all).isPositive();
    // The header of an ASF data object, and the block sizes of an AIFF chunk, are no difference.
    assertThat(all).isBetween(laidOut - 8, laidOut + 200);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "36, 0",
    "-1, 0",
    "36, -1",
    "-1, -1",
    "0, 2000000000",
    "2000000000, 2000000000",
    "36, 1000",
    "1036, 1000"
  })
  void lengthOfWavAudio_isWhatFfmpegPlays(int riffSize, int dataSize) throws Exception {
    Path file = folder.resolve("a.wav");
    Files.write(file, Wav.of(riffSize, dataSize, pcm));
    List<Layout.Extent> played = PlayedAudio.of(file, AudioFormat.WAV);
    assertThat(played).isNotEmpty();
    int length = (int) played.get(0).length();
    Path finished = folder.resolve("finished.wav");
    Files.write(finished, Wav.of(36 + length, length, Arrays.copyOf(pcm, length)));
    assertThat(AudioStream.hash(file)).isNotEmpty().isEqualTo(AudioStream.hash(finished));
  }

  @ParameterizedTest
  @CsvSource({"36, 0", "-1, -1", "2000000000, 2000000000"})
  void chunkInFrontOfEndlessAudio_isFoundToBePlayed(int riffSize, int dataSize) throws Exception {
    Path file = folder.resolve("a.wav");
    byte[] whole = Wav.of(riffSize, dataSize, pcm);
    Files.write(file, whole);
    Path copy = folder.resolve("copy.wav");
    byte[] chunk = "id3 \4\0\0\0tags".getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer changed = ByteBuffer.allocate(whole.length + chunk.length);
    changed.put(whole, 0, HEADER_BYTES).put(chunk).put(pcm);
    Files.write(copy, changed.array());
    assertThat(AudioStream.hash(copy)).isNotEqualTo(AudioStream.hash(file));
    assertThatThrownBy(() -> ChangeCheck.of(file).verify(copy, Set.of()))
        .isInstanceOf(TrackException.class);
  }

  @Test
  void rf64_isAsLongAsItsOwnChunkSays() throws Exception {
    ByteBuffer sizes = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    sizes.put("ds64".getBytes(StandardCharsets.US_ASCII)).putInt(28).putLong(0).putLong(1000);
    byte[] plain = Wav.of(-1, -1, pcm);
    ByteBuffer all = ByteBuffer.allocate(plain.length + sizes.capacity());
    all.put("RF64".getBytes(StandardCharsets.US_ASCII)).put(plain, 4, 8).put(sizes.array());
    all.put(plain, 12, plain.length - 12);
    Path file = Files.write(folder.resolve("a.wav"), all.array());
    assertThat(PlayedAudio.of(file, AudioFormat.WAV))
        .containsExactly(new Layout.Extent(HEADER_BYTES + 36, 1000));
  }

  @Test
  void sizeOfAWmaHeaderThatCannotBe_isNoPlaceInTheFile() throws Exception {
    ByteBuffer header = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    Path file = Files.write(folder.resolve("a.wma"), header.putLong(16, -1_000).array());
    assertThat(PlayedAudio.of(file, AudioFormat.WMA)).isEmpty();
  }

  /** Files as recorders and pipes leave them. */
  private static final class Wav {
    static byte[] of(int riffSize, int dataSize, byte[] pcm) {
      ByteBuffer wav =
          ByteBuffer.allocate(HEADER_BYTES + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
      wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(riffSize);
      wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
      wav.putShort((short) 1).putShort((short) 1).putInt(44_100).putInt(88_200);
      wav.putShort((short) 2).putShort((short) 16);
      wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataSize).put(pcm);
      return wav.array();
    }
  }
}
