package org.cratetag.cli.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.FolderLabels;
import org.cratetag.train.evaluate.WorldTrial;

/** What {@code evaluate world} found, in lines for a person and objects for a program. */
record WorldText(WorldTrial trial) {
  /**
   * Judges what was heard.
   *
   * @param root whose folders are the kinds; 'Jazz + Blues' is both
   * @param heard by file
   * @param taxonomy that knows the kinds' names
   */
  static WorldText of(Path root, Map<Path, TrackPrediction> heard, Taxonomy taxonomy) {
    WorldTrial.Judge judge = new WorldTrial.Judge(taxonomy);
    List<WorldTrial.Track> tracks = new ArrayList<>();
    heard.forEach(
        (file, prediction) -> {
          if (!FolderLabels.isHidden(root, file)) {
            FolderLabels.find(root, file)
                .map(folder -> List.of(folder.split("\\s+\\+\\s+")))
                .map(kinds -> judge.judge(root.relativize(file).toString(), kinds, prediction))
                .ifPresent(tracks::add);
          }
        });
    return new WorldText(new WorldTrial(tracks));
  }

  /** Whether there was no track of a kind. */
  boolean isEmpty() {
    return trial.tracks().isEmpty();
  }

  /** A table and what it comes to. */
  String lines() {
    Table table =
        new Table("Kind", "Tracks", "Right", "Family right", "Wrong", "Silent", "Mostly called");
    trial.byKind().forEach((kind, counts) -> row(table, DisplayText.of(kind), counts));
    row(table, "All", trial.all());
    WorldTrial.Counts all = trial.all();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(table.toString());
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Of %d tracks %s are called rightly, %s wrongly, and nothing is said of %s.",
            all.tracks(),
            Percent.of(all.rightShare()),
            Percent.of(all.wrongShare()),
            Percent.of(all.silentShare())));
    crossed(lines, true, "electronic tracks are called something that is not electronic");
    crossed(lines, false, "other tracks are called electronic");
    return String.join("\n", lines);
  }

  private void crossed(List<String> lines, boolean isElectronic, String what) {
    WorldTrial.Counts counts = trial.electronic(isElectronic);
    if (counts.tracks() > 0) {
      lines.add(
          String.format(Locale.ROOT, "%d of %d %s.", counts.crossed(), counts.tracks(), what));
    }
  }

  private static void row(Table table, String name, WorldTrial.Counts counts) {
    table.row(
        name,
        counts.tracks(),
        counts.right(),
        counts.kin(),
        counts.wrong(),
        counts.silent(),
        counts.mostlyCalled().orElse(""));
  }

  /** One object a track, one a kind, then the summary. */
  List<Map<String, ?>> members() {
    List<Map<String, ?>> members = new ArrayList<>();
    for (WorldTrial.Track track : trial.tracks()) {
      Map<String, Object> member = new LinkedHashMap<>();
      member.put("track", track.name());
      member.put("kinds", track.kinds());
      member.put("said", track.said());
      member.put("verdict", track.verdict().name().toLowerCase(Locale.ROOT));
      members.add(member);
    }
    trial
        .byKind()
        .forEach(
            (kind, counts) -> {
              Map<String, Object> member = new LinkedHashMap<>();
              member.put("kind", kind);
              member.putAll(figures(counts));
              members.add(member);
            });
    Map<String, Object> summary = figures(trial.all());
    summary.put("electronic", figures(trial.electronic(true)));
    summary.put("other", figures(trial.electronic(false)));
    members.add(Map.of("summary", summary));
    return members;
  }

  private static Map<String, Object> figures(WorldTrial.Counts counts) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tracks", counts.tracks());
    figures.put("right", counts.right());
    figures.put("familyRight", counts.kin());
    figures.put("wrong", counts.wrong());
    figures.put("silent", counts.silent());
    figures.put("crossed", counts.crossed());
    return figures;
  }
}
