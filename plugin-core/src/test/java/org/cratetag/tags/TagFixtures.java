package org.cratetag.tags;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.file.FileStamp;

/** Files and values that the tests of this package share. */
public final class TagFixtures {
  /** What a server profile writes, with a letter outside of Latin-1. */
  public static final TagValues CHANGE =
      new TagValues(
          Map.of(
              TagField.GENRE, List.of("Electronic", "Tech House"),
              TagField.STYLE, List.of("Tech House"),
              TagField.GROUPING, List.of("Hôuse ✓"),
              TagField.BPM, List.of("126"),
              TagField.KEY, List.of("Ebm"),
              TagField.ENERGY, List.of("7"),
              TagField.CRATETAG, List.of("edm-subgenre/1.0.0 Tech House=0.74")));

  private TagFixtures() {}

  /** As people name them, in many scripts, and nearly as long as a name can be. */
  private static final String LONG_NAME =
      "03 - \u041c\u0438\u0440 & Bj\u00f6rk \u2013 \u97f3\u697d\u306e\u5915\u3079"
          + " \u0645\u0648\u0633\u064a\u0642\u0649 Tr\u00fcck (feat. "
          + "Somebody With Quite A Long Name, ".repeat(3)
          + "Extended Mix) [2019] #1";

  /**
   * A dressed file, an hour old: what is written within one tick of the kernel's clock has the same
   * time.
   */
  public static AudioFile make(Path folder, AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, LONG_NAME, format, 1);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));
    return found(file, format);
  }

  public static AudioFile found(Path path, AudioFormat format) throws IOException {
    FileStamp stamp = FileStamp.of(path);
    return new AudioFile(path, format, stamp.sizeBytes(), stamp.lastModified());
  }

  public static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The MPEG frames of an mp3 file that the encoder gave an ID3v2 tag. */
  static byte[] withoutId3(Path mp3) throws IOException {
    byte[] bytes = Files.readAllBytes(mp3);
    int length = bytes[6] << 21 | bytes[7] << 14 | bytes[8] << 7 | bytes[9];
    return Arrays.copyOfRange(bytes, 10 + length, bytes.length);
  }

  /**
   * Frames as DJ programs, media players and tag editors leave them: cue points with bytes that
   * look like MPEG frames, a one-byte play count, a chapter, a picture, text of each encoding.
   */
  static List<byte[]> foreignFrames(int version) {
    byte[] cues = new byte[5_000];
    new Random(3).nextBytes(cues);
    Arrays.fill(cues, 100, 200, (byte) 0xff);
    Arrays.fill(cues, 200, 300, (byte) 0);
    byte[] title = frame(version, "TIT2", bytes("\1\u00ff\u00feC\0h\0"));
    List<byte[]> frames = new ArrayList<>();
    frames.add(frame(version, "TIT2", bytes("\1\u00ff\u00feT\0i\0\0\0")));
    frames.add(frame(version, "PRIV", join(bytes("TRAKTOR4\0"), cues)));
    frames.add(frame(version, "UFID", bytes("http://musicbrainz.org\0abc")));
    frames.add(frame(version, "POPM", bytes("a@b.c\0\u00c4\5")));
    frames.add(
        frame(
            version, "GEOB", join(bytes("\0application/octet-stream\0\0Serato Markers2\0"), cues)));
    frames.add(frame(version, "APIC", join(bytes("\0image/jpeg\0\3cover\0"), new byte[90_000])));
    frames.add(frame(version, "TXXX", bytes("\0Mood\0dark\0")));
    frames.add(frame(version, "TXXX", bytes("\0mood\0light")));
    frames.add(frame(version, "COMM", bytes("\0eng\0hello\0")));
    frames.add(frame(version, "CHAP", join(bytes("ch1\0"), new byte[16], title)));
    return frames;
  }

  /** A frame of version 3 or 4. */
  static byte[] frame(int version, String id, byte[] content) {
    int length = content.length;
    int size =
        version == 3 ? length : (length & 0x7f) | (length & 0x3f80) << 1 | (length & 0x1fc000) << 2;
    return ByteBuffer.allocate(10 + length)
        .put(bytes(id))
        .putInt(size)
        .putShort((short) 0)
        .put(content)
        .array();
  }

  /** A whole ID3v2 tag. */
  static byte[] id3(int version, List<byte[]> frames, int paddingBytes) {
    byte[] body = join(join(frames.toArray(byte[][]::new)), new byte[paddingBytes]);
    int length = body.length;
    int size = (length & 0x7f) | (length & 0x3f80) << 1 | (length & 0x1fc000) << 2;
    byte[] header =
        ByteBuffer.allocate(10)
            .put(bytes("ID3"))
            .put((byte) version)
            .putShort((short) 0)
            .putInt(size)
            .array();
    return join(header, body);
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  public static boolean contains(byte[] whole, byte[] part) {
    return new String(whole, StandardCharsets.ISO_8859_1)
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
