package org.cratetag.cli.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.JsonLine;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.cli.ownset.LeftOutJson;
import org.cratetag.pack.PackManifest;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.Misfiled;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.RowOrigin;

/** What came of a training on crates, as members for {@link JsonLine}. */
final class CrateTrainingJson {
  private CrateTrainingJson() {}

  static Map<String, Object> of(
      Optional<PackManifest> pack, LabelledSet set, CrateReport report, Map<Path, String> unheard) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pack", pack.map(PackManifest::name));
    members.put("sha256", set.manifest().sha256());
    members.put("tracks", report.tracks());
    members.put("groups", report.groups());
    members.put("folds", report.folds());
    members.put("accuracy", report.accuracy());
    members.put("interval", List.of(report.interval().low(), report.interval().high()));
    members.put("spoken", report.spoken());
    members.put(
        "otherMusic",
        members("tracks", report.strangers().tracks(), "said", report.strangers().said()));
    members.put(
        "startsFrom",
        report.start().map(start -> members("pack", start.pack(), "weight", start.weight())));
    members.put("base", report.base().map(CrateTrainingJson::base));
    members.put("crates", report.crates().stream().map(CrateTrainingJson::crate).toList());
    members.put(
        "alike",
        report.alike().stream()
            .map(
                pair ->
                    members("crates", List.of(pair.first(), pair.second()), "share", pair.share()))
            .toList());
    members.put("misfiled", report.misfiled().stream().map(CrateTrainingJson::misfiled).toList());
    members.put(
        "ambiguous",
        report.ambiguous().stream()
            .map(
                same ->
                    members(
                        "paths",
                        same.origins().stream().map(RowOrigin::text).toList(),
                        "crates",
                        same.labels()))
            .toList());
    members.put(
        "tooSmall",
        set.leftOut().rare().entrySet().stream()
            .map(crate -> members("crate", crate.getKey(), "tracks", crate.getValue()))
            .toList());
    members.put("loose", set.leftOut().unlabelled().stream().map(RowOrigin::text).toList());
    members.put("leftOut", LeftOutJson.of(unheard, set));
    return members;
  }

  private static Map<String, Object> base(CrateReport.OnBase base) {
    CrateReport.Without without = base.without();
    Map<String, Object> expected =
        members("accuracy", without.accuracy(), "spoken", without.spoken());
    expected.put("interval", List.of(without.interval().low(), without.interval().high()));
    expected.put("otherMusicSaid", without.strangersSaid());
    Map<String, Object> members = members("name", base.base(), "weight", base.weight());
    members.put("without", expected);
    return members;
  }

  private static Map<String, Object> crate(CrateReport.Crate crate) {
    Map<String, Object> members = members("crate", crate.name(), "family", crate.family());
    members.put("tracks", crate.tracks());
    members.put("precision", crate.precision());
    members.put("recall", crate.recall());
    members.put("threshold", OutcomeJson.threshold(crate.threshold()));
    return members;
  }

  private static Map<String, Object> misfiled(Misfiled track) {
    Map<String, Object> members = members("path", track.origin().text(), "crate", track.crate());
    members.put("probability", track.own());
    members.put("soundsLike", track.soundsLike());
    members.put("soundsLikeProbability", track.other());
    return members;
  }

  private static Map<String, Object> members(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(first, firstValue);
    members.put(second, secondValue);
    return members;
  }
}
