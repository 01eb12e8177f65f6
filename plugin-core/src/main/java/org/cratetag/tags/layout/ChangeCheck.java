package org.cratetag.tags.layout;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;

/** Checks that a tagged copy differs from its original in the fields that were to change only. */
public final class ChangeCheck {
  private static final int BLOCK_BYTES = 1 << 18;

  /** What a file without any tag gets around its first one; no content in itself. */
  private static final Set<String> FRAMES_OF_NEW_TAGS =
      Set.of(
          "ID3v2 version",
          "Vorbis vendor",
          "APE header",
          "APE footer",
          "MP4 moov.udta.meta",
          "MP4 moov.udta.meta.hdlr");

  /** What a new tag takes over from older ones, which stay. */
  private static final Pattern CARRIED_OVER =
      Pattern.compile(
          "(ID3v2 (T[A-Z0-9]{3}|TXXX:.*|COMM|GRP1|date)|Vorbis [^ ].*"
              + "|APE (TITLE|ARTIST|ALBUM|YEAR|TRACK|COMMENT|GENRE))",
          Pattern.DOTALL);

  /** The frames of a date in versions 2.3 and 2.4 of ID3v2; what they say is compared as one. */
  private static final Set<String> DATES =
      Set.of("ID3v2 TYER", "ID3v2 TDAT", "ID3v2 TIME", "ID3v2 TDRC");

  private static final String VERSION = "ID3v2 version";

  /** Where one of these is, programs ask no older tag. */
  private static final Pattern SAID_FIRST =
      Pattern.compile("ID3v2 (TIT2|TPE1|TALB|COMM|TDRC|TYER|TRCK)");

  private final Path original;
  private final Layout before;

  private ChangeCheck(Path original, Layout before) {
    this.original = original;
    this.before = before;
  }

  /**
   * Reads the original.
   *
   * @throws TrackException when it does not parse; such a file must not be touched
   */
  public static ChangeCheck of(Path original) throws IOException, TrackException {
    return new ChangeCheck(original, Layouts.read(original));
  }

  /**
   * Compares the copy.
   *
   * @param changed the fields that may differ
   * @throws TrackException with what was lost, added or changed besides
   */
  public void verify(Path copy, Set<TagField> changed) throws IOException, TrackException {
    verify(copy, changed, 0);
  }

  /**
   * The same when the files were just compared.
   *
   * @param equalTailBytes how many bytes before the ends of both files are equal
   */
  public void verify(Path copy, Set<TagField> changed, long equalTailBytes)
      throws IOException, TrackException {
    Layout after = Layouts.read(copy);
    if (after.format() != before.format()) {
      throw new TrackException(Stage.TAGS, "the copy would have another format");
    }
    verifyItems(byKey(before, changed), byKey(after, changed));
    if (!before.audioShape().equals(after.audioShape())
        || !sameAudio(copy, before.audio(), after.audio(), equalTailBytes)) {
      throw new TrackException(Stage.TAGS, "the audio would change");
    }
    verifyPlayed(copy, after, equalTailBytes);
  }

  private static void verifyItems(Map<String, List<String>> old, Map<String, List<String>> now)
      throws TrackException {
    boolean upgraded = isUpgraded(old.get(VERSION), now.get(VERSION));
    for (Map.Entry<String, List<String>> item : old.entrySet()) {
      List<String> values = now.get(item.getKey());
      if (upgraded && DATES.contains(item.getKey())) {
        continue;
      }
      if (values == null) {
        throw new TrackException(Stage.TAGS, "would lose '" + item.getKey() + "'");
      }
      if (!values.equals(item.getValue()) && !(upgraded && item.getKey().equals(VERSION))) {
        throw new TrackException(Stage.TAGS, "would change '" + item.getKey() + "'");
      }
    }
    boolean takesOver = takesOver(old.keySet());
    for (String key : now.keySet()) {
      boolean newApe = !key.startsWith("APE ") || !old.containsKey("APE footer");
      boolean carried = takesOver && newApe && CARRIED_OVER.matcher(key).matches();
      if (!old.containsKey(key)
          && !FRAMES_OF_NEW_TAGS.contains(key)
          && !(upgraded && DATES.contains(key))
          && !carried) {
        throw new TrackException(Stage.TAGS, "would add '" + key + "'");
      }
    }
  }

  /** The first tag of version 2.3 may have become one of 2.4. */
  private static boolean isUpgraded(List<String> old, List<String> now) {
    return old != null
        && now != null
        && old.get(0).equals("2.3")
        && now.get(0).equals("2.4")
        && old.subList(1, old.size()).equals(now.subList(1, now.size()));
  }

  /** Whether there is an older kind of tag, and none of the newer that says anything. */
  private static boolean takesOver(Set<String> old) {
    boolean hasOlder =
        old.stream()
            .anyMatch(
                key -> key.startsWith("ID3v1") || key.startsWith("APE") || key.startsWith("INFO"));
    boolean saysNothing = old.stream().noneMatch(SAID_FIRST.asMatchPredicate());
    boolean onlyId3InFlac =
        old.contains(VERSION)
            && !old.contains("Vorbis vendor")
            && old.stream().anyMatch(key -> key.startsWith("FLAC"));
    return hasOlder && saysNothing || onlyId3InFlac;
  }

  /** Items of the same name keep their order; between names the order means nothing. */
  private static Map<String, List<String>> byKey(Layout layout, Set<TagField> changed) {
    return layout.items().stream()
        .filter(item -> item.field().filter(changed::contains).isEmpty())
        .collect(
            Collectors.groupingBy(
                TagItem::key,
                TreeMap::new,
                Collectors.mapping(TagItem::digest, Collectors.toList())));
  }

  /** The same by a reader that shares nothing with those who wrote the copy or its layout. */
  private void verifyPlayed(Path copy, Layout after, long equalTailBytes)
      throws IOException, TrackException {
    if (PlayedAudio.of(original, before.format()).equals(before.audio())
        && PlayedAudio.of(copy, before.format()).equals(after.audio())) {
      return; // That has been compared.
    }
    List<Layout.Extent> old = PlayedAudio.of(original, before.format());
    List<Layout.Extent> now = PlayedAudio.of(copy, before.format());
    if (!sameAudio(copy, old, now, equalTailBytes)) {
      throw new TrackException(
          Stage.TAGS, "players would take the tags for audio, or audio for tags");
    }
  }

  private boolean sameAudio(
      Path copy, List<Layout.Extent> before, List<Layout.Extent> after, long equalTailBytes)
      throws IOException {
    if (before.size() != after.size()) {
      return false;
    }
    try (Blocks old = new Blocks(original);
        Blocks now = new Blocks(copy)) {
      for (int i = 0; i < before.size(); i++) {
        Layout.Extent from = before.get(i);
        Layout.Extent to = after.get(i);
        if (from.length() != to.length()) {
          return false;
        }
        boolean inTail = old.size - from.offset() == now.size - to.offset();
        long end =
            inTail
                ? Math.min(from.length(), old.size - equalTailBytes - from.offset())
                : from.length();
        for (long at = 0; at < end; at += BLOCK_BYTES) {
          int length = (int) Math.min(BLOCK_BYTES, end - at);
          ByteBuffer left = old.read(from.offset() + at, length);
          if (left.mismatch(now.read(to.offset() + at, length)) >= 0) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** A file that is read from its beginning to its end, in pieces of any length. */
  private static final class Blocks implements Closeable {
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).limit(0);
    private long blockAt;

    Blocks(Path file) throws IOException {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      size = channel.size();
    }

    /** At most a block. */
    ByteBuffer read(long offset, int length) throws IOException {
      if (offset < blockAt || offset + length > blockAt + block.limit()) {
        blockAt = offset;
        block.clear().limit((int) Math.max(length, Math.min(BLOCK_BYTES, size - offset)));
        while (block.hasRemaining()) {
          if (channel.read(block, offset + block.position()) < 0) {
            throw new IOException("the file became shorter while it was read");
          }
        }
      }
      return block.slice((int) (offset - blockAt), length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
