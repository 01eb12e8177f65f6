package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/** Native FLAC (RFC 9639, section 8): metadata blocks, then frames. */
final class FlacLayout {
  private static final int PADDING = 1;
  private static final int VORBIS_COMMENT = 4;

  private FlacLayout() {}

  static Layout read(FileSource source) throws IOException, TrackException {
    List<TagItem> items = new ArrayList<>();
    long at = Id3v2Layout.readFront(source, items) + 4;
    boolean last = false;
    TagBudget budget = new TagBudget("metadata blocks");
    for (boolean first = true; !last; first = false) {
      budget.takePart();
      ByteBuffer header = source.read(at, 4);
      last = header.get(0) < 0;
      int type = header.get(0) & 0x7f;
      long length = header.getInt(0) & 0xffffff;
      if (type == 127 || first != (type == 0)) {
        throw new TrackException(Stage.TAGS, "damaged FLAC metadata");
      }
      if (type == VORBIS_COMMENT) {
        VorbisComments.read(source.read(at + 4, length), items);
      } else if (type != PADDING) {
        items.add(TagItem.of("FLAC block " + type, source, at + 4, length));
      }
      at += 4 + length;
    }
    if (source.size() - at < 2 || (source.read(at, 2).getShort() & 0xfffe) != 0xfff8) {
      throw new TrackException(Stage.TAGS, "no FLAC frame after the metadata");
    }
    return new Layout(
        AudioFormat.FLAC, items, List.of(new Layout.Extent(at, source.size() - at)), "");
  }
}
