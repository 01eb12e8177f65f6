package org.cratetag.tags.id3;

import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;

/**
 * How a changed tag is laid out.
 *
 * @param v23 what becomes of several values in version 2.3, where they are for servers
 */
record Id3Layout(Id3v23 v23) {

  Id3Tag with(Id3Tag tag, TagValues change, TagStyle style) {
    boolean server = style == TagStyle.SERVER;
    Id3Tag base = tag;
    if (server && v23 == Id3v23.UPGRADE && tag.version() == 3 && tag.needsSeveral(change)) {
      base = Id3Upgrade.of(tag).orElse(tag);
    }
    boolean nulSeparates = base.version() == 4 || (server && v23 != Id3v23.JOINED);
    return base.with(change, nulSeparates);
  }
}
