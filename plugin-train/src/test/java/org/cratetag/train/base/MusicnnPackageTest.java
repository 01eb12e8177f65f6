package org.cratetag.train.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.feature.FrontEnds;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the base against the real package, where {@code CRATETAG_MUSICNN} names its file: the
 * weights are not ours to keep here.
 */
class MusicnnPackageTest {
  private static final String WHERE = "CRATETAG_MUSICNN";

  @TempDir private Path folder;
  private Path wheel;

  @BeforeEach
  void findThePackage() {
    String path = System.getenv(WHERE);
    if (path == null) {
      System.err.println(
          "SKIPPED: MusiCNN itself was NOT tested. Set " + WHERE + " to " + MusicnnWheel.FILE);
    }
    Assumptions.assumeTrue(path != null, WHERE + " is not set");
    wheel = Path.of(path);
  }

  @Test
  void base_givesWhatTensorFlowGives() throws Exception {
    MadeBase made = MusicnnWheel.read(wheel);
    assertThat(made.manifest().values()).isEqualTo(1556);
    assertThat(BaseManifest.fromJson(made.manifest().toJson())).isEqualTo(made.manifest());
    BaseStore store = new BaseStore(folder);
    store.install(made.manifest(), made.model());
    try (BaseNetwork network = new BaseNetwork(made.manifest(), store, FrontEnds.list())) {
      assertThat(network.findDifference()).isEmpty();
    }
  }

  @Test
  void sound_givesInnerFeaturesAndTags() throws Exception {
    MadeBase made = MusicnnWheel.read(wheel);
    BaseStore store = new BaseStore(folder);
    store.install(made.manifest(), made.model());
    float[] samples = new float[22_050 * 40];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.4 * Math.sin(n * 0.05) * Math.sin(n * 0.0007));
    }
    try (BaseNetwork network = new BaseNetwork(made.manifest(), store, FrontEnds.list())) {
      FeatureTensor values =
          network.extract(new Pcm(samples, 22_050), FrontEnd.of(KnownBases.MUSICNN_FRONT_END));
      assertThat(values.shape()).containsExactly(1556);
      for (int tag = 1506; tag < 1556; tag++) {
        assertThat(values.values()[tag]).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void otherFile_isRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(wheel);
    bytes[bytes.length / 2] ^= 1;
    Path other = Files.write(folder.resolve("other.whl"), bytes);
    assertThatThrownBy(() -> MusicnnWheel.read(other))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void tags_areThoseOfTheReference() throws Exception {
    List<String> tags = MusicnnWheel.read(wheel).manifest().tags();
    assertThat(tags).hasSize(50).startsWith("rock", "pop").endsWith("House", "happy");
  }
}
