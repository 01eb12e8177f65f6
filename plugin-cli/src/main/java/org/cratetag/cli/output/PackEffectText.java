package org.cratetag.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Table;
import org.cratetag.run.PackEffect;

/**
 * What a pack changes, before anything is written.
 *
 * @param effect what it changes
 * @param pack its name
 */
public record PackEffectText(PackEffect effect, String pack) {
  /** Of so many tracks, at the most, it is worked out. */
  public static final int MOST_TRACKS = 5_000;

  private static final int SHOWN = 8;

  private record Move(String from, String to) {}

  /** Whether anything was heard before. */
  public boolean isKnown() {
    return effect.tracks() > 0;
  }

  /** For a pack that has come. */
  public String ofNewPack() {
    return effect.changes().isEmpty()
        ? pack + " changes nothing of " + tracks() + "."
        : "%s would change %d of %s:\n%s\nThe next 'cratetag tag' writes that; '--dry-run' shows each track."
            .formatted(pack, effect.changes().size(), tracks(), table("now", "then", true));
  }

  /** For a pack that goes. */
  public String ofGonePack() {
    if (effect.changes().isEmpty()) {
      return "Without it, nothing changes of " + tracks() + ".";
    }
    return "Without it, %d of %s are called otherwise:\n%s\nThe next 'cratetag tag' renews or clears what it wrote."
        .formatted(effect.changes().size(), tracks(), table("with it", "then", false));
  }

  /** For a program. */
  public Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("tracks", effect.tracks());
    members.put(
        "changes",
        effect.changes().stream()
            .map(
                change -> {
                  Map<String, Object> track = new LinkedHashMap<>();
                  track.put("path", change.path().toString());
                  track.put("without", change.without());
                  track.put("with", change.with());
                  return track;
                })
            .toList());
    return members;
  }

  private String tracks() {
    return (effect.tracks() == MOST_TRACKS ? "the first " : "")
        + (effect.tracks() == 1 ? "1 track" : effect.tracks() + " tracks")
        + " heard before";
  }

  private String table(String before, String after, boolean comes) {
    Map<Move, Long> moves =
        effect.changes().stream()
            .collect(
                Collectors.groupingBy(
                    change ->
                        comes
                            ? new Move(text(change.without()), text(change.with()))
                            : new Move(text(change.with()), text(change.without())),
                    () -> new TreeMap<>(Comparator.comparing(Move::from).thenComparing(Move::to)),
                    Collectors.counting()));
    List<Map.Entry<Move, Long>> most = new ArrayList<>(moves.entrySet());
    most.sort(Map.Entry.<Move, Long>comparingByValue().reversed());
    Table table = new Table(before, after, "tracks");
    most.stream()
        .limit(SHOWN)
        .forEach(move -> table.row(move.getKey().from(), move.getKey().to(), move.getValue()));
    long rest = most.stream().skip(SHOWN).mapToLong(Map.Entry::getValue).sum();
    return table + (rest > 0 ? "\nand " + rest + " more" : "");
  }

  private static String text(List<String> labels) {
    return labels.isEmpty()
        ? "nothing"
        : labels.stream().map(DisplayText::of).collect(Collectors.joining(", "));
  }
}
