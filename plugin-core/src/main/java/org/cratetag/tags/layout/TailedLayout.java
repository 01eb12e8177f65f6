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
import org.cratetag.tags.file.TagBudget;

/**
 * Audio between ID3v2 in front and Lyrics3, APE and ID3v1 behind: MPEG frames, or a format that
 * begins with letters of its own.
 */
final class TailedLayout {
  /** How far after the tag the first frame is looked for. */
  private static final int SEARCH_BYTES = 256 << 10;

  private TailedLayout() {}

  /** A file of MPEG frames. */
  static Layout readFrames(FileSource source, AudioFormat format)
      throws IOException, TrackException {
    Layout layout = read(source, format);
    Layout.Extent audio = layout.audio().get(0);
    long end = audio.offset() + audio.length();
    long start = firstNonZero(source, audio.offset(), end);
    if (!hasFrame(source, start, end)) {
      throw new TrackException(Stage.TAGS, "no MPEG audio after the tags");
    }
    return new Layout(format, layout.items(), List.of(new Layout.Extent(start, end - start)), "");
  }

  /** A file whose audio begins right behind the tags in front. */
  static Layout read(FileSource source, AudioFormat format) throws IOException, TrackException {
    List<TagItem> items = new ArrayList<>();
    long start = Id3v2Layout.readFront(source, items);
    long end = readTail(source, start, items);
    if (end <= start) {
      throw new TrackException(Stage.TAGS, "no audio between the tags");
    }
    return new Layout(format, items, List.of(new Layout.Extent(start, end - start)), "");
  }

  private static boolean isFrame(int header) {
    int version = header >>> 19 & 3;
    int layer = header >>> 17 & 3;
    int bitrate = header >>> 12 & 15;
    int rate = header >>> 10 & 3;
    boolean isAdts = header >>> 20 == 0xfff && layer == 0;
    return header >>> 21 == 0x7ff && version != 1 && layer != 0 && bitrate != 15 && rate != 3
        || isAdts;
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
    TagBudget budget = new TagBudget("tags behind its audio");
    long before;
    do {
      budget.takePart();
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
