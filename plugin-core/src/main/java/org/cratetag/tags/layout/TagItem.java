package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.Sha256;

/**
 * One thing in a file that is not audio: a frame, a comment, an atom, a chunk.
 *
 * @param key where it is and what it is called, for example {@code ID3v2 TXXX:STYLE}
 * @param field the field it holds, when it is one of ours
 * @param digest a hash of its content
 */
record TagItem(String key, Optional<TagField> field, String digest) {
  private static final int BLOCK_BYTES = 1 << 16;

  static TagItem of(String key, TagField field, ByteBuffer content) {
    return new TagItem(key, Optional.ofNullable(field), digest(content));
  }

  /** The same for what may be long. */
  static TagItem of(String key, TagField field, FileSource source, long from, long length)
      throws IOException, TrackException {
    MessageDigest sha256 = Sha256.start();
    for (long at = from; at < from + length; at += BLOCK_BYTES) {
      sha256.update(source.read(at, Math.min(BLOCK_BYTES, from + length - at)));
    }
    return new TagItem(key, Optional.ofNullable(field), HexFormat.of().formatHex(sha256.digest()));
  }

  static TagItem of(String key, FileSource source, long from, long length)
      throws IOException, TrackException {
    return of(key, null, source, from, length);
  }

  static TagItem of(String key, ByteBuffer content) {
    return of(key, null, content);
  }

  private static String digest(ByteBuffer content) {
    MessageDigest sha256 = Sha256.start();
    sha256.update(content.duplicate());
    return HexFormat.of().formatHex(sha256.digest());
  }
}
