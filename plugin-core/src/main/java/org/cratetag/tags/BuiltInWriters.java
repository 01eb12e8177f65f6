package org.cratetag.tags;

import java.util.List;
import org.cratetag.api.TagWriter;
import org.cratetag.tags.id3.Id3TagWriter;
import org.cratetag.tags.jaudiotagger.JaudiotaggerWriter;
import org.cratetag.tags.mp4.Mp4TagWriter;
import org.cratetag.tags.ogg.OggTagWriter;

/** The tag writers that come with Cratetag. */
public final class BuiltInWriters {
  private BuiltInWriters() {}

  /** A writer for each format. */
  public static List<TagWriter> list() {
    return List.of(
        new Id3TagWriter(), new Mp4TagWriter(), new OggTagWriter(), new JaudiotaggerWriter());
  }
}
