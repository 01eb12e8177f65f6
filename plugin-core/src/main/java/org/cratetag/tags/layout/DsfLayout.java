package org.cratetag.tags.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileSource;

/**
 * DSF (Sony: DSF File Format Specification 1.01): three chunks, then ID3v2 where the first says.
 */
final class DsfLayout {
  private static final int HEAD_BYTES = 28;

  private DsfLayout() {}

  static Layout read(FileSource source) throws IOException, TrackException {
    var head = source.readLittleEndian(0, HEAD_BYTES);
    long total = head.getLong(12);
    long tag = head.getLong(20);
    if (head.getLong(4) != HEAD_BYTES || total != source.size()) {
      throw new TrackException(
          Stage.TAGS, "the DSF file is not as long as its header says: it is cut off or damaged");
    }
    List<TagItem> items = new ArrayList<>();
    long end = total;
    if (tag != 0) {
      if (tag < HEAD_BYTES || tag >= total) {
        throw new TrackException(Stage.TAGS, "the DSF file's tags lie outside it");
      }
      long behind = Id3v2Layout.read(source, tag, items);
      if (behind < total) {
        items.add(TagItem.of("after the ID3v2 tag", source, behind, total - behind));
      }
      end = tag;
    }
    return new Layout(
        AudioFormat.DSF, items, List.of(new Layout.Extent(HEAD_BYTES, end - HEAD_BYTES)), "");
  }
}
