package org.cratetag.library;

import java.io.IOException;
import org.cratetag.api.track.AudioFormat;

/**
 * Tells sound from video in a Matroska or WebM file by the kinds of its tracks (RFC 8794, section
 * 4; RFC 9559, section 5.1.4).
 */
final class MatroskaTracks {
  private static final long SEGMENT = 0x18538067L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK_ENTRY = 0xAEL;
  private static final long TRACK_TYPE = 0x83L;
  private static final long CLUSTER = 0x1F43B675L;
  private static final int VIDEO = 1;
  private static final int AUDIO = 2;

  /** Before the first cluster there are a few dozen elements. */
  private static final int MAXIMUM_ELEMENTS = 1_024;

  private final FileBytes file;
  private boolean hasVideo;
  private boolean hasAudio;
  private boolean isDone;
  private int elements;

  private MatroskaTracks(FileBytes file) {
    this.file = file;
  }

  static Content recognise(FileBytes file, long offset) throws IOException {
    MatroskaTracks tracks = new MatroskaTracks(file);
    tracks.walk(offset, file.size());
    if (tracks.hasVideo) {
      return new Content.Video("a Matroska or WebM video");
    }
    return tracks.hasAudio
        ? new Content.Audio(AudioFormat.MATROSKA)
        : new Content.UnsupportedAudio("a Matroska file whose list of tracks is missing");
  }

  private void walk(long start, long end) throws IOException {
    long at = start;
    while (at < end && !isDone && elements++ < MAXIMUM_ELEMENTS) {
      byte[] head = file.read(at, 12);
      int idBytes = head.length == 0 ? 0 : lengthOf(head[0]);
      if (idBytes < 1 || idBytes > 4 || head.length <= idBytes) {
        return;
      }
      int sizeBytes = lengthOf(head[idBytes]);
      if (sizeBytes < 1 || sizeBytes > 8 || head.length < idBytes + sizeBytes) {
        return;
      }
      long id = FileBytes.big(head, 0, idBytes);
      long size = size(head, idBytes, sizeBytes);
      long body = at + idBytes + sizeBytes;
      // A size of all ones means "until the end".
      long bodyEnd = size < 0 || size > end - body ? end : body + size;
      visit(id, body, bodyEnd);
      at = bodyEnd;
    }
  }

  private void visit(long id, long body, long end) throws IOException {
    if (id == SEGMENT || id == TRACKS || id == TRACK_ENTRY) {
      walk(body, end);
      isDone |= id == TRACKS;
    } else if (id == TRACK_TYPE) {
      byte[] kind = file.read(body, (int) Math.min(8, end - body));
      int number = kind.length == 0 ? 0 : kind[kind.length - 1];
      hasVideo |= number == VIDEO;
      hasAudio |= number == AUDIO;
    } else if (id == CLUSTER) {
      isDone = true;
    }
  }

  /** How many bytes a number takes that begins with this one. */
  private static int lengthOf(byte first) {
    return Integer.numberOfLeadingZeros(first & 0xff) - 23;
  }

  /** A size without the bit that marks its length; negative when it is unknown. */
  private static long size(byte[] bytes, int offset, int count) {
    long value = bytes[offset] & (0xff >> count);
    long unknown = 0xff >> count;
    for (int i = 1; i < count; i++) {
      value = value << 8 | bytes[offset + i] & 0xff;
      unknown = unknown << 8 | 0xff;
    }
    return value == unknown ? -1 : value;
  }
}
