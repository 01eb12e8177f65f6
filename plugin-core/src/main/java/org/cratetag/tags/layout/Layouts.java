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
      Map.of(
          AudioFormat.MP3,
          Mp3Layout::read,
          AudioFormat.FLAC,
          FlacLayout::read,
          AudioFormat.OGG_VORBIS,
          source -> OggLayout.read(source, AudioFormat.OGG_VORBIS),
          AudioFormat.OPUS,
          source -> OggLayout.read(source, AudioFormat.OPUS),
          AudioFormat.M4A,
          Mp4Layout::read,
          AudioFormat.WAV,
          source -> IffLayout.read(source, AudioFormat.WAV),
          AudioFormat.AIFF,
          source -> IffLayout.read(source, AudioFormat.AIFF),
          AudioFormat.WMA,
          AsfLayout::read);

  private Layouts() {}

  /** Reads and checks. Takes memory for the tags only. */
  static Layout read(Path file) throws IOException, TrackException {
    try (FileSource source = new FileSource(file)) {
      return READERS.get(ContentFormat.of(source)).read(source);
    }
  }
}
