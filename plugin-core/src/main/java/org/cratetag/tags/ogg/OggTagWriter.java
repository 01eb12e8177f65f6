package org.cratetag.tags.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * Tags of Opus, Vorbis, FLAC and Speex in Ogg: one comment a value. All other comments keep their
 * bytes, place and order, pictures among them. Comments that fit the padding change nothing behind
 * them; others move the audio, and get padding for the next change.
 */
public final class OggTagWriter implements SplicingWriter {
  private static final int SPARE_BYTES = 1024;

  private static final Set<AudioFormat> FORMATS =
      Set.of(AudioFormat.OPUS, AudioFormat.OGG_VORBIS, AudioFormat.OGG_FLAC, AudioFormat.SPEEX);

  @Override
  public boolean supports(AudioFile file) {
    return FORMATS.contains(file.format());
  }

  @Override
  public TagValues read(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      OggCodec codec = OggCodec.of(file);
      return codec.comments(OggHeaders.read(file, codec::isWhole)).values();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      OggCodec codec = OggCodec.of(file);
      return codec.comments(OggHeaders.read(file, codec::isWhole)).names();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    OggCodec codec = OggCodec.of(file);
    OggHeaders headers = OggHeaders.read(file, codec::isWhole);
    CommentPacket comments = codec.comments(headers).with(change);
    int commentBytes = length(headers, comments, codec);
    List<ByteBuffer> packets = codec.packet(headers, comments, commentBytes);
    List<Integer> lengths = new ArrayList<>(List.of(commentBytes));
    for (byte[] other : headers.packets().subList(1, headers.packets().size())) {
      packets.add(ByteBuffer.wrap(other));
      lengths.add(other.length);
    }
    List<List<ByteBuffer>> built = HeaderPages.build(headers, packets, lengths);
    List<ByteBuffer> pages = built.stream().flatMap(List::stream).toList();
    long length = pages.stream().mapToLong(ByteBuffer::remaining).sum();
    file.replace(headers.offset(), headers.length(), pages);
    int more = built.size() - headers.pages().size();
    if (more != 0) {
      renumber(file, headers.offset() + length, headers.last().serial(), more);
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
  private static int length(OggHeaders headers, CommentPacket comments, OggCodec codec) {
    int content = codec.headBytes() + comments.contentBytes();
    int before = headers.packets().get(0).length;
    if (!codec.canBePadded(comments) || content == before) {
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
