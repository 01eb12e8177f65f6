package org.cratetag.tags.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.Reasons;
import org.cratetag.tags.layout.CommentPacket;

/**
 * What differs between the codecs: how many header packets there are, and how the comments stand in
 * theirs (Vorbis I, section 4.2; RFC 7845; RFC 9639, section 10.1; the Speex manual, section 7).
 *
 * @param extraPackets header packets behind the comments; for FLAC the last says that it is
 */
record OggCodec(Kind kind, int extraPackets) {
  /** Type and length of a block of FLAC metadata. */
  private static final int BLOCK_HEAD_BYTES = 4;

  private static final int SPEEX_EXTRA_OFFSET = 68;
  private static final int MOST_EXTRA = 100;
  private static final int LAST_BLOCK = 0x80;
  private static final int COMMENT_BLOCK = 4;
  private static final int LARGEST_BLOCK = (1 << 24) - 1;

  enum Kind {
    OPUS("OpusHead", "OpusTags"),
    VORBIS("\u0001vorbis", "\u0003vorbis"),
    FLAC("\u007fFLAC", ""),
    SPEEX("Speex   ", "");

    private final String start;
    private final String magic;

    Kind(String start, String magic) {
      this.start = start;
      this.magic = magic;
    }
  }

  static OggCodec of(FileEdit file) throws IOException, TrackException {
    if (file.has(0, "ID3")) {
      throw new TrackException(Stage.TAGS, Reasons.ID3_IN_FRONT);
    }
    long packet = OggPage.read(file, 0).body();
    for (Kind kind : Kind.values()) {
      if (file.has(packet, kind.start)) {
        return new OggCodec(kind, extraPackets(kind, file, packet));
      }
    }
    throw new TrackException(Stage.TAGS, "neither Opus, Vorbis, FLAC nor Speex in Ogg");
  }

  private static int extraPackets(Kind kind, FileEdit file, long packet)
      throws IOException, TrackException {
    if (kind != Kind.SPEEX) {
      return kind == Kind.VORBIS ? 1 : 0;
    }
    int extra = file.read(packet + SPEEX_EXTRA_OFFSET, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (extra < 0 || extra > MOST_EXTRA) {
      throw new TrackException(Stage.TAGS, "Speex headers that make no sense");
    }
    return extra;
  }

  /** Whether these are all the packets between the first one and the audio. */
  boolean isWhole(List<byte[]> packets) {
    if (kind == Kind.FLAC) {
      byte[] last = packets.isEmpty() ? new byte[0] : packets.get(packets.size() - 1);
      return last.length > 0 && (last[0] & LAST_BLOCK) != 0;
    }
    return packets.size() > extraPackets;
  }

  CommentPacket comments(OggHeaders headers) throws TrackException {
    byte[] packet = headers.packets().get(0);
    if (kind == Kind.FLAC
        && (packet.length < BLOCK_HEAD_BYTES || (packet[0] & 0x7f) != COMMENT_BLOCK)) {
      throw new TrackException(Stage.TAGS, "the FLAC stream in Ogg does not begin with comments");
    }
    ByteBuffer comments = ByteBuffer.wrap(packet, headBytes(), packet.length - headBytes());
    return CommentPacket.parse(comments, kind.magic, kind == Kind.VORBIS);
  }

  /** How much stands before what is taken for the comments. */
  int headBytes() {
    return kind == Kind.FLAC ? BLOCK_HEAD_BYTES : 0;
  }

  /** A block of FLAC is just as long as it says. */
  boolean canBePadded(CommentPacket comments) {
    return kind != Kind.FLAC && comments.canBePadded(kind == Kind.VORBIS);
  }

  /** The packet of the comments, of a length, in pieces. */
  List<ByteBuffer> packet(OggHeaders old, CommentPacket comments, int length)
      throws TrackException {
    int contentBytes = length - headBytes();
    List<ByteBuffer> pieces = new ArrayList<>(comments.pieces(contentBytes));
    if (kind == Kind.FLAC) {
      if (contentBytes > LARGEST_BLOCK) {
        throw new TrackException(Stage.TAGS, "the comments would become too large");
      }
      int type = old.packets().get(0)[0] & 0xff;
      pieces.add(0, ByteBuffer.allocate(BLOCK_HEAD_BYTES).putInt(type << 24 | contentBytes).flip());
    }
    return pieces;
  }
}
