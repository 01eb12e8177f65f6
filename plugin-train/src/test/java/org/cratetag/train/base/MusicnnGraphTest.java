package org.cratetag.train.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseCheck;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.GraphTensor;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicnnGraphTest {
  @TempDir private Path folder;

  @Test
  void graph_givesWhatTheNetworkGives() throws Exception {
    SmallMusicnn small = new SmallMusicnn();
    CheckpointBytes bytes = small.checkpoint();
    MusicnnGraph.Made made = MusicnnGraph.of(Checkpoint.of(bytes.index(), bytes.data()));
    assertThat(made.pooled()).isEqualTo(SmallMusicnn.POOLED);
    assertThat(made.tags()).isEqualTo(SmallMusicnn.TAGS);
    GoldenInput.Generated input = new GoldenInput.Generated(List.of(1, 1, 187, 96), 3, 0, 4);
    double[] values = small.values(input.tensor().values());
    Map<Integer, Double> expected = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      expected.put(i, values[i]);
    }
    BaseManifest manifest =
        manifest(made, new BaseCheck(input, expected, 1e-4, BaseCheck.By.MAKERS));
    BaseStore store = new BaseStore(folder);
    store.install(manifest, ByteBuffer.wrap(made.model()));
    try (BaseNetwork network = new BaseNetwork(manifest, store, List.of())) {
      assertThat(network.findDifference()).isEmpty();
    }
  }

  @Test
  void checkpointOfAnotherNetwork_isRefusedByTheTensorThatDoesNotFit() {
    CheckpointBytes other = new SmallMusicnn().checkpoint().with("conv2d_6/bias", new float[3], 3);
    assertThatThrownBy(() -> MusicnnGraph.of(Checkpoint.of(other.index(), other.data())))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("conv2d_6/bias");
    CheckpointBytes flat = new SmallMusicnn().checkpoint().with("conv2d/kernel", new float[3], 3);
    assertThatThrownBy(() -> MusicnnGraph.of(Checkpoint.of(flat.index(), flat.data())))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("conv2d/kernel");
  }

  private static BaseManifest manifest(MusicnnGraph.Made made, BaseCheck check) {
    return new BaseManifest(
        "small",
        "1",
        "A random network",
        "Apache-2.0",
        "a test",
        "0".repeat(64),
        "small/1",
        new BaseInput(
            FrontEnd.of("musicnn-mel/1"),
            new GraphTensor(MusicnnGraph.INPUT, List.of(1, 1, 187, 96)),
            1),
        List.of(
            new BaseManifest.Section("max_pool", made.pooled()),
            new BaseManifest.Section("mean_pool", made.pooled()),
            new BaseManifest.Section("tags", made.tags())),
        List.of("a", "b", "c", "d", "e"),
        new GraphFile("model.onnx", PackReader.sha256(made.model())),
        check);
  }
}
