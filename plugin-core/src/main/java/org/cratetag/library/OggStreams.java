package org.cratetag.library;

import java.io.IOException;
import org.cratetag.api.track.AudioFormat;

/** Tells what an Ogg file holds from the first page of each of its streams (RFC 3533). */
final class OggStreams {
  private static final int MAXIMUM_STREAMS = 16;
  private static final int HEADER_BYTES = 27;
  private static final int FIRST_PAGE_FLAG = 2;

  private OggStreams() {}

  static Content recognise(FileBytes file, long offset) throws IOException {
    Content found = new Content.UnsupportedAudio("an Ogg file without audio that we know");
    long position = offset;
    for (int stream = 0; stream < MAXIMUM_STREAMS; stream++) {
      byte[] page = file.read(position, HEADER_BYTES + 255 + 16);
      if (page.length < HEADER_BYTES
          || !FileBytes.has(page, 0, "OggS")
          || (page[5] & FIRST_PAGE_FLAG) == 0) {
        return found;
      }
      int segments = page[26] & 0xff;
      int body = HEADER_BYTES + segments;
      if (page.length < body) {
        return found;
      }
      Content content = packet(page, body);
      if (content instanceof Content.Video) {
        return content;
      }
      if (!(found instanceof Content.Audio) && !(content instanceof Content.Other)) {
        found = content;
      }
      position += body;
      for (int i = 0; i < segments; i++) {
        position += page[HEADER_BYTES + i] & 0xff;
      }
    }
    return found;
  }

  private static Content packet(byte[] page, int body) {
    if (FileBytes.has(page, body, "\u0001vorbis")) {
      return new Content.Audio(AudioFormat.OGG_VORBIS);
    }
    if (FileBytes.has(page, body, "OpusHead")) {
      return new Content.Audio(AudioFormat.OPUS);
    }
    if (FileBytes.has(page, body, "\u007fFLAC")) {
      return new Content.Audio(AudioFormat.OGG_FLAC);
    }
    if (FileBytes.has(page, body, "Speex   ")) {
      return new Content.Audio(AudioFormat.SPEEX);
    }
    if (FileBytes.has(page, body, "\u0080theora") || FileBytes.has(page, body, "\u0001video")) {
      return new Content.Video("an Ogg video");
    }
    return new Content.Other("an Ogg stream");
  }
}
