package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.decode.libav.WithVideo;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.ShortenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatProbeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void recognisesEveryFormat_byContent(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "x", format, 1);
    Path bare = Files.move(file, folder.resolve("bare"));
    assertThat(recognise(bare)).isEqualTo(new Content.Audio(format));
  }

  @ParameterizedTest
  @CsvSource({
    "ogg_flac, flac, ogg",
    "mp2, mp2, mp2",
    "aac, aac, adts",
    "ac3, ac3, ac3",
    "ac3, eac3, eac3",
    "wavpack, wavpack, wv",
    "tta, tta, tta",
    "matroska, libopus, webm",
    "matroska, flac, matroska",
    "caf, alac, caf",
    "m4a, flac, mp4",
    "m4a, ac3, mp4",
    "m4a, eac3, mp4",
    "m4a, dca, mp4",
    "wav, dca, wav",
    "dts, dca, dts",
    "truehd, truehd, truehd",
    "truehd, mlp, mlp",
    "wave64, pcm_s16le, w64"
  })
  void otherFormats_areTold(String id, String codec, String container) throws Exception {
    Path file = encode(Encoding.of(codec, container).atRate(48_000).with("strict", "-2"));
    assertThat(recognise(file)).isEqualTo(new Content.Audio(AudioFormat.parse(id)));
  }

  @ParameterizedTest
  @CsvSource({"7ffe8001, 0000", "fe7f0180, 0000", "1fffe800, 07f0", "ff1f00e8, f007"})
  void dts_isTold_whateverItsWords(String sync, String more) throws Exception {
    byte[] frame = HexFormat.of().parseHex(sync + more + "00".repeat(500));
    assertThat(recognise(frame)).isEqualTo(new Content.Audio(AudioFormat.DTS));
  }

  @Test
  void shorten_isTold() throws Exception {
    byte[] file = ShortenFile.of(AudioFixtures.chord(1));
    assertThat(recognise(file)).isEqualTo(new Content.Audio(AudioFormat.SHORTEN));
  }

  @ParameterizedTest
  @CsvSource({
    "2e524d46, RealAudio or RealVideo",
    "2e7261fd, RealAudio",
    "7442614b, TAK audio",
    "0000100057907536, an Audible file under copy protection"
  })
  void whatNothingDecodes_isNamed(String start, String what) throws Exception {
    byte[] file = HexFormat.of().parseHex(start + "00".repeat(500));
    assertThat(recognise(file)).isEqualTo(new Content.UnsupportedAudio(what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drms", "enca", "aavd"})
  void copyProtection_isNamed(String codec) throws Exception {
    byte[] file = Files.readAllBytes(AudioFixtures.file(folder, "x", AudioFormat.M4A, 1));
    String text = new String(file, StandardCharsets.ISO_8859_1).replace("mp4a", codec);
    assertThat(recognise(text.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new Content.UnsupportedAudio("MP4 audio under copy protection"));
  }

  @Test
  void musepackOfOldStreamVersions_isNamed() throws Exception {
    byte[] old = "MP+\u0005 and more of it".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(recognise(old))
        .isEqualTo(new Content.UnsupportedAudio("Musepack of before 2002 (stream version 5)"));
  }

  @Test
  void findsMp3_behindALargeTagZerosAndJunk() throws Exception {
    byte[] mp3 = Files.readAllBytes(AudioFixtures.file(folder, "x", AudioFormat.MP3, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int size = 3 << 20;
    bytes.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0});
    for (int shift = 21; shift >= 0; shift -= 7) {
      bytes.write(size >> shift & 0x7f);
    }
    bytes.writeBytes(new byte[size]);
    bytes.writeBytes(new byte[100_000]);
    byte[] junk = new byte[10_000];
    new Random(1).nextBytes(junk);
    junk[0] = 1;
    bytes.writeBytes(junk);
    bytes.write(mp3, mp3.length / 2, mp3.length / 2);
    assertThat(recognise(bytes.toByteArray())).isEqualTo(new Content.Audio(AudioFormat.MP3));
  }

  @Test
  void findsFlac_behindAnId3Tag() throws Exception {
    byte[] flac = Files.readAllBytes(AudioFixtures.file(folder, "x", AudioFormat.FLAC, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0});
    bytes.writeBytes(flac);
    assertThat(recognise(bytes.toByteArray())).isEqualTo(new Content.Audio(AudioFormat.FLAC));
  }

  @Test
  void findsNoAudio_inRandomBytes() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[100_000];
      random.nextBytes(bytes);
      assertThat(recognise(bytes)).isEqualTo(new Content.Other("unknown data"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#EXTM3U\\n#EXT-X-VERSION:3\\nhttp://x/a.ts|an HLS playlist",
        "#EXTM3U\\na.mp3|an M3U playlist",
        "[playlist]\\nFile1=x|a PLS playlist",
        "ffconcat version 1.0\\nfile x|an ffmpeg concat playlist",
        "v=0\\no=- 0 0 IN IP4 127.0.0.1|an SDP session description",
        "<?xml version='1.0'?><MPD xmlns='x'>|a DASH manifest",
        "<!DOCTYPE html><p>|an HTML page",
        "just words|text"
      })
  void namesWhatItIs_whenItIsText(String text, String what) throws Exception {
    byte[] bytes = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(recognise(bytes)).isEqualTo(new Content.Other(what));
  }

  @Test
  void tellsVideosFromMusic_inMp4AsfAndMatroska() throws Exception {
    record Muxer(AudioFormat audio, String videoCodec, String name) {}
    List<Muxer> muxers =
        List.of(
            new Muxer(AudioFormat.M4A, "mpeg4", "mp4"),
            new Muxer(AudioFormat.WMA, "wmv2", "asf"),
            new Muxer(AudioFormat.M4A, "mpeg4", "matroska"));
    for (Muxer muxer : muxers) {
      Path file =
          WithVideo.make(
              AudioFixtures.file(folder, "music", muxer.audio, 1),
              muxer.videoCodec,
              muxer.name,
              25,
              folder.resolve("video"));
      assertThat(recognise(file)).as(muxer.name).isInstanceOf(Content.Video.class);
    }
  }

  @Test
  void takesM4aWithACoverAsVideo() throws Exception {
    for (String codec : List.of("mjpeg", "png", "mpeg4")) {
      Path file =
          WithVideo.make(
              AudioFixtures.file(folder, "music", AudioFormat.M4A, 1),
              codec,
              "mp4",
              1,
              folder.resolve("cover"));
      assertThat(recognise(file)).as(codec).isEqualTo(new Content.Audio(AudioFormat.M4A));
    }
  }

  @Test
  void takesAlac_inMp4() throws Exception {
    Path file = encode(Encoding.of("alac", "ipod"));
    assertThat(recognise(file)).isEqualTo(new Content.Audio(AudioFormat.M4A));
  }

  @Test
  void wavOfAnotherCodecThanPcm_isTakenWhereTheCodecIsKnown() throws Exception {
    Path file = encode(Encoding.of("libmp3lame", "wav"));
    assertThat(recognise(file)).isEqualTo(new Content.Audio(AudioFormat.WAV));
    byte[] other = Files.readAllBytes(file);
    other[20] = 0x43;
    assertThat(recognise(other))
        .isEqualTo(new Content.UnsupportedAudio("WAV audio with codec 0x43"));
  }

  @Test
  void mp3OfTheFreeFormat_isTold() throws Exception {
    byte[] frames = new byte[4_000];
    for (int at = 0; at < frames.length; at += 500) {
      frames[at] = (byte) 0xff;
      frames[at + 1] = (byte) 0xfb;
    }
    assertThat(((Content.UnsupportedAudio) recognise(frames)).what()).contains("free format");
  }

  @Test
  void mp4WithoutAType_isTold() throws Exception {
    byte[] whole = Files.readAllBytes(AudioFixtures.file(folder, "music", AudioFormat.M4A, 1));
    byte[] free = {0, 0, 0, 8, 'f', 'r', 'e', 'e'};
    int type = ByteBuffer.wrap(whole).getInt(0);
    byte[] without = Arrays.copyOf(free, 8 + whole.length - type);
    System.arraycopy(whole, type, without, 8, whole.length - type);
    assertThat(recognise(without)).isEqualTo(new Content.Audio(AudioFormat.M4A));
  }

  private Content recognise(byte[] bytes) throws IOException {
    Path file = folder.resolve("bytes");
    Files.write(file, bytes);
    return recognise(file);
  }

  private static Content recognise(Path path) throws IOException {
    try (FileBytes file = new FileBytes(path)) {
      return FormatProbe.recognise(file);
    }
  }

  private Path encode(Encoding encoding) throws Exception {
    Path file = folder.resolve("made");
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(1), encoding, Map.of(), file);
    return file;
  }
}
