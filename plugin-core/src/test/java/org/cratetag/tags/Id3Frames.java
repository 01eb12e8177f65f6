package org.cratetag.tags;

import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TaggedFiles.noise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Frames and tags of other programs, made from their public descriptions. */
final class Id3Frames {
  private static final String MARKERS = "Serato Markers2";

  private Id3Frames() {}

  /** A frame of any version. */
  static byte[] text(int version, String id, byte[] content) {
    if (version > 2) {
      return TagFixtures.frame(version, id, content);
    }
    int length = content.length;
    byte[] size = {(byte) (length >> 16), (byte) (length >> 8), (byte) length};
    return join(bytes(id), size, content);
  }

  /** Frames of a version: DJ programs, chapters, lyrics, pictures, text in every encoding. */
  static List<byte[]> foreign(int version) {
    return version == 2 ? old() : newer(version);
  }

  private static List<byte[]> old() {
    return List.of(
        text(2, "TT2", bytes("\1\u00ff\u00feC\0h\0")),
        text(2, "TP1", bytes("\0Bj\u00f6rk\0")),
        text(2, "TXX", bytes("\0Mood\0dark")),
        text(2, "COM", bytes("\0engiTunNORM\0 0000")),
        text(2, "GEO", join(bytes("\0application/octet-stream\0\0" + MARKERS + "\0"), markers())),
        text(2, "ULT", bytes("\0eng\0la la\n")),
        text(2, "PIC", join(bytes("\0JPG\3\0"), noise(3_000))));
  }

  private static List<byte[]> newer(int version) {
    List<byte[]> frames = new ArrayList<>();
    frames.add(text(version, "TIT2", bytes("\1T\0i\0t\0l\0e\0"))); // UTF-16 without BOM
    frames.add(text(version, "TPE1", bytes("\0Bj\u00f6rk \u00ff\u00fe\0\0"))); // Latin-1, two NULs
    frames.add(text(version, "TALB", bytes("\1\u00fe\u00ff\0A\0l\0b\0\0"))); // big-endian BOM
    frames.add(text(version, "TCOM", bytes("\3\u00c3\u0028 not UTF-8")));
    frames.add(text(version, "TLAN", bytes("\0eng")));
    frames.add(text(version, "TXXX", bytes("\0EnergyLevel\0" + "7")));
    frames.add(text(version, "TXXX", bytes("\0MOOD\0dark")));
    frames.add(text(version, "TXXX", bytes("\0MOOD\0bright")));
    frames.add(text(version, "TXXX", bytes("\1\u00ff\u00fes\0t\0y\0l\0\0\0\u00ff\u00fex\0")));
    for (String serato :
        List.of("Serato Analysis", "Serato Autotags", "Serato Overview", MARKERS)) {
      byte[] content = serato.equals(MARKERS) ? markers() : noise(serato.length() * 240);
      frames.add(geob(version, serato, content));
    }
    frames.add(geob(version, "CuePoints", noise(700))); // Mixed In Key
    frames.add(text(version, "PRIV", join(bytes("TRAKTOR4\0DMRT"), noise(2_400))));
    frames.add(text(version, "PRIV", join(bytes("PeakValue\0"), noise(4))));
    frames.add(text(version, "POPM", bytes("rekordbox@pioneer.com\0\u00cc\0\0\0\7")));
    frames.add(text(version, "UFID", bytes("http://musicbrainz.org\0abc")));
    frames.add(text(version, "COMM", bytes("\0eng\0one")));
    frames.add(text(version, "COMM", bytes("\0deu\0zwei")));
    frames.add(text(version, "COMM", bytes("\0XXXID3v1 Comment\0three")));
    frames.add(text(version, "USLT", bytes("\1eng\u00ff\u00fe\0\0\u00ff\u00fel\0a\0\n\0")));
    frames.add(text(version, "SYLT", bytes("\0eng\2\1\0la\0\0\0\0\1la\0\0\0\1\0")));
    byte[] title = text(version, "TIT2", bytes("\0Intro"));
    byte[] times = ByteBuffer.allocate(16).putInt(0).putInt(500).putInt(-1).putInt(-1).array();
    frames.add(text(version, "CTOC", bytes("toc\0\3\2ch1\0ch2\0")));
    frames.add(text(version, "CHAP", join(bytes("ch1\0"), times, title)));
    frames.add(text(version, "CHAP", join(bytes("ch2\0"), times, picture(version, 0, 400))));
    frames.add(picture(version, 3, 30_000));
    frames.add(picture(version, 4, 9_000));
    frames.add(text(version, "WOAR", bytes("http://example.org/")));
    frames.add(text(version, "TCMP", bytes("\0" + "1")));
    frames.add(text(version, "RVA2", join(bytes("track\0"), noise(4))));
    frames.add(text(version, "ZZZZ", noise(77)));
    return frames;
  }

  static byte[] picture(int version, int type, int length) {
    byte[] head = join(bytes("\0image/jpeg\0"), new byte[] {(byte) type}, bytes("p\0"));
    return text(version, "APIC", join(head, noise(length)));
  }

  private static byte[] geob(int version, String name, byte[] content) {
    byte[] head = bytes("\0application/octet-stream\0\0" + name + "\0");
    return text(version, "GEOB", join(head, content));
  }

  /** Serato's cue points: base64 of entries with a name and a length, filled up with zeros. */
  static byte[] markers() {
    return Arrays.copyOf(join(bytes("\1\1"), bytes(base64Markers())), 470);
  }

  static String base64Markers() {
    byte[] cue = join(bytes("CUE\0\0\0\0\15\0\0\0\0\5\0\0\u00cc\0\0\0\0"), bytes("\0"));
    byte[] color = bytes("COLOR\0\0\0\0\4\0\u00ff\u00ff\u00ff");
    byte[] lock = bytes("BPMLOCK\0\0\0\0\1\0");
    return Base64.getEncoder().encodeToString(join(bytes("\1\1"), color, cue, lock, bytes("\0")));
  }

  /** Frames of version 2.4 with a data length, unsynchronised, compressed, grouped, encrypted. */
  static List<byte[]> flagged24() {
    byte[] plain = bytes("\0Mood\0dark and long enough to be worth it, it, it, it");
    byte[] length = {0, 0, 0, (byte) plain.length};
    return List.of(
        flagged(4, "TIT2", 0x0001, join(new byte[] {0, 0, 0, 6}, bytes("\0Title"))),
        flagged(4, "PRIV", 0x0002, bytes("owner\0\u00ff\0\u00e0x\u00ff\0")),
        flagged(4, "TXXX", 0x0009, join(length, deflated(plain))),
        flagged(4, "COMM", 0x0040, bytes("\u0081\0eng\0grouped")),
        flagged(4, "GEOB", 0x0004, join(bytes("\u0091"), noise(120))),
        flagged(4, "TALB", 0x6000, bytes("\0Album")),
        TagFixtures.frame(4, "TPE1", bytes("\0Somebody")));
  }

  /** Frames of version 2.3, compressed, encrypted and grouped. */
  static List<byte[]> flagged23() {
    byte[] plain = bytes("\0Mood\0dark and long enough to be worth it, it, it, it");
    byte[] length = {0, 0, 0, (byte) plain.length};
    return List.of(
        flagged(3, "TXXX", 0x0080, join(length, deflated(plain))),
        flagged(3, "GEOB", 0x0040, join(bytes("\u0091"), noise(120))),
        flagged(3, "COMM", 0x0020, bytes("\u0081\0eng\0grouped")),
        flagged(3, "TALB", 0xc000, bytes("\0Album")),
        TagFixtures.frame(3, "TPE1", bytes("\0Somebody")));
  }

  /** A compressed frame of version 2.4. */
  static byte[] compressed(int version, String id, byte[] plain) {
    byte[] length = {0, 0, 0, (byte) plain.length};
    return flagged(version, id, 0x0009, join(length, deflated(plain)));
  }

  private static byte[] flagged(int version, String id, int flags, byte[] content) {
    byte[] frame = TagFixtures.frame(version, id, content);
    ByteBuffer.wrap(frame).putShort(8, (short) flags);
    return frame;
  }

  private static byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater();
    deflater.setInput(plain);
    deflater.finish();
    byte[] out = new byte[plain.length + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  /** The same tag with a footer, which repeats the header. */
  static byte[] withFooter(byte[] tag) {
    byte[] footed = join(tag, Arrays.copyOf(tag, 10));
    footed[5] |= 0x10;
    footed[tag.length + 5] |= 0x10;
    System.arraycopy(bytes("3DI"), 0, footed, tag.length, 3);
    return footed;
  }

  static byte[] ape() {
    byte[] items =
        join(
            apeItem("Genre", bytes("Rock")),
            apeItem("MP3GAIN_MINMAX", bytes("128,210")),
            apeItem("Title", bytes("Chord")));
    ByteBuffer footer = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    footer.put(bytes("APETAGEX")).putInt(2_000).putInt(items.length + 32).putInt(3);
    return join(items, footer.array());
  }

  private static byte[] apeItem(String key, byte[] value) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    return join(head.putInt(value.length).array(), bytes(key + "\0"), value);
  }

  static byte[] id3v1() {
    byte[] tag = Arrays.copyOf(bytes("TAGChord"), 128);
    tag[127] = 17;
    return tag;
  }

  static byte[] lyrics3() {
    byte[] content = bytes("LYRICSBEGININD0000200LYR00005la la");
    return join(content, bytes("%06dLYRICS200".formatted(content.length)));
  }

  /** A whole tag with an extended header that has a checksum, and in 2.4 is an update. */
  static byte[] extended(int version, List<byte[]> frames, int paddingBytes) {
    byte[] content = join(frames.toArray(byte[][]::new));
    CRC32 crc = new CRC32();
    crc.update(content);
    ByteBuffer header = ByteBuffer.allocate(version == 3 ? 14 : 13);
    if (version == 3) {
      header.putInt(10).putShort((short) 0x8000).putInt(paddingBytes).putInt((int) crc.getValue());
    } else {
      crc.update(new byte[paddingBytes]);
      header.put(new byte[] {0, 0, 0, 13, 1, 0x60, 0, 5});
      for (int shift = 28; shift >= 0; shift -= 7) {
        header.put((byte) (crc.getValue() >> shift & 0x7f));
      }
    }
    byte[] tag = TagFixtures.id3(version, List.of(header.array(), content), paddingBytes);
    tag[5] = 0x40;
    return tag;
  }

  static int synchsafe(byte[] bytes, int at) {
    return bytes[at] << 21 | bytes[at + 1] << 14 | bytes[at + 2] << 7 | bytes[at + 3];
  }
}
