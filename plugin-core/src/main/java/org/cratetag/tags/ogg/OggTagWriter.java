package org.cratetag.tags.ogg;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.SplicingWriter;
import org.cratetag.tags.layout.CommentPacket;

/**
 * Tags of Opus and Vorbis in Ogg: one comment a value. All other comments keep their bytes, place
 * and order, pictures among them. Comments that fit the padding change nothing behind them; others
 * move the audio, and get padding for the next change.
 */
public final class OggTagWriter implements SplicingWriter {
  private static final int SPARE_BYTES = 1024;

  @Override
  public boolean supports(AudioFile file) {
    return file.format() == AudioFormat.OPUS || file.format() == AudioFormat.OGG_VORBIS;
  }

  /** What differs between the two formats. */
  private enum Kind {
    OPUS("OpusHead", "OpusTags", 1),
    VORBIS("\u0001vorbis", "\u0003vorbis", 2);

    private final String start;
    private final String magic;
    private final int packetCount;

    Kind(String start, String magic, int packetCount) {
      this.start = start;
      this.magic = magic;
      this.packetCount = packetCount;
    }

    static Kind of(FileEdit file) throws IOException, TrackException {
      if (file.has(0, "ID3")) {
        throw new TrackException(
            Stage.TAGS,
            "an ID3v2 tag stands in front of the Ogg file, which most programs then do not open;"
                + " 'ffmpeg -i OLD -c copy NEW' takes it out");
      }
      long packet = OggPage.read(file, 0).body();
      for (Kind kind : values()) {
        if (file.has(packet, kind.start)) {
          return kind;
        }
      }
      throw new TrackException(Stage.TAGS, "neither Opus nor Vorbis in Ogg");
    }

    boolean framed() {
      return this == VORBIS;
    }

    CommentPacket comments(OggHeaders headers) throws TrackException {
      return CommentPacket.parse(headers.packets().get(0), magic, framed());
    }
  }

  @Override
  public TagValues read(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      Kind kind = Kind.of(file);
      return kind.comments(OggHeaders.read(file, kind.packetCount)).values();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      Kind kind = Kind.of(file);
      return kind.comments(OggHeaders.read(file, kind.packetCount)).names();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    Kind kind = Kind.of(file);
    OggHeaders headers = OggHeaders.read(file, kind.packetCount);
    CommentPacket comments = kind.comments(headers).with(change);
    List<byte[]> packets = new ArrayList<>(headers.packets());
    packets.set(0, comments.encode(length(headers, comments, kind.framed())));
    List<byte[]> pages = HeaderPages.build(headers, packets);
    byte[] joined = HeaderPages.join(pages);
    file.replace(headers.offset(), headers.length(), joined);
    int more = pages.size() - headers.pages().size();
    if (more != 0) {
      renumber(file, headers.offset() + joined.length, headers.last().serial(), more);
    }
  }

  /** Up to the end of this stream: another may follow it, or stand between its pages. */
  private static void renumber(FileEdit file, long from, int serial, int by)
      throws IOException, TrackException {
    long size = file.size();
    for (long at = from; at < size && file.has(at, "OggS"); ) {
      OggPage page = OggPage.read(file, at);
      if ((page.flags() & OggPage.FIRST) != 0) {
        return;
      }
      if (page.serial() == serial) {
        page.renumber(file, by);
      }
      at = page.end();
    }
  }

  /** As long as before if that is enough, so that nothing moves; otherwise with room to spare. */
  private static int length(OggHeaders headers, CommentPacket comments, boolean framed) {
    int content = comments.contentBytes();
    int before = headers.packets().get(0).length;
    if (!comments.canBePadded(framed) || content == before) {
      return content;
    }
    if (content < before) {
      return before;
    }
    int others = 0;
    for (byte[] packet : headers.packets().subList(1, headers.packets().size())) {
      others += HeaderPages.segments(packet.length);
    }
    int pages = HeaderPages.count(HeaderPages.segments(content) + others, headers.pages().size());
    return Math.min(content + SPARE_BYTES, HeaderPages.longestPacketBytes(pages, others));
  }
}
