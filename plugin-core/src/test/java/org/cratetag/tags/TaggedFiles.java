package org.cratetag.tags;

import static org.cratetag.fixture.Mp4Boxes.box;
import static org.cratetag.fixture.Mp4Boxes.data;
import static org.cratetag.fixture.Mp4Boxes.freeform;
import static org.cratetag.fixture.Mp4Boxes.inTags;
import static org.cratetag.fixture.Mp4Boxes.inUserData;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.fixture.AudioFixtures;

/**
 * Whole files of every format with what other programs keep in them: cue points of DJ programs,
 * chapters, lyrics, pictures, text in every encoding, tags of every version.
 */
final class TaggedFiles {
  private static final double SECONDS = 0.6;

  private final Path folder;
  private final List<Model> models = new ArrayList<>();

  private TaggedFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * A file.
   *
   * @param name what is in it
   * @param format of the audio
   * @param bytes the whole file
   * @param foreign pieces of it that no change of our fields may alter, in their order
   */
  record Model(String name, AudioFormat format, byte[] bytes, List<byte[]> foreign) {
    /**
     * Whether ffmpeg tells the audio from the tags; it takes an APE tag for audio, and may find
     * other audio in noise.
     */
    boolean suitsFfmpeg() {
      boolean isAudio = format.equals(AudioFormat.DSF) || AudioFixtures.tagged().contains(format);
      return isAudio && !name.contains("APE");
    }
  }

  /**
   * Makes them all.
   *
   * @param scratch a folder for temporary files; empty afterwards if it was before
   */
  static List<Model> models(Path scratch) throws Exception {
    TaggedFiles files = new TaggedFiles(scratch);
    files.addMp3();
    files.addFlac();
    files.addOgg();
    files.addMp4();
    files.addChunks();
    files.addWma();
    files.models.addAll(dressed(scratch));
    return files.models;
  }

  /** One of each format, as people have them. */
  static List<Model> dressed(Path scratch) throws Exception {
    List<Model> dressed = new ArrayList<>();
    for (AudioFormat format : AudioFixtures.writable()) {
      byte[] whole = AudioFixtures.bytes(scratch, format, SECONDS);
      dressed.add(new Model("dressed " + format, format, whole, AudioFixtures.dress(format)));
    }
    return dressed;
  }

  private byte[] encoded(AudioFormat format, Map<String, String> tags) throws Exception {
    Path file = folder.resolve("model." + format.suffix());
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(SECONDS), format, tags, file);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private void add(String name, AudioFormat format, List<byte[]> foreign, byte[]... parts) {
    models.add(new Model(name, format, join(parts), foreign));
  }

  private void addMp3() throws Exception {
    byte[] tagged = encoded(AudioFormat.MP3, Map.of("title", "x"));
    Path file = Files.write(folder.resolve("model.mp3"), tagged);
    byte[] audio = TagFixtures.withoutId3(file);
    Files.delete(file);
    add("mp3 without tags", AudioFormat.MP3, List.of(audio), audio);
    for (int version = 2; version <= 4; version++) {
      List<byte[]> frames = Id3Frames.foreign(version);
      byte[] genre = Id3Frames.text(version, version == 2 ? "TCO" : "TCON", bytes("\0(18)"));
      byte[] tag = TagFixtures.id3(version, with(frames, genre), 100 * version);
      String name = "mp3 with ID3v2." + version;
      add(name, AudioFormat.MP3, with(frames, audio), tag, audio);
      byte[] tail = join(Id3Frames.lyrics3(), Id3Frames.ape(), Id3Frames.id3v1());
      add(name + " APE ID3v1", AudioFormat.MP3, with(frames, audio), tag, audio, tail);
    }
    for (int version = 3; version <= 4; version++) {
      List<byte[]> frames = Id3Frames.foreign(version);
      String name = "mp3 with an extended header of ID3v2." + version;
      byte[] tag = Id3Frames.extended(version, frames, 60);
      add(name, AudioFormat.MP3, with(frames, audio), tag, audio);
    }
    List<byte[]> flagged = Id3Frames.flagged24();
    byte[] footed = Id3Frames.withFooter(TagFixtures.id3(4, flagged, 0));
    add(
        "mp3 with flagged frames and a footer",
        AudioFormat.MP3,
        with(flagged, audio),
        footed,
        audio);
    List<byte[]> flagged23 = Id3Frames.flagged23();
    add(
        "mp3 with flagged frames of ID3v2.3",
        AudioFormat.MP3,
        with(flagged23, audio),
        TagFixtures.id3(3, flagged23, 0),
        audio);
  }

  static List<byte[]> with(List<byte[]> parts, byte[] last) {
    List<byte[]> all = new ArrayList<>(parts);
    all.add(last);
    return all;
  }

  /** Comments as DJ programs, taggers and ripping programs write them. */
  private static Map<String, String> comments() {
    Map<String, String> comments = new LinkedHashMap<>();
    comments.put("title", "Chørd \u266b");
    comments.put("GENRE", "Rock");
    comments.put("serato_markers_v2", Id3Frames.base64Markers());
    comments.put("TRAKTOR4", "RE1SVAAB");
    comments.put("lyrics", "la la\nla");
    comments.put("chapter001", "00:00:00.000");
    comments.put("chapter001name", "Intro");
    comments.put("mood", "dark");
    return comments;
  }

  private void addFlac() throws Exception {
    byte[] flac = encoded(AudioFormat.FLAC, comments());
    byte[] picture =
        block(
            6,
            join(
                new byte[3],
                bytes("\3\0\0\0\12image/jpeg"),
                new byte[4],
                new byte[16],
                bytes("\0\0\116\40"),
                noise(20_000)));
    byte[] application = block(2, join(bytes("Fica"), noise(300)));
    int afterInfo = 4 + 4 + 34;
    byte[] whole =
        join(
            Arrays.copyOf(flac, afterInfo),
            picture,
            picture,
            application,
            Arrays.copyOfRange(flac, afterInfo, flac.length));
    List<byte[]> foreign = List.of(picture, picture, application);
    add("flac with pictures and an application block", AudioFormat.FLAC, foreign, whole);
    add("flac", AudioFormat.FLAC, List.of(), flac);
  }

  private static byte[] block(int type, byte[] content) {
    return join(ByteBuffer.allocate(4).putInt(type << 24 | content.length).array(), content);
  }

  static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  private void addOgg() throws Exception {
    Map<String, String> comments = comments();
    comments.put("METADATA_BLOCK_PICTURE", "AAAAAwAAAApp".repeat(3_000));
    for (AudioFormat format : List.of(AudioFormat.OGG_VORBIS, AudioFormat.OPUS)) {
      add(format + " with a picture", format, List.of(), encoded(format, comments));
      add(format + " with comments", format, List.of(), encoded(format, comments()));
    }
  }

  private void addMp4() throws Exception {
    byte[] plain = encoded(AudioFormat.M4A, Map.of("title", "Chord", "genre", "Rock"));
    add("m4a", AudioFormat.M4A, List.of(), plain);
    List<byte[]> tags =
        List.of(
            freeform("com.serato.dj", "markersv2", Id3Frames.base64Markers()),
            freeform("com.apple.iTunes", "MOOD", "dark"),
            box("covr", data(13, noise(9_000)), data(14, noise(2_000))),
            box("\u00a9lyr", data(1, bytes("la la la"))),
            box("xyzw", noise(40)));
    byte[] chapters = box("chpl", bytes("\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\5Intro"));
    byte[] whole = inUserData(inTags(plain, tags.toArray(byte[][]::new)), chapters);
    add("m4a with cues chapters and pictures", AudioFormat.M4A, with(tags, chapters), whole);
  }

  private void addChunks() throws Exception {
    for (AudioFormat format : List.of(AudioFormat.WAV, AudioFormat.AIFF)) {
      boolean wave = format == AudioFormat.WAV;
      ByteOrder order = wave ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      byte[] plain = encoded(format, Map.of());
      List<byte[]> frames = Id3Frames.foreign(wave ? 3 : 4);
      byte[] tag = TagFixtures.id3(wave ? 3 : 4, frames, 51);
      byte[] cues = chunk(order, wave ? "cue " : "MARK", noise(28));
      byte[] other = chunk(order, wave ? "bext" : "APPL", noise(603));
      byte[] info =
          wave
              ? chunk(order, "LIST", bytes("INFOIGNR\5\0\0\0Rock\0\0ICMT\2\0\0\0x\0"))
              : chunk(order, "ANNO", bytes("made by a test"));
      byte[] chunks = join(cues, info, chunk(order, wave ? "id3 " : "ID3 ", tag), other);
      byte[] whole = join(plain, chunks);
      ByteBuffer.wrap(whole).order(order).putInt(4, whole.length - 8);
      List<byte[]> foreign = new ArrayList<>(List.of(cues));
      foreign.addAll(frames);
      foreign.add(other);
      add(format + " with chunks", format, foreign, whole);
      add(format + " without tags", format, List.of(), plain);
    }
  }

  private static byte[] chunk(ByteOrder order, String id, byte[] content) {
    return join(
        bytes(id),
        ByteBuffer.allocate(4).order(order).putInt(content.length).array(),
        content,
        new byte[content.length & 1]);
  }

  private void addWma() throws Exception {
    Map<String, String> comments = comments();
    comments.put("WM/Mood", "dark");
    add("wma", AudioFormat.WMA, List.of(), encoded(AudioFormat.WMA, comments));
  }
}
