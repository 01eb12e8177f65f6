package org.cratetag.cli.ownset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.train.data.LabelledSet;

/** The tracks that a set lacks, for JSON. */
public final class LeftOutJson {
  private LeftOutJson() {}

  /**
   * An object with {@code path} and {@code reason} for each.
   *
   * @param unheard those that were not listened to, and why
   * @param set tells of those that were heard and cannot be used
   */
  public static List<Map<String, String>> of(Map<Path, String> unheard, LabelledSet set) {
    Map<String, String> reasons = new LinkedHashMap<>();
    unheard.forEach((path, reason) -> reasons.put(path.toString(), reason));
    set.leftOut().unusable().forEach((row, reason) -> reasons.put(row.text(), reason));
    return reasons.entrySet().stream().map(LeftOutJson::members).toList();
  }

  private static Map<String, String> members(Map.Entry<String, String> track) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("path", track.getKey());
    members.put("reason", track.getValue());
    return members;
  }
}
