package org.cratetag.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.AudioSets;
import org.cratetag.train.data.HeardTrack;
import org.cratetag.train.data.LabelledSet;
import org.junit.jupiter.api.Test;

class PackTrialTest {
  private static final FrontEnd FRONT_END = FrontEnd.of("test/1");
  private static final Path ROOT = Path.of("/music");
  private static final Map<String, String> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("Drum & Bass", "Bass");
    CLASSES.put("Dubstep", "Bass");
    CLASSES.put("Techno", "Techno");
    CLASSES.put("Ambient", "Downtempo");
  }

  @Test
  void foldersAreKnown_byAnyNameOfTheStyle() throws Exception {
    PackTrial trial = trial(Map.of("DnB", List.of("Drum & Bass"), "Polka", List.of("Techno")));
    assertThat(trial.tracks()).extracting(PackTrial.Track::truth).containsExactly("Drum & Bass");
    assertThat(trial.unknown()).isEqualTo(Map.of("Polka", 1));
  }

  @Test
  void labels_areCountedByRank() throws Exception {
    PackTrial trial =
        trial(
            Map.of("Drum & Bass", List.of("Drum & Bass", "Dubstep"), "Techno", List.of("Techno")));
    assertThat(trial.top1()).isEqualTo(2 / 3.0);
    assertThat(trial.top3()).isEqualTo(1);
    assertThat(trial.family()).isEqualTo(1);
    assertThat(trial.byLabel())
        .containsExactly(
            new PackTrial.Of("Drum & Bass", false, 2, 1, 1, 1, Optional.of("Dubstep")),
            new PackTrial.Of("Techno", false, 1, 1, 1, 0, Optional.empty()));
  }

  @Test
  void folderOfAFamily_isJudgedByTheFamilyAlone() throws Exception {
    PackTrial trial = trial(Map.of("Bass", List.of("Dubstep", "Techno")));
    assertThat(trial.labelled()).isEmpty();
    assertThat(trial.top1()).isZero();
    assertThat(trial.family()).isEqualTo(0.5);
    assertThat(trial.byLabel())
        .containsExactly(new PackTrial.Of("Bass", true, 2, 1, 1, 1, Optional.of("Techno")));
  }

  /** Tracks by folder, each as what the pack hears in it. */
  private static PackTrial trial(Map<String, List<String>> folders) throws Exception {
    List<HeardTrack> heard = new ArrayList<>();
    List<String> names = List.copyOf(CLASSES.keySet());
    folders.forEach(
        (folder, styles) -> {
          for (String style : styles) {
            Path path = ROOT.resolve(folder).resolve("track " + heard.size() + ".flac");
            float[] features = {names.indexOf(style)};
            heard.add(HeardTrack.of(path, new FeatureTensor(features, 1)));
          }
        });
    LabelledSet set =
        new AudioSets(ROOT, "test", FRONT_END, 1).byFolders(heard, Taxonomy.bundled());
    Hearing hearing = new Hearing();
    float[][] rows = set.table().features();
    return PackTrial.of(
        row -> hearing.classify(List.of(new FeatureTensor(rows[row], rows[row].length))),
        CLASSES,
        set,
        Taxonomy.bundled());
  }

  /** Is sure of the label whose number is the first feature, and puts the others behind it. */
  private static final class Hearing implements TrackClassifier {
    @Override
    public String pack() {
      return "test/1.0.0";
    }

    @Override
    public Task task() {
      return Task.SUBGENRE;
    }

    @Override
    public List<FrontEnd> frontEnds() {
      return List.of(FRONT_END);
    }

    @Override
    public TrackScores classify(List<FeatureTensor> features) {
      String heard = List.copyOf(CLASSES.keySet()).get((int) features.get(0).values()[0]);
      List<LabelScore> labels = new ArrayList<>();
      labels.add(new LabelScore(heard, CLASSES.get(heard), 0.94, 0.5));
      CLASSES.forEach(
          (label, family) -> {
            if (!label.equals(heard)) {
              labels.add(new LabelScore(label, family, 0.02, 0.5));
            }
          });
      String family = CLASSES.get(heard);
      return new TrackScores(
          pack(), Task.SUBGENRE, labels, List.of(new LabelScore(family, family, 0.96, 0.5)));
    }
  }
}
