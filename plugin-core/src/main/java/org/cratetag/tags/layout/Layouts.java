package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.file.Path;
import org.cratetag.api.TagException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.tags.file.FileSource;

/** Reads the layout of a file in any format. */
final class Layouts {
  private Layouts() {}

  /** Reads and checks. Takes memory for the tags only. */
  static Layout read(Path file) throws IOException, TagException {
    try (FileSource source = new FileSource(file)) {
      return switch (ContentFormat.of(source)) {
        case MP3 -> Mp3Layout.read(source);
        case FLAC -> FlacLayout.read(source);
        case OGG_VORBIS -> OggLayout.read(source, AudioFormat.OGG_VORBIS);
        case OPUS -> OggLayout.read(source, AudioFormat.OPUS);
        case M4A -> Mp4Layout.read(source);
        case WAV -> IffLayout.read(source, AudioFormat.WAV);
        case AIFF -> IffLayout.read(source, AudioFormat.AIFF);
        case WMA -> AsfLayout.read(source);
      };
    }
  }
}
