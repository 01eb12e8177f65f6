package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.tags.file.FileSource;

/** Reads the layout of a file in any format. */
final class Layouts {
  private interface Reader {
    Layout read(FileSource source) throws IOException, TrackException;
  }

  /** For each format that {@link ContentFormat} tells. */
  private static final Map<AudioFormat, Reader> READERS =
      Map.ofEntries(
          frames(AudioFormat.MP3),
          frames(AudioFormat.MP2),
          frames(AudioFormat.AAC),
          tailed(AudioFormat.TTA),
          tailed(AudioFormat.WAVPACK),
          tailed(AudioFormat.MONKEYS_AUDIO),
          tailed(AudioFormat.MUSEPACK),
          ogg(AudioFormat.OGG_VORBIS),
          ogg(AudioFormat.OPUS),
          ogg(AudioFormat.OGG_FLAC),
          ogg(AudioFormat.SPEEX),
          chunks(AudioFormat.WAV),
          chunks(AudioFormat.AIFF),
          Map.entry(AudioFormat.FLAC, FlacLayout::read),
          Map.entry(AudioFormat.M4A, Mp4Layout::read),
          Map.entry(AudioFormat.WMA, AsfLayout::read),
          Map.entry(AudioFormat.DSF, DsfLayout::read));

  private Layouts() {}

  private static Map.Entry<AudioFormat, Reader> frames(AudioFormat format) {
    return Map.entry(format, source -> TailedLayout.readFrames(source, format));
  }

  private static Map.Entry<AudioFormat, Reader> tailed(AudioFormat format) {
    return Map.entry(format, source -> TailedLayout.read(source, format));
  }

  private static Map.Entry<AudioFormat, Reader> ogg(AudioFormat format) {
    return Map.entry(format, source -> OggLayout.read(source, format));
  }

  private static Map.Entry<AudioFormat, Reader> chunks(AudioFormat format) {
    return Map.entry(format, source -> IffLayout.read(source, format));
  }

  /** Reads and checks. Takes memory for the tags only. */
  static Layout read(Path file) throws IOException, TrackException {
    try (FileSource source = new FileSource(file)) {
      return READERS.get(ContentFormat.of(source)).read(source);
    }
  }
}
