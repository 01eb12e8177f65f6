package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.FeatureTensor;
import org.junit.jupiter.api.Test;

class CrateSetTest {
  private static final Path ROOT = Path.of("/music/crates");

  @Test
  void nestedFolders_belongToTheCrateAboveThem() {
    Map<Path, FeatureTensor> heard = crate("House/a/b", 5);
    heard.putAll(crate("House", 4));
    assertThat(CrateSet.of(ROOT, heard, path -> Optional.empty()).crates())
        .containsExactly("House");
    assertThat(CrateSet.of(ROOT, heard, path -> Optional.empty()).tracks()).hasSize(9);
  }

  @Test
  void hiddenFolders_arePassedOver() {
    Map<Path, FeatureTensor> heard = crate(".trash", 9);
    heard.putAll(crate("House/.old", 9));
    heard.putAll(crate("House", 8));
    CrateSet set = CrateSet.of(ROOT, heard, path -> Optional.empty());
    assertThat(set.tracks()).hasSize(8);
    assertThat(set.loose()).isEmpty();
  }

  @Test
  void tracksInTheRoot_areInNoCrate() {
    Map<Path, FeatureTensor> heard = crate("House", 8);
    heard.put(ROOT.resolve("a.mp3"), sound(1));
    assertThat(CrateSet.of(ROOT, heard, path -> Optional.empty()).loose())
        .containsExactly(ROOT.resolve("a.mp3"));
  }

  @Test
  void crateOfSevenTracks_isTooSmall() {
    Map<Path, FeatureTensor> heard = crate("House", 7);
    heard.putAll(crate("Techno", 8));
    CrateSet set = CrateSet.of(ROOT, heard, path -> Optional.empty());
    assertThat(set.tooSmall()).isEqualTo(Map.of("House", 7));
    assertThat(set.crates()).containsExactly("Techno");
  }

  @Test
  void labels_holdNothingThatServersCutAt() {
    assertThat(CrateSet.label("Funk; Soul, R&B")).isEqualTo("Funk Soul R&B");
    assertThat(CrateSet.label("a\tb\u0000c")).isEqualTo("a b c");
    assertThat(CrateSet.label(";")).isEqualTo("Unnamed");
    assertThat(CrateSet.label("e\u0301te\u0301")).isEqualTo("\u00e9t\u00e9");
  }

  private static Map<Path, FeatureTensor> crate(String folder, int tracks) {
    Map<Path, FeatureTensor> crate = new HashMap<>();
    for (int i = 0; i < tracks; i++) {
      crate.put(ROOT.resolve(folder).resolve(i + ".mp3"), sound(i));
    }
    return crate;
  }

  private static FeatureTensor sound(int number) {
    return new FeatureTensor(new float[] {number}, 1);
  }
}
