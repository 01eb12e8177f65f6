package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TagWriter;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.decode.FfmpegDecoder;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.Test;

/** Draws the table of src/site/formats.md; the text behind it is written by hand. */
class FormatsPageTest {
  private static final Path PAGE = Path.of("..", "src", "site", "formats.md");
  private static final String BEHIND = "\n## ";

  private static final Map<AudioFormat, String> NAMES =
      Map.ofEntries(
          Map.entry(AudioFormat.MP3, "MP3 (MPEG layer 3)"),
          Map.entry(AudioFormat.FLAC, "FLAC"),
          Map.entry(AudioFormat.OGG_VORBIS, "Ogg Vorbis"),
          Map.entry(AudioFormat.OPUS, "Opus"),
          Map.entry(AudioFormat.M4A, "MP4: AAC, ALAC, FLAC, Opus, AC-3, E-AC-3, DTS, TrueHD, MP3"),
          Map.entry(AudioFormat.WAV, "WAV, RF64, BW64"),
          Map.entry(AudioFormat.AIFF, "AIFF, AIFF-C"),
          Map.entry(AudioFormat.WMA, "Windows Media Audio"),
          Map.entry(AudioFormat.MP2, "MPEG layers 1 and 2"),
          Map.entry(AudioFormat.AAC, "AAC without a container (ADTS)"),
          Map.entry(AudioFormat.OGG_FLAC, "FLAC in Ogg"),
          Map.entry(AudioFormat.SPEEX, "Speex"),
          Map.entry(AudioFormat.WAVPACK, "WavPack, hybrid and DSD included"),
          Map.entry(AudioFormat.MONKEYS_AUDIO, "Monkey's Audio"),
          Map.entry(AudioFormat.MUSEPACK, "Musepack, stream versions 7 and 8"),
          Map.entry(AudioFormat.TTA, "True Audio"),
          Map.entry(AudioFormat.DSF, "DSF (DSD)"),
          Map.entry(AudioFormat.DSDIFF, "DSDIFF (DSD, DST)"),
          Map.entry(AudioFormat.AC3, "AC-3, E-AC-3 without a container"),
          Map.entry(AudioFormat.MATROSKA, "Matroska, WebM without video"),
          Map.entry(AudioFormat.CAF, "Core Audio Format"),
          Map.entry(AudioFormat.DTS, "DTS without a container"),
          Map.entry(AudioFormat.TRUEHD, "TrueHD, MLP without a container"),
          Map.entry(AudioFormat.WAVE64, "Wave64"),
          Map.entry(AudioFormat.SHORTEN, "Shorten"));

  private static final Map<AudioFormat, String> WHERE =
      Map.of(
          AudioFormat.WAV, "ID3v2 in a chunk; INFO read and kept equal",
          AudioFormat.AIFF, "ID3v2 in a chunk",
          AudioFormat.DSF, "ID3v2 at the end",
          AudioFormat.MP3, "ID3v2; APE and ID3v1 behind read and kept equal",
          AudioFormat.MP2, "ID3v2; APE and ID3v1 behind read and kept equal",
          AudioFormat.TTA, "ID3v2; APE and ID3v1 behind read and kept equal",
          AudioFormat.AAC, "ID3v2");

  private static final Map<String, String> TAGS =
      Map.of(
          "ApeTagWriter", "APEv2; ID3v1 behind read and kept equal",
          "OggTagWriter", "Vorbis comments",
          "FlacTagWriter", "Vorbis comments; ID3v2 in front read",
          "Mp4TagWriter", "iTunes atoms",
          "AsfTagWriter", "ASF attributes");

  @Test
  void tableOfFormats_isAsTheProgramIs() throws Exception {
    String before = Files.readString(PAGE);
    StringBuilder page = new StringBuilder(before.substring(0, before.indexOf("| format ")));
    page.append("| format | suffix | heard | tags read | tags written | how |\n");
    page.append("|---|---|---|---|---|---|\n");
    FfmpegDecoder decoder = new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(9));
    for (AudioFormat format : AudioFormat.builtIn()) {
      Optional<TagWriter> writer = writer(format);
      String tagged = writer.isPresent() ? "yes" : "no";
      page.append(
          "| %s | `.%s` | %s | %s | %s | %s |\n"
              .formatted(
                  NAMES.get(format),
                  format.suffix(),
                  decoder.supports(format) ? "yes" : "no",
                  tagged,
                  tagged,
                  writer.map(each -> how(format, each)).orElse("`--profile sidecar`")));
    }
    page.append(before.substring(before.indexOf(BEHIND)));
    Files.writeString(PAGE, page);
    assertThat(before).as("src/site/formats.md was out of date").isEqualTo(page.toString());
  }

  private static Optional<TagWriter> writer(AudioFormat format) {
    AudioFile file = new AudioFile(Path.of("/x"), format, 1, java.time.Instant.EPOCH);
    return BuiltInWriters.list().stream().filter(each -> each.supports(file)).findFirst();
  }

  private static String how(AudioFormat format, TagWriter writer) {
    return WHERE.getOrDefault(format, TAGS.getOrDefault(writer.getClass().getSimpleName(), "?"));
  }
}
