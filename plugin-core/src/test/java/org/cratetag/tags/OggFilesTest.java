package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.OggFixtures.comments;
import static org.cratetag.tags.OggFixtures.opus;
import static org.cratetag.tags.OggFixtures.pagesOf;
import static org.cratetag.tags.OggFixtures.vorbis;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OggFilesTest {
  private static final List<byte[]> FOREIGN =
      List.of(
          bytes("Title=Chord"),
          bytes("genre=Rock"),
          bytes("ARTIST=\u00ff\u00fe not UTF-8 \u0080"),
          bytes("no equals sign"),
          bytes("GENRE=Pop"),
          bytes("=no name"),
          bytes("R128_TRACK_GAIN=-512"),
          bytes(""));

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());

  private TagUpdate update(byte[] file, AudioFormat format, TagValues change) throws Exception {
    Path path = Files.write(folder.resolve("a.ogg"), file);
    return tags.update(found(path, format), current -> change, TagStyle.SERVER, 1);
  }

  /** Tags the file, checks its pages, and that undo gives the old bytes back. */
  private byte[] tagged(byte[] file, AudioFormat format, TagValues change) throws Exception {
    assertThat(update(file, format, change)).isInstanceOf(TagUpdate.Written.class);
    Path path = folder.resolve("a.ogg");
    byte[] now = Files.readAllBytes(path);
    assertThat(tags.read(found(path, format))).isEqualTo(change);
    List<OggFixtures.Page> pages = pagesOf(now);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i).number()).isEqualTo(i);
      assertThat(pages.get(i).sound()).isTrue();
    }
    assertThat(audio(pages)).isEqualTo(audio(pagesOf(file)));
    new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(path), 2);
    assertThat(Arrays.equals(Files.readAllBytes(path), file)).isTrue();
    return now;
  }

  private static List<String> audio(List<OggFixtures.Page> pages) {
    return pages.stream()
        .filter(page -> page.granule() > 0)
        .map(
            page ->
                page.flags()
                    + " "
                    + page.granule()
                    + Arrays.toString(page.lacing())
                    + Arrays.hashCode(page.body()))
        .toList();
  }

  private static byte[] opusTags(List<byte[]> comments, byte[] rest) {
    return comments("OpusTags", "vendor \u00ff", comments.size(), comments, rest);
  }

  private static byte[] picture(int length) {
    byte[] base64 = new byte[length];
    Arrays.fill(base64, (byte) 'A');
    return join(bytes("METADATA_BLOCK_PICTURE="), base64);
  }

  @Test
  void foreignComments_keepTheirBytesPlaceAndOrder() throws Exception {
    byte[] now = tagged(opus(opusTags(FOREIGN, new byte[0]), 3), AudioFormat.OPUS, CHANGE);
    List<byte[]> expected = new ArrayList<>(FOREIGN);
    expected.remove(4);
    expected.remove(1);
    expected.add(1, bytes("GENRE=Tech House"));
    expected.add(1, bytes("GENRE=Electronic"));
    expected.add(bytes("STYLE=Tech House"));
    expected.add("GROUPING=Hôuse ✓".getBytes(StandardCharsets.UTF_8));
    expected.add(bytes("BPM=126"));
    expected.add(bytes("CRATETAG=" + CHANGE.get(TagField.CRATETAG).get(0)));
    expected.add(bytes("INITIALKEY=" + CHANGE.get(TagField.KEY).get(0)));
    expected.add(bytes("ENERGYLEVEL=" + CHANGE.get(TagField.ENERGY).get(0)));
    assertThat(pagesOf(now).get(1).body()).isEqualTo(opusTags(expected, new byte[1_024]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64_700, 65_024, 65_025, 5_000_000})
  void pictureOnManyPages_isKept(int length) throws Exception {
    List<byte[]> comments = List.of(picture(length), bytes("TITLE=x"));
    byte[] now = tagged(opus(opusTags(comments, new byte[0]), 50), AudioFormat.OPUS, CHANGE);
    assertThat(contains(join(body(now)), join(comments.get(0)))).isTrue();
    byte[] setup = new byte[4_000];
    new Random(1).nextBytes(setup);
    byte[] packet = comments("\3vorbis", "v", 2, comments, new byte[] {1});
    now = tagged(vorbis(packet, setup, 50), AudioFormat.OGG_VORBIS, CHANGE);
    assertThat(contains(body(now), comments.get(0))).isTrue();
    assertThat(contains(body(now), setup)).isTrue();
  }

  private static byte[] body(byte[] file) {
    return join(pagesOf(file).stream().map(OggFixtures.Page::body).toArray(byte[][]::new));
  }

  @Test
  void onePageMore_renumbersTheAudioAndItsUndoIsSmall() throws Exception {
    byte[] old = opus(opusTags(List.of(picture(64_900)), new byte[0]), 400);
    byte[] now = tagged(old, AudioFormat.OPUS, CHANGE);
    assertThat(pagesOf(now)).hasSize(pagesOf(old).size() + 1);
    assertThat(journal.findPatch(1).orElseThrow().encoded()).hasSizeLessThan(40_000);
  }

  @Test
  void almostFullPage_getsLessPaddingRatherThanAnotherPage() throws Exception {
    byte[] old = opus(opusTags(List.of(picture(64_500)), new byte[0]), 4);
    byte[] now = tagged(old, AudioFormat.OPUS, CHANGE);
    assertThat(pagesOf(now)).hasSameSizeAs(pagesOf(old));
    assertThat(pagesOf(now).get(1).body()).hasSize(255 * 255 - 1);
  }

  @ParameterizedTest
  @CsvSource({"OPUS,300", "OPUS,64000", "OPUS,200000", "OGG_VORBIS,300", "OGG_VORBIS,200000"})
  void padding_isUsedAndNothingMoves(AudioFormat format, int padding) throws Exception {
    byte[] rest = new byte[padding + 1];
    rest[0] = (byte) (format == AudioFormat.OPUS ? 0 : 1);
    byte[] old =
        format == AudioFormat.OPUS
            ? opus(opusTags(List.of(), rest), 5)
            : vorbis(comments("\3vorbis", "v", 0, List.of(), rest), new byte[300], 5);
    byte[] now = tagged(old, format, CHANGE);
    assertThat(now).hasSameSizeAs(old);
    assertThat(pagesOf(now)).hasSameSizeAs(pagesOf(old));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\1binary data\0\0", "\2comments beyond the count", "\0\0\0x"})
  void dataBehindTheComments_stays(String data) throws Exception {
    byte[] now = tagged(opus(opusTags(List.of(), bytes(data)), 2), AudioFormat.OPUS, CHANGE);
    byte[] packet = pagesOf(now).get(1).body();
    assertThat(Arrays.copyOfRange(packet, packet.length - data.length(), packet.length))
        .isEqualTo(bytes(data));
  }

  @Test
  void dataThatGetsShorterThanItsPages_staysReadable() throws Exception {
    List<byte[]> comments = List.of(join(bytes("GENRE="), new byte[200_000]));
    byte[] old = opus(opusTags(comments, bytes("\1kept")), 9);
    byte[] now = tagged(old, AudioFormat.OPUS, CHANGE);
    assertThat(pagesOf(now).size()).isLessThanOrEqualTo(pagesOf(old).size());
  }

  @Test
  void emptyVendorAndNoComments_areTagged() throws Exception {
    byte[] packet = comments("OpusTags", "", 0, List.of(), new byte[0]);
    assertThat(contains(tagged(opus(packet, 2), AudioFormat.OPUS, CHANGE), bytes("BPM=126")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1_000, Integer.MAX_VALUE, -1})
  void countBeyondTheComments_isRefused(int count) throws Exception {
    byte[] packet = comments("OpusTags", "v", count, List.of(bytes("A=b")), new byte[0]);
    assertThat(update(opus(packet, 2), AudioFormat.OPUS, CHANGE))
        .isEqualTo(new TagUpdate.Skipped("the Vorbis comments are cut off"));
  }

  @Test
  void streamsThatFollow_stayAsTheyAre() throws Exception {
    byte[] one = opus(opusTags(FOREIGN, new byte[0]), 2);
    byte[] other = opus(opusTags(List.of(bytes("TITLE=Next")), new byte[0]), 5);
    TagValues large = CHANGE.with(TagField.STYLE, List.of("x".repeat(70_000)));
    for (byte[] next : List.of(one, other)) {
      assertThat(update(join(one, next), AudioFormat.OPUS, large))
          .isInstanceOf(TagUpdate.Written.class);
      byte[] now = Files.readAllBytes(folder.resolve("a.ogg"));
      byte[] end = Arrays.copyOfRange(now, now.length - next.length, now.length);
      assertThat(end).isEqualTo(next);
      List<OggFixtures.Page> pages = pagesOf(Arrays.copyOf(now, now.length - next.length));
      assertThat(pages).hasSizeGreaterThan(pagesOf(one).size());
      for (int i = 0; i < pages.size(); i++) {
        assertThat(pages.get(i).number()).isEqualTo(i);
        assertThat(pages.get(i).sound()).isTrue();
      }
    }
  }

  @Test
  void bytesBehindTheLastPage_stay() throws Exception {
    byte[] behind = bytes("left behind by a program");
    byte[] file = join(opus(opusTags(FOREIGN, new byte[0]), 2), behind);
    assertThat(update(file, AudioFormat.OPUS, CHANGE)).isInstanceOf(TagUpdate.Written.class);
    byte[] now = Files.readAllBytes(folder.resolve("a.ogg"));
    assertThat(Arrays.copyOfRange(now, now.length - behind.length, now.length)).isEqualTo(behind);
  }

  @Test
  void streamsAtTheSameTime_areRefused() throws Exception {
    byte[] one = opus(opusTags(FOREIGN, new byte[0]), 2);
    TagUpdate refused =
        new TagUpdate.Skipped(
            "an Ogg file with several streams at the same time;"
                + " 'ffmpeg -i OLD -map 0:a:0 -c copy NEW' takes the first");
    byte[] other = OggFixtures.pages(List.of(new byte[30]), 8, 0, 2, 0).get(0);
    byte[] multiplexed =
        join(Arrays.copyOf(one, 47), other, Arrays.copyOfRange(one, 47, one.length));
    assertThat(update(multiplexed, AudioFormat.OPUS, CHANGE)).isEqualTo(refused);
  }

  @Test
  void cutAnywhere_isRefusedAndLeftAlone() throws Exception {
    byte[] whole = opus(opusTags(List.of(picture(70_000)), new byte[0]), 3);
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      if (pageEnds(whole).contains(cut.length)) {
        continue;
      }
      assertThat(update(cut, AudioFormat.OPUS, CHANGE)).isInstanceOf(TagUpdate.Skipped.class);
      assertThat(Files.readAllBytes(folder.resolve("a.ogg"))).isEqualTo(cut);
    }
  }

  private static List<Integer> pageEnds(byte[] file) {
    List<Integer> ends = new ArrayList<>();
    int at = 0;
    for (OggFixtures.Page page : pagesOf(file)) {
      at += 27 + page.lacing().length + page.body().length;
      ends.add(at);
    }
    return ends;
  }

  @Test
  void damagedHeaderPage_isRefused() throws Exception {
    byte[] file = opus(opusTags(FOREIGN, new byte[0]), 2);
    file[80] ^= 1;
    assertThat(update(file, AudioFormat.OPUS, CHANGE))
        .isEqualTo(new TagUpdate.Skipped("damaged Ogg page at byte 47"));
  }

  @Test
  void damagedPageOfAudio_isStillToldByItsChecksum() throws Exception {
    byte[] file = opus(opusTags(List.of(picture(64_900)), new byte[0]), 3);
    file[file.length - 1] ^= 1;
    assertThat(update(file, AudioFormat.OPUS, CHANGE)).isInstanceOf(TagUpdate.Written.class);
    List<OggFixtures.Page> pages = pagesOf(Files.readAllBytes(folder.resolve("a.ogg")));
    assertThat(pages.stream().map(OggFixtures.Page::sound))
        .containsExactly(true, true, true, true, true, false);
  }
}
