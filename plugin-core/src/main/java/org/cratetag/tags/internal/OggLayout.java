package org.cratetag.tags.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagException;

/**
 * Vorbis in Ogg (RFC 3533; Vorbis I, appendix A.2): three header packets that end with a page, then
 * pages of audio. A page's number and checksum may change, its packets and time stamp may not.
 */
final class OggLayout {
  private static final int PAGE_HEADER_BYTES = 27;

  private final FileSource source;
  private final List<byte[]> headers = new ArrayList<>();
  private final List<Layout.Extent> audio = new ArrayList<>();
  private final MessageDigest shape = Sha256.start();
  private ByteArrayOutputStream packet = new ByteArrayOutputStream();
  private int serial;

  private OggLayout(FileSource source) {
    this.source = source;
  }

  static Layout read(FileSource source) throws IOException, TagException {
    return new OggLayout(source).read();
  }

  private Layout read() throws IOException, TagException {
    long at = 0;
    while (at < source.size()) {
      at = readPage(at);
    }
    if (headers.size() < 3 || audio.isEmpty()) {
      throw new TagException("no Vorbis audio in the Ogg file");
    }
    List<TagItem> items = new ArrayList<>();
    items.add(TagItem.of("Vorbis identification", ByteBuffer.wrap(headers.get(0))));
    ByteBuffer comment = ByteBuffer.wrap(headers.get(1));
    if (!FileSource.text(comment).startsWith("\u0003vorbis")) {
      throw new TagException("no comments in the Ogg Vorbis file");
    }
    VorbisComments.read(comment.slice(7, comment.limit() - 7), items);
    items.add(TagItem.of("Vorbis setup", ByteBuffer.wrap(headers.get(2))));
    return new Layout(AudioFormat.OGG_VORBIS, items, audio, Sha256.hex(shape));
  }

  private long readPage(long at) throws IOException, TagException {
    ByteBuffer header = source.readLittleEndian(at, PAGE_HEADER_BYTES);
    if (!FileSource.text(header.slice(0, 4)).equals("OggS") || header.get(4) != 0) {
      throw new TagException("damaged Ogg page at byte " + at);
    }
    boolean begins = (header.get(5) & 2) != 0;
    if (begins != (at == 0) || (at > 0 && header.getInt(14) != serial)) {
      throw new TagException("an Ogg file with several streams");
    }
    serial = header.getInt(14);
    ByteBuffer lacing = source.read(at + PAGE_HEADER_BYTES, header.get(26) & 0xff);
    long body = at + PAGE_HEADER_BYTES + lacing.limit();
    long length = 0;
    for (int i = 0; i < lacing.limit(); i++) {
      length += lacing.get(i) & 0xff;
    }
    if (body + length > source.size()) {
      throw new TagException("the last Ogg page is cut off");
    }
    if (headers.size() < 3) {
      readHeaders(lacing, body);
    } else {
      shape.update(header.slice(5, 13));
      shape.update(header.get(26));
      shape.update(lacing);
      audio.add(new Layout.Extent(body, length));
    }
    return body + length;
  }

  private void readHeaders(ByteBuffer lacing, long body) throws IOException, TagException {
    long at = body;
    for (int i = 0; i < lacing.limit(); i++) {
      if (headers.size() == 3) {
        throw new TagException("audio begins on a header page of the Ogg file");
      }
      int length = lacing.get(i) & 0xff;
      packet.write(source.read(at, length).array());
      at += length;
      if (packet.size() > FileSource.MAXIMUM_TAG_BYTES) {
        throw new TagException("Ogg headers of a size that is not believable");
      }
      if (length < 255) {
        headers.add(packet.toByteArray());
        packet = new ByteArrayOutputStream();
      }
    }
  }
}
