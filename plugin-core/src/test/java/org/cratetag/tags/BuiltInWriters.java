package org.cratetag.tags;

import java.util.List;
import org.cratetag.api.TagWriter;
import org.cratetag.tags.asf.AsfTagWriter;
import org.cratetag.tags.flac.FlacTagWriter;
import org.cratetag.tags.id3.Id3TagWriter;
import org.cratetag.tags.id3.Id3v23;
import org.cratetag.tags.mp4.Mp4TagWriter;
import org.cratetag.tags.ogg.OggTagWriter;
import org.cratetag.tags.tail.ApeTagWriter;

/** The tag writers that come with Cratetag. */
public final class BuiltInWriters {
  private BuiltInWriters() {}

  /** A writer for each format, with {@link Id3v23#UPGRADE}. */
  public static List<TagWriter> list() {
    return list(Id3v23.UPGRADE);
  }

  /** A writer for each format. */
  public static List<TagWriter> list(Id3v23 v23) {
    return List.of(
        new Id3TagWriter(v23),
        new Mp4TagWriter(),
        new OggTagWriter(),
        new FlacTagWriter(),
        new AsfTagWriter(),
        new ApeTagWriter());
  }
}
