package org.cratetag.tags.layout;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.Sha256;

/**
 * One thing in a file that is not audio: a frame, a comment, an atom, a chunk.
 *
 * @param key where it is and what it is called, for example {@code ID3v2 TXXX:STYLE}
 * @param field the field it holds, when it is one of ours
 * @param digest a hash of its content
 */
record TagItem(String key, Optional<TagField> field, String digest) {
  static TagItem of(String key, TagField field, ByteBuffer content) {
    return new TagItem(key, Optional.ofNullable(field), digest(content));
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
