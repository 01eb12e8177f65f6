package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.Sha256;
import org.cratetag.tags.file.TagBudget;

/**
 * Vorbis, Opus, FLAC or Speex in Ogg (RFC 3533; Vorbis I, appendix A.2; RFC 7845; RFC 9639, section
 * 10.1; the Speex manual, section 7): header packets that end with a page, then pages of audio. All
 * pages of audio may get other numbers, by the same distance, and with them other checksums; their
 * packets and time stamps may not change. Streams that follow the first, or stand between its
 * pages, are audio that may not change at all.
 */
final class OggLayout {
  private static final int PAGE_HEADER_BYTES = 27;
  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final FileSource source;
  private final AudioFormat format;
  private int headerPackets;
  private final List<byte[]> headers = new ArrayList<>();
  private final Layout.Extents audio = new Layout.Extents();
  private final MessageDigest shape = Sha256.start();
  private final TagBudget budget = new TagBudget("pages before its audio");
  private final TagBudget pages = TagBudget.ofPlaces("pages");
  private final ByteBuffer numbers = ByteBuffer.allocate(8);
  private final List<byte[]> packet = new ArrayList<>();
  private int packetBytes;
  private int headerBytes;
  private int serial;
  private int lastHeaderNumber;
  private boolean chained;
  private boolean ended;
  private final List<TagItem> behind = new ArrayList<>();

  private OggLayout(FileSource source, AudioFormat format) {
    this.source = source;
    this.format = format;
    this.headerPackets = format == AudioFormat.OGG_VORBIS ? 3 : 2;
  }

  static Layout read(FileSource source, AudioFormat format) throws IOException, TrackException {
    return new OggLayout(source, format).read();
  }

  private Layout read() throws IOException, TrackException {
    long at = 0;
    while (at < source.size()) {
      if (source.size() - at == 128 && source.has(at, "TAG")) {
        behind.add(TagItem.of("ID3v1 behind the pages", source.read(at, 128)));
        break;
      }
      if (ended && !source.has(at, "OggS")) {
        behind.add(TagItem.of("bytes behind the pages", source, at, source.size() - at));
        break;
      }
      at = readPage(at);
    }
    if (headers.size() < headerPackets || audio.isEmpty()) {
      throw new TrackException(Stage.TAGS, "no audio in the Ogg file");
    }
    List<TagItem> items = new ArrayList<>(behind);
    items.add(TagItem.of("Ogg identification", ByteBuffer.wrap(headers.get(0))));
    readComments(items);
    for (int i = 2; i < headerPackets; i++) {
      items.add(TagItem.of("Ogg header " + i, ByteBuffer.wrap(headers.get(i))));
    }
    return new Layout(format, items, audio, Sha256.hex(shape));
  }

  private void readComments(List<TagItem> items) throws TrackException {
    ByteBuffer comment = ByteBuffer.wrap(headers.get(1));
    String magic = "";
    if (format == AudioFormat.OGG_FLAC) {
      if (comment.limit() < 4 || (comment.getInt(0) & 0xffffff) != comment.limit() - 4) {
        throw new TrackException(Stage.TAGS, "a FLAC block of another length than its packet");
      }
      items.add(TagItem.of("FLAC block type", comment.slice(0, 1)));
      comment = comment.slice(4, comment.limit() - 4);
    } else if (format != AudioFormat.SPEEX) {
      magic = format == AudioFormat.OPUS ? "OpusTags" : "\u0003vorbis";
    }
    int from = magic.length();
    if (comment.limit() < from || !FileSource.text(comment.slice(0, from)).equals(magic)) {
      throw new TrackException(Stage.TAGS, "no comments in the Ogg file");
    }
    ByteBuffer rest = VorbisComments.read(comment.slice(from, comment.limit() - from), items);
    if (format == AudioFormat.OGG_VORBIS && (!rest.hasRemaining() || (rest.get() & 1) == 0)) {
      throw new TrackException(Stage.TAGS, "the Vorbis comments do not end as they must");
    }
    // Zeros are padding; what Opus calls binary data, and anything else, is content.
    if (rest.slice().mismatch(ByteBuffer.allocate(rest.remaining())) >= 0) {
      items.add(TagItem.of("data behind the Vorbis comments", rest.slice()));
    }
  }

  private long readPage(long at) throws IOException, TrackException {
    pages.takePart();
    ByteBuffer header = source.readLittleEndian(at, PAGE_HEADER_BYTES);
    if (!FileSource.text(header.slice(0, 4)).equals("OggS") || header.get(4) != 0) {
      throw new TrackException(Stage.TAGS, "damaged Ogg page at byte " + at);
    }
    boolean begins = (header.get(5) & FIRST) != 0;
    boolean ours = at == 0 || header.getInt(14) == serial;
    boolean afterHeaders = headers.size() >= headerPackets;
    if (!afterHeaders && (begins != (at == 0) || !ours)) {
      throw new TrackException(
          Stage.TAGS,
          "an Ogg file with several streams at the same time;"
              + " 'ffmpeg -i OLD -map 0:a:0 -c copy NEW' takes the first");
    }
    chained |= begins && at > 0;
    ended = (header.get(5) & LAST) != 0;
    serial = at == 0 ? header.getInt(14) : serial;
    ByteBuffer lacing = source.read(at + PAGE_HEADER_BYTES, header.get(26) & 0xff);
    long body = at + PAGE_HEADER_BYTES + lacing.limit();
    long length = 0;
    for (int i = 0; i < lacing.limit(); i++) {
      length += lacing.get(i) & 0xff;
    }
    if (body + length > source.size()) {
      throw new TrackException(Stage.TAGS, "the last Ogg page is cut off");
    }
    if (!afterHeaders) {
      readHeaders(headerPage(at, header, body + length - at), lacing);
      if (at == 0 && (headers.size() != 1 || packetBytes > 0)) {
        throw new TrackException(Stage.TAGS, "comments begin on the first page of the Ogg file");
      }
    } else if (chained || !ours) {
      shape.update(header);
      shape.update(lacing);
      audio.add(body, length);
    } else {
      readAudio(header, lacing, body, length);
    }
    return body + length;
  }

  /** Header pages are written anew, so their numbers, flags and checksums must be right. */
  private byte[] headerPage(long at, ByteBuffer header, long length)
      throws IOException, TrackException {
    budget.takePart();
    byte[] page = source.read(at, length).array();
    int stored = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(22);
    ByteBuffer.wrap(page).putInt(22, 0);
    int number = header.getInt(OggChecksum.NUMBER_OFFSET);
    boolean continued = (header.get(5) & CONTINUED) != 0;
    if (stored != OggChecksum.of(0, page, 0, page.length)
        || (at > 0 && number != lastHeaderNumber + 1)
        || continued != (packetBytes > 0)) {
      throw new TrackException(Stage.TAGS, "damaged Ogg page at byte " + at);
    }
    lastHeaderNumber = number;
    return page;
  }

  private void readAudio(ByteBuffer header, ByteBuffer lacing, long body, long length) {
    int number = header.getInt(OggChecksum.NUMBER_OFFSET);
    long pageBytes = PAGE_HEADER_BYTES + lacing.limit() + length;
    numbers.clear().putInt(number - lastHeaderNumber);
    numbers.putInt(header.getInt(22) ^ OggChecksum.ofNumber(number, pageBytes));
    shape.update(header.slice(5, 13));
    shape.update(header.get(26));
    shape.update(lacing);
    shape.update(numbers.flip());
    audio.add(body, length);
  }

  /** Of FLAC and Speex the first packet says how many there are. */
  private void countHeaders(byte[] first) throws TrackException {
    ByteBuffer bytes = ByteBuffer.wrap(first);
    boolean isSpeex = format == AudioFormat.SPEEX;
    if (!isSpeex && format != AudioFormat.OGG_FLAC) {
      return;
    }
    if (first.length < (isSpeex ? 72 : 9)) {
      throw new TrackException(Stage.TAGS, "the first Ogg packet is too short");
    }
    int more = isSpeex ? Integer.reverseBytes(bytes.getInt(68)) : bytes.getShort(7) & 0xffff;
    headerPackets = isSpeex ? 2 + more : 1 + more;
    if (more < 0 || more > 1_000 || headerPackets < 2) {
      throw new TrackException(
          Stage.TAGS,
          "the Ogg file does not say how many headers it has; write it anew with its"
              + " format's own encoder");
    }
  }

  private void readHeaders(byte[] page, ByteBuffer lacing) throws TrackException {
    int from = PAGE_HEADER_BYTES + lacing.limit();
    int at = from;
    for (int i = 0; i < lacing.limit(); i++) {
      if (headers.size() == headerPackets) {
        throw new TrackException(Stage.TAGS, "audio begins on a header page of the Ogg file");
      }
      int length = lacing.get(i) & 0xff;
      at += length;
      if (length < 255) {
        take(page, from, at);
        headers.add(whole());
        from = at;
        if (headers.size() == 1) {
          countHeaders(headers.get(0));
        }
      }
    }
    take(page, from, at);
  }

  private void take(byte[] page, int from, int to) throws TrackException {
    headerBytes += to - from;
    TagBudget.verifySize(headerBytes, CommentPacket.MOST_BYTES);
    packetBytes += to - from;
    packet.add(Arrays.copyOfRange(page, from, to));
  }

  /** The packet that has ended, in an array of its length. */
  private byte[] whole() {
    ByteBuffer whole = ByteBuffer.allocate(packetBytes);
    packet.forEach(whole::put);
    packet.clear();
    packetBytes = 0;
    return whole.array();
  }
}
