package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/** Chunks of RIFF/WAVE (little-endian) and AIFF (big-endian, EA IFF 85). */
final class IffLayout {
  private final FileSource source;
  private final boolean wave;
  private final TagBudget budget = new TagBudget("chunks");
  private final List<TagItem> items = new ArrayList<>();
  private final List<Layout.Extent> audio = new ArrayList<>();

  /** What ds64 says of the audio, in RF64 and BW64; 0 where it says nothing. */
  private long audioBytes;

  private IffLayout(FileSource source, boolean wave) {
    this.source = source;
    this.wave = wave;
  }

  static Layout read(FileSource source, AudioFormat format) throws IOException, TrackException {
    IffLayout layout = new IffLayout(source, format == AudioFormat.WAV);
    layout.items.add(TagItem.of(format + " type", source.read(8, 4)));
    long declared = Math.min(source.size(), 8 + layout.length(4));
    long at = 12;
    while (source.size() - at >= 8 && (at < declared || layout.isChunk(at))) {
      at = layout.readChunk(at);
    }
    // A pad byte may be missing or left over at the end; more than that is someone's data.
    if (source.size() - at > 1) {
      layout.items.add(TagItem.of("after the last chunk", source, at, source.size() - at));
    }
    if (layout.audio.isEmpty() || (layout.audio.size() > 1 && !layout.wave)) {
      throw new TrackException(
          Stage.TAGS, "the " + format + " file has not exactly one chunk of audio");
    }
    return new Layout(format, layout.items, layout.audio, "");
  }

  /** Four letters and a length that fits. */
  private boolean isChunk(long at) throws IOException, TrackException {
    return source.size() - at >= 8
        && FileSource.text(source.read(at, 4)).chars().allMatch(c -> c >= ' ' && c <= '~')
        && !source.has(at, " ")
        && length(at + 4) <= source.size() - at - 8;
  }

  private long readChunk(long at) throws IOException, TrackException {
    budget.takePart();
    String id = FileSource.text(source.read(at, 4));
    long from = at + 8;
    long length = length(at + 4);
    long left = source.size() - from;
    if (id.equals(wave ? "data" : "SSND")) {
      length = length == 0xffffffffL && audioBytes > 0 ? audioBytes : length;
      length = audioLength(from, length);
      if (length == 0) {
        throw new TrackException(Stage.TAGS, "no audio in the file");
      }
      audio.add(new Layout.Extent(from, length));
    } else if (length > left) {
      throw new TrackException(Stage.TAGS, "the chunk " + id.strip() + " is longer than the file");
    } else if (wave && id.equals("ds64") && at == 12 && length >= 24) {
      readLongSizes(from, length);
    } else if (id.equals("ID3 ") || id.equals("id3 ")) {
      if (length == 0) {
        return from; // What remains where a tag was taken out.
      }
      long tagEnd = Id3v2Layout.read(source, from, items);
      if (tagEnd > from + length) {
        throw new TrackException(Stage.TAGS, "the ID3 chunk is shorter than its tag");
      }
    } else if (wave && id.equals("LIST") && length >= 4 && source.has(from, "INFO")) {
      readInfo(from + 4, from + length);
    } else {
      items.add(TagItem.of("chunk " + id, source, from, length));
    }
    long next = from + length;
    boolean padded = (length & 1) != 0 && !(isChunk(next) && !isChunk(next + 1));
    return Math.min(source.size(), next + (padded ? 1 : 0));
  }

  /**
   * Players take audio without a length, as pipes and recorders that died leave it, for as long as
   * the file. Nothing may get in between that they would play.
   */
  private long audioLength(long from, long stored) throws IOException, TrackException {
    long left = source.size() - from;
    boolean unfinished =
        wave && (stored > left ? stored >= 0x7fff0000L : stored == 0 && left > 8 && !isChunk(from));
    if (stored > left && !unfinished) {
      throw new TrackException(
          Stage.TAGS, "its audio is longer than the file: it has been cut off");
    }
    return unfinished ? left : stored;
  }

  /** EBU Tech 3306: the size of the file, which changes with its tags, and that of the audio. */
  private void readLongSizes(long from, long length) throws IOException, TrackException {
    audioBytes = source.readLittleEndian(from + 8, 8).getLong();
    items.add(TagItem.of("chunk ds64", source.read(from + 16, length - 16)));
  }

  private void readInfo(long start, long end) throws IOException, TrackException {
    long at = start;
    while (end - at >= 8) {
      budget.takePart();
      String id = FileSource.text(source.read(at, 4));
      long length = length(at + 4);
      if (length > end - at - 8) {
        throw new TrackException(
            Stage.TAGS, "the INFO field " + id.strip() + " is longer than its list");
      }
      ByteBuffer text = source.read(at + 8, length);
      while (text.hasRemaining() && text.get(text.limit() - 1) == 0) {
        text.limit(text.limit() - 1);
      }
      items.add(TagItem.of("INFO " + id, id.equals("IGNR") ? TagField.GENRE : null, text));
      at += 8 + length + (length & 1);
    }
  }

  private long length(long at) throws IOException, TrackException {
    ByteOrder order = wave ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return source.read(at, 4).order(order).getInt() & 0xffffffffL;
  }
}
