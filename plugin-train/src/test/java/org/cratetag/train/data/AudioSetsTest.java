package org.cratetag.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.LabelRules;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class AudioSetsTest {
  private static final Path ROOT = Path.of("/music/crates");
  private static final AudioSets SETS = new AudioSets(ROOT, "own crates", FrontEnd.of("test/1"), 8);

  @Test
  void nestedFolders_belongToTheFolderAboveThem() {
    List<HeardTrack> heard = folder("House/a/b", 5);
    heard.addAll(folder("House", 4));
    assertThat(SETS.byFolders(heard, Taxonomy.bundled()).classes()).containsExactly("House");
    assertThat(SETS.byFolders(heard, Taxonomy.bundled()).size()).isEqualTo(9);
  }

  @Test
  void folders_areSpeltAsTheTaxonomySpellsThem() {
    List<HeardTrack> heard = folder("house", 5);
    heard.addAll(folder("HOUSE", 4));
    heard.addAll(folder("drum n bass", 8));
    heard.addAll(folder("jazz", 8));
    heard.addAll(folder("warm up", 8));
    assertThat(SETS.byFolders(heard, Taxonomy.bundled()).classes())
        .containsExactly("Drum & Bass", "House", "Jazz", "warm up");
  }

  @Test
  void crates_haveTheirTracksWhereverTheseLie_andOneInTwoHasARowInEach() {
    List<HeardTrack> heard = folder("a", 9);
    heard.addAll(folder("b/c", 9));
    List<Path> paths = heard.stream().map(HeardTrack::path).toList();
    LabelledSet set =
        SETS.byCrates(
            heard,
            List.of(
                new OwnCrate(
                    "House", Optional.empty(), List.of("House"), Set.copyOf(paths.subList(0, 10))),
                new OwnCrate(
                    "Late",
                    Optional.of("Trance"),
                    List.of("Late"),
                    Set.copyOf(paths.subList(9, 17)))));
    assertThat(set.manifest().labels()).isEqualTo(Map.of("House", 10, "Late", 8));
    assertThat(set.families()).isEqualTo(Map.of("Late", "Trance"));
    assertThat(set.leftOut().unlabelled()).containsExactly(new RowOrigin.Track(paths.get(17)));
    assertThat(set.ambiguities())
        .singleElement()
        .satisfies(
            both -> {
              assertThat(both.labels()).containsExactly("House", "Late");
              assertThat(both.origins()).containsOnly(new RowOrigin.Track(paths.get(9)));
            });
    assertThat(set.table().groups()[9]).isEqualTo(set.table().groups()[10]);
  }

  @Test
  void hiddenFolders_arePassedOver() {
    List<HeardTrack> heard = folder(".trash", 9);
    heard.addAll(folder("House/.old", 9));
    heard.addAll(folder("House", 8));
    LabelledSet set = SETS.byFolders(heard, Taxonomy.bundled());
    assertThat(set.size()).isEqualTo(8);
    assertThat(set.leftOut().unlabelled()).isEmpty();
  }

  @Test
  void tracksInTheRoot_haveNoLabel() {
    List<HeardTrack> heard = folder("House", 8);
    heard.add(HeardTrack.of(ROOT.resolve("a.mp3"), sound(1)));
    assertThat(SETS.byFolders(heard, Taxonomy.bundled()).leftOut().unlabelled())
        .containsExactly(new RowOrigin.Track(ROOT.resolve("a.mp3")));
  }

  @Test
  void labelOfSevenTracks_isTooRare() {
    List<HeardTrack> heard = folder("House", 7);
    heard.addAll(folder("Techno", 8));
    LabelledSet set = SETS.byFolders(heard, Taxonomy.bundled());
    assertThat(set.leftOut().rare()).isEqualTo(Map.of("House", 7));
    assertThat(set.classes()).containsExactly("Techno");
    assertThat(set.manifest().labels()).isEqualTo(Map.of("Techno", 8));
  }

  @Test
  void labels_holdNothingThatServersCutAt() {
    assertThat(LabelName.of("Funk; Soul, R&B")).isEqualTo("Funk Soul R&B");
    assertThat(LabelName.of("a\tb\u0000c")).isEqualTo("a b c");
    assertThat(LabelName.of(";")).isEqualTo("Unnamed");
    assertThat(LabelName.of("e\u0301te\u0301")).isEqualTo("\u00e9t\u00e9");
  }

  @Test
  void hash_isOfSoundsAndLabels_notOfNamesOrOrder() {
    List<HeardTrack> heard = folder("House", 8);
    heard.addAll(folder("Techno", 9));
    List<HeardTrack> renamed = new ArrayList<>();
    for (HeardTrack track : heard) {
      Path path = track.path().resolveSibling("x" + track.path().getFileName());
      renamed.add(0, HeardTrack.of(path, track.features()));
    }
    String hash = SETS.byFolders(heard, Taxonomy.bundled()).manifest().sha256();
    assertThat(SETS.byFolders(renamed, Taxonomy.bundled()).manifest().sha256()).isEqualTo(hash);
    renamed.set(0, HeardTrack.of(renamed.get(0).path(), sound(99)));
    assertThat(SETS.byFolders(renamed, Taxonomy.bundled()).manifest().sha256()).isNotEqualTo(hash);
    heard.set(0, HeardTrack.of(ROOT.resolve("Techno/moved.mp3"), heard.get(0).features()));
    assertThat(SETS.byFolders(heard, Taxonomy.bundled()).manifest().sha256()).isNotEqualTo(hash);
  }

  @Test
  void sameSoundInTwoFolders_isOneGroupAndNamed() {
    List<HeardTrack> heard = folder("House", 8);
    List<HeardTrack> techno = folder("Techno", 8);
    heard.addAll(techno);
    heard.set(3, HeardTrack.of(heard.get(3).path(), techno.get(5).features()));
    LabelledSet set = SETS.byFolders(heard, Taxonomy.bundled());
    assertThat(set.ambiguities()).hasSize(1);
    LabelledSet.Ambiguity same = set.ambiguities().get(0);
    assertThat(same.labels()).containsExactly("House", "Techno");
    assertThat(same.origins().get(0).path()).isEqualTo(heard.get(3).path());
    int house = set.origins().indexOf(same.origins().get(0));
    int other = set.origins().indexOf(same.origins().get(1));
    assertThat(set.table().groups()[house]).isEqualTo(set.table().groups()[other]);
  }

  @Test
  void genreTags_becomeLabels_underTheTaxonomysNames() {
    List<HeardTrack> heard = tagged(4, "DnB");
    heard.addAll(tagged(4, "drum and bass"));
    heard.addAll(tagged(8, "Shoegaze"));
    heard.addAll(tagged(2, "Polka"));
    heard.addAll(tagged(1));
    heard.addAll(tagged(1, "unknown"));
    LabelledSet set = SETS.byTags(heard, Taxonomy.bundled());
    assertThat(set.manifest().labels()).isEqualTo(Map.of("Drum & Bass", 8, "Shoegaze", 8));
    assertThat(set.leftOut().rare()).isEqualTo(Map.of("Polka", 2));
    assertThat(set.leftOut().unlabelled()).hasSize(2);
  }

  @Test
  void usersOwnWords_meanWhatTheyStandFor() {
    List<HeardTrack> heard = tagged(4, "Techy");
    heard.addAll(tagged(4, "tech house"));
    assertThat(SETS.byTags(heard, words()).manifest().labels()).isEqualTo(Map.of("Tech House", 8));
    LabelledSet folders = SETS.byFolders(folder("Techy", 8), words());
    assertThat(folders.classes()).containsExactly("Techy");
    assertThat(folders.families()).isEqualTo(Map.of("Techy", "House"));
  }

  /** In which Tech House is called Techy. */
  private static Taxonomy words() {
    Map<String, String> rename = Map.of("Tech House", "Techy");
    LabelRules rules = new LabelRules(rename, Map.of(), Map.of(), List.of(), List.of(), List.of());
    return new LabelMap(Taxonomy.bundled(), rules).taxonomy();
  }

  @Test
  void ofSeveralGenres_theFirstCounts_thatIsNotOnlyBroader() {
    assertThat(label("House", "Tech House")).hasValue("Tech House");
    assertThat(label("Electronic", "Techno", "Trance")).hasValue("Techno");
    assertThat(label("Dance; Shoegaze")).hasValue("Shoegaze");
    assertThat(label("Electronic")).hasValue("Electronic");
    assertThat(label("Funk / R&B")).hasValue("Funk R&B");
    assertThat(label("Rock/Pop")).hasValue("Rock");
    assertThat(label("Trance\0House")).hasValue("Trance");
    assertThat(label("Other", " ")).isEmpty();
    assertThat(label(";")).isEmpty();
  }

  @Test
  void namesThatDifferInCase_areOneLabel() {
    TagLabels labels = new TagLabels(Taxonomy.bundled());
    assertThat(labels.find(List.of("Post-Rock"))).hasValue("Post-Rock");
    assertThat(labels.find(List.of("post-rock"))).hasValue("Post-Rock");
  }

  private static Optional<String> label(String... genres) {
    return new TagLabels(Taxonomy.bundled()).find(List.of(genres));
  }

  private int made;

  private List<HeardTrack> tagged(int tracks, String... genres) {
    List<HeardTrack> tagged = new ArrayList<>();
    for (int i = 0; i < tracks; i++) {
      Path path = ROOT.resolve(made + ".mp3");
      tagged.add(new HeardTrack(path, sound(made++), Optional.empty(), List.of(genres)));
    }
    return tagged;
  }

  private static List<HeardTrack> folder(String folder, int tracks) {
    List<HeardTrack> heard = new ArrayList<>();
    for (int i = 0; i < tracks; i++) {
      Path path = ROOT.resolve(folder).resolve(i + ".mp3");
      heard.add(HeardTrack.of(path, sound(1000 * Math.floorMod(folder.hashCode(), 1000) + i)));
    }
    return heard;
  }

  private static FeatureTensor sound(int number) {
    return new FeatureTensor(new float[] {number}, 1);
  }
}
