package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;

/** MPEG frames between ID3v2 in front and Lyrics3, APE and ID3v1 behind. */
final class Mp3Layout {
  /** How far after the tag the first frame is looked for. */
  private static final int SEARCH_BYTES = 256 << 10;

  private static final int FRAMES_IN_A_ROW = 4;

  private static final int[] V1_KILOBITS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };

  private static final int[] V2_KILOBITS = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  private Mp3Layout() {}

  static Layout read(FileSource source) throws IOException, TrackException {
    List<TagItem> items = new ArrayList<>();
    long start = 0;
    while (source.has(start, "ID3")) {
      start = Id3v2Layout.read(source, start, items);
    }
    long end = readTail(source, start, items);
    start = firstNonZero(source, start, end);
    if (!hasFrame(source, start, end)) {
      throw new TrackException(Stage.TAGS, "no MPEG audio after the tags");
    }
    return new Layout(AudioFormat.MP3, items, List.of(new Layout.Extent(start, end - start)), "");
  }

  /**
   * Whether MPEG audio begins within the first bytes, behind what a cut or a stream has left: a
   * frame there, and others where each ends.
   */
  static boolean beginsNearTheStart(FileSource source) throws IOException, TrackException {
    ByteBuffer head = source.read(0, Math.min(SEARCH_BYTES, source.size()));
    if (head.limit() >= 4 && isFrame(head.getInt(0))) {
      return true;
    }
    for (int i = 0; i + 4 <= head.limit(); i++) {
      int at = i;
      int found = 0;
      while (at + 4 <= head.limit() && isFrame(head.getInt(at)) && found < FRAMES_IN_A_ROW) {
        int length = frameBytes(head.getInt(at));
        at = length == 0 ? head.limit() : at + length;
        found++;
      }
      if (found == FRAMES_IN_A_ROW) {
        return true;
      }
    }
    return false;
  }

  /** ISO 11172-3, section 2.4.2.3, and ISO 13818-3 for half the sampling rates, layer III only. */
  private static int frameBytes(int header) {
    boolean full = (header >>> 19 & 3) == 3;
    if ((header >>> 17 & 3) != 1) {
      return 0;
    }
    int[] rates = {44_100, 48_000, 32_000};
    int kilobits = (full ? V1_KILOBITS : V2_KILOBITS)[header >>> 12 & 15];
    int rate = rates[header >>> 10 & 3] >> (full ? 0 : (header >>> 19 & 3) == 2 ? 1 : 2);
    return (full ? 144_000 : 72_000) * kilobits / rate + (header >>> 9 & 1);
  }

  private static boolean isFrame(int header) {
    int version = header >>> 19 & 3;
    int layer = header >>> 17 & 3;
    int bitrate = header >>> 12 & 15;
    int rate = header >>> 10 & 3;
    return header >>> 21 == 0x7ff && version != 1 && layer != 0 && bitrate != 15 && rate != 3;
  }

  private static boolean hasFrame(FileSource source, long start, long end)
      throws IOException, TrackException {
    ByteBuffer head = source.read(start, Math.min(SEARCH_BYTES, Math.max(0, end - start)));
    for (int i = 0; i + 4 <= head.limit(); i++) {
      if (isFrame(head.getInt(i))) {
        return true;
      }
    }
    return false;
  }

  private static long firstNonZero(FileSource source, long start, long end)
      throws IOException, TrackException {
    long at = start;
    while (at < end) {
      ByteBuffer block = source.read(at, Math.min(SEARCH_BYTES, end - at));
      for (int i = 0; i < block.limit(); i++) {
        if (block.get(i) != 0) {
          return at + i;
        }
      }
      at += block.limit();
    }
    return end;
  }

  /** Adds the tags behind the audio, last first, and returns where the audio ends. */
  private static long readTail(FileSource source, long start, List<TagItem> items)
      throws IOException, TrackException {
    long end = source.size();
    if (end - start >= 128 && source.has(end - 128, "TAG")) {
      end -= 128;
      items.add(TagItem.of("ID3v1", source.read(end, 127)));
      items.add(TagItem.of("ID3v1 genre", TagField.GENRE, source.read(end + 127, 1)));
    }
    long before;
    do {
      before = end;
      end = readLyrics3(source, start, readApe(source, start, end, items), items);
    } while (end < before);
    return end;
  }

  /** APEv2 specification: a footer of 32 bytes; the size counts items and footer. */
  private static long readApe(FileSource source, long start, long end, List<TagItem> items)
      throws IOException, TrackException {
    if (end - start < 32 || !source.has(end - 32, "APETAGEX")) {
      return end;
    }
    ByteBuffer footer = source.readLittleEndian(end - 32, 32);
    long length = footer.getInt(12) & 0xffffffffL;
    long from = end - length - (footer.getInt(20) < 0 ? 32 : 0);
    if (length < 32 || from < start) {
      throw new TrackException(Stage.TAGS, "a damaged APE tag");
    }
    ApeLayout.read(source.readLittleEndian(from, end - from), items);
    return from;
  }

  /** Lyrics3 v2.00: six digits of size and LYRICS200 at the end. */
  private static long readLyrics3(FileSource source, long start, long end, List<TagItem> items)
      throws IOException, TrackException {
    if (end - start < 15 || !source.has(end - 9, "LYRICS200")) {
      return end;
    }
    String digits = FileSource.text(source.read(end - 15, 6));
    if (!digits.matches("[0-9]{6}") || end - 15 - Long.parseLong(digits) < start) {
      throw new TrackException(Stage.TAGS, "a damaged Lyrics3 tag");
    }
    long from = end - 15 - Long.parseLong(digits);
    items.add(TagItem.of("Lyrics3 tag", source.read(from, end - from)));
    return from;
  }
}
