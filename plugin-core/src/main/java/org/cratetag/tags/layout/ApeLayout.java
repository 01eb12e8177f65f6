package org.cratetag.tags.layout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/** The items of an APE tag (APEv2 specification), little-endian. */
final class ApeLayout {
  private static final int FOOTER_BYTES = 32;

  private ApeLayout() {}

  /** Adds the items; all of the tag as one where it is not built as its footer says. */
  static void read(ByteBuffer tag, List<TagItem> items) throws TrackException {
    int end = tag.limit() - FOOTER_BYTES;
    int at = end + FOOTER_BYTES - tag.getInt(end + 12);
    List<TagItem> found = new ArrayList<>();
    if (at > 0) {
      found.add(TagItem.of("APE header", constants(tag, 0)));
    }
    found.add(TagItem.of("APE footer", constants(tag, end)));
    TagBudget budget = new TagBudget("items in its APE tag");
    for (int left = tag.getInt(end + 16); left > 0; left--) {
      budget.takePart();
      int nul = at + 8;
      while (nul < end && tag.get(nul) != 0) {
        nul++;
      }
      int length = nul < end ? tag.getInt(at) : -1;
      if (length < 0 || length > end - nul - 1) {
        items.add(TagItem.of("APE tag", tag));
        return;
      }
      String key = FileSource.text(tag.slice(at + 8, nul - at - 8)).toUpperCase(Locale.ROOT);
      boolean text = (tag.getInt(at + 4) & 6) == 0;
      // Flags, key as written and value: everything but the length.
      ByteBuffer content = tag.slice(at + 4, nul + 1 + length - at - 4);
      found.add(TagItem.of("APE " + key, text ? field(key) : null, content));
      at = nul + 1 + length;
    }
    items.addAll(at == end ? found : List.of(TagItem.of("APE tag", tag)));
  }

  /** Header or footer without size and number of items. */
  private static ByteBuffer constants(ByteBuffer tag, int at) {
    ByteBuffer constants = ByteBuffer.allocate(FOOTER_BYTES - 8);
    constants.put(tag.slice(at, 12)).put(tag.slice(at + 20, 12));
    return constants.flip();
  }

  private static TagField field(String key) {
    return switch (key) {
      case "GENRE" -> TagField.GENRE;
      case "STYLE" -> TagField.STYLE;
      case "GROUPING" -> TagField.GROUPING;
      case "BPM", "TBPM", "TEMPO", "FBPM" -> TagField.BPM;
      case "CRATETAG" -> TagField.CRATETAG;
      case "KEY", "INITIALKEY", "INITIAL KEY", "TKEY" -> TagField.KEY;
      case "ENERGYLEVEL", "ENERGY LEVEL", "ENERGY" -> TagField.ENERGY;
      default -> null;
    };
  }
}
