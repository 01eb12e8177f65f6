package org.cratetag.tags;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.ByteRange;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;

/**
 * Checks a tagged copy in a format that a plugin brought: the plugin says where the audio is, and
 * its bytes, the names and all fields that were not to change must be as before.
 */
final class ForeignCheck implements CopyCheck {
  private static final int BLOCK_BYTES = 1 << 18;

  private final Path original;
  private final TagWriter writer;
  private final List<ByteRange> audio;
  private final TagValues values;
  private final TrackNames names;

  private ForeignCheck(
      Path original, TagWriter writer, List<ByteRange> audio, TagValues values, TrackNames names) {
    this.original = original;
    this.writer = writer;
    this.audio = audio;
    this.values = values;
    this.names = names;
  }

  /**
   * Reads the original.
   *
   * @throws TrackException when the writer cannot tell where its audio is
   */
  static ForeignCheck of(Path original, TagWriter writer) throws TrackException {
    List<ByteRange> audio = writer.audio(original);
    if (audio.stream().mapToLong(ByteRange::length).sum() == 0) {
      throw new TrackException(
          Stage.TAGS,
          "the plugin that writes its tags does not tell where the audio is, so nobody could"
              + " check that it stays");
    }
    return new ForeignCheck(original, writer, audio, writer.read(original), writer.names(original));
  }

  @Override
  public void verify(Path copy, Set<TagField> changed, long equalTailBytes)
      throws IOException, TrackException {
    TagValues now = writer.read(copy);
    for (TagField field : TagField.values()) {
      if (!changed.contains(field) && !now.get(field).equals(values.get(field))) {
        throw new TrackException(Stage.TAGS, "would change '" + field + "'");
      }
    }
    if (!writer.names(copy).equals(names)) {
      throw new TrackException(Stage.TAGS, "would change artist or title");
    }
    if (!sameAudio(copy, writer.audio(copy))) {
      throw new TrackException(Stage.TAGS, "the audio would change");
    }
  }

  private boolean sameAudio(Path copy, List<ByteRange> after) throws IOException {
    if (audio.size() != after.size()) {
      return false;
    }
    try (FileChannel old = FileChannel.open(original, StandardOpenOption.READ);
        FileChannel now = FileChannel.open(copy, StandardOpenOption.READ)) {
      for (int i = 0; i < audio.size(); i++) {
        if (audio.get(i).length() != after.get(i).length()
            || !same(old, audio.get(i), now, after.get(i).offset())) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean same(FileChannel old, ByteRange range, FileChannel now, long offset)
      throws IOException {
    ByteBuffer left = ByteBuffer.allocate(BLOCK_BYTES);
    ByteBuffer right = ByteBuffer.allocate(BLOCK_BYTES);
    for (long at = 0; at < range.length(); at += BLOCK_BYTES) {
      int length = (int) Math.min(BLOCK_BYTES, range.length() - at);
      if (!fill(old, left, range.offset() + at, length)
          || !fill(now, right, offset + at, length)
          || left.mismatch(right) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean fill(FileChannel channel, ByteBuffer block, long offset, int length)
      throws IOException {
    block.clear().limit(length);
    while (block.hasRemaining()) {
      if (channel.read(block, offset + block.position()) < 0) {
        return false;
      }
    }
    block.flip();
    return true;
  }
}
