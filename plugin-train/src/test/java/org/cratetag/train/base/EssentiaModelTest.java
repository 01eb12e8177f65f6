package org.cratetag.train.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.patch.MusicnnMel;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.pack.json.PackException;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EssentiaModelTest {
  private static final String NAME = "discogs-effnet-bsdynamic-1";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "discogs-effnet-bsdynamic-1,0,1",
    "discogs-effnet-bs64-1,64,64",
    "x-effnet-bs1-2,1,1"
  })
  void network_isABase_whateverItsBatch(String stem, int batch, int patches) throws Exception {
    EssentiaModel model = EssentiaModel.read(EssentiaFiles.likeEffnet(batch).write(folder, stem));
    assertThat(model.licence()).isEqualTo("CC-BY-NC-SA-4.0");
    assertThat(model.isRestricted()).isTrue();
    BaseManifest base = model.make().manifest();
    assertThat(base.name()).isEqualTo(stem.startsWith("x") ? "x-effnet/2" : "discogs-effnet/1");
    assertThat(base.frontEnd())
        .isEqualTo(base.name().replace("/", "-" + base.sourceSha256().substring(0, 8) + "/"));
    assertThat(base.input().frontEnd())
        .isEqualTo(new FrontEnd("musicnn-mel/1", Map.of("frames", "128", "window", "symmetric")));
    assertThat(base.input().patches()).isEqualTo(patches);
    assertThat(base.sections())
        .extracting(BaseManifest.Section::size, section -> section.output().orElseThrow())
        .containsExactly(tuple(24, "embeddings"), tuple(6, "activations"));
    assertThat(base.tags()).startsWith("Electronic---Style 0").hasSize(6);
    assertThat(BaseManifest.fromJson(base.toJson())).isEqualTo(base);
  }

  @Test
  void trackHeard_isTheMeanOverItsPatches_inBatchesAsWellAsOneByOne() throws Exception {
    Pcm track =
        new Synthesiser()
            .render(TrackSpec.ofSeed(TrackStyle.HOUSE, 3).withDuration(Duration.ofSeconds(20)));
    float[] oneByOne = heard(0, track, Map.of());
    float[] inBatches = heard(5, track, Map.of());
    assertThat(oneByOne).hasSize(30);
    for (int i = 0; i < oneByOne.length; i++) {
      assertThat(inBatches[i]).isCloseTo(oneByOne[i], within(1e-5f));
    }
    FeatureTensor patches =
        new MusicnnMel()
            .extract(track, new FrontEnd(MusicnnMel.ID, Map.of("frames", "128", "patches", "3")));
    assertThat(patches.shape()).containsExactly(3, 128, 96);
    assertThat(heard(0, track, Map.of("patches", "3"))).isNotEqualTo(oneByOne);
  }

  private float[] heard(int batch, Pcm track, Map<String, String> parameters) throws Exception {
    MadeBase made = EssentiaModel.read(EssentiaFiles.likeEffnet(batch).write(folder, NAME)).make();
    BaseStore store = new BaseStore(folder.resolve("bases" + batch + parameters.size()));
    store.install(made.manifest(), made.model());
    try (BaseNetwork network = new BaseNetwork(made.manifest(), store, FrontEnds.list())) {
      assertThat(network.findDifference()).isEmpty();
      return network.extract(track, new FrontEnd(made.manifest().frontEnd(), parameters)).values();
    }
  }

  @Test
  void musicnnAsEssentiaHasIt_takesItsOwnPatches() throws Exception {
    Path onnx = new EssentiaFiles(1, 187, 20, 50).write(folder, "msd-musicnn-1");
    Path json = folder.resolve("msd-musicnn-1.json");
    Files.writeString(
        json,
        Files.readString(json)
            .replace("TensorflowPredictEffnetDiscogs", "TensorflowPredictMusiCNN"));
    BaseManifest base = EssentiaModel.read(onnx).make().manifest();
    assertThat(base.name()).isEqualTo("msd-musicnn/1");
    assertThat(base.input().frontEnd())
        .isEqualTo(new FrontEnd("musicnn-mel/1", Map.of("window", "symmetric")));
  }

  @Test
  void statedLicence_isTheOne_andNoneIsToldAsNone() throws Exception {
    Path onnx = EssentiaFiles.likeEffnet(0).write(folder, NAME);
    Path json = folder.resolve(NAME + ".json");
    String about = Files.readString(json);
    Files.writeString(json, about.replace("{\"name\"", "{\"license\": \"Apache-2.0\", \"name\""));
    assertThat(EssentiaModel.read(onnx).licence()).isEqualTo("Apache-2.0");
    assertThat(EssentiaModel.read(onnx).isRestricted()).isFalse();
    Files.writeString(json, about.replace("upf.edu", "example.org"));
    assertThat(EssentiaModel.read(onnx).isUnstated()).isTrue();
    assertThat(EssentiaModel.read(onnx).isRestricted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TensorflowPredictEffnetDiscogs|TensorflowPredictMAEST|for Essentia's TensorflowPredictMAEST",
        "\"output_purpose\": \"predictions\"|\"output_purpose\": \"\"|names no output for predictions",
        "\"classes\": [|\"klasses\": [|names no classes",
        "64, 24]|64, 25]|no one output of 25 embeddings",
        "{\"name\"|{name|is no JSON",
        "[64, 6]|[64, 6, 6]|", // The classes are counted, not believed.
        "\"classes\": [|\"classes\": {\"a\": 1}, \"x\": [|no one output of 1 predictions",
        "\"outputs\": [|\"outputs\": 7, \"x\": [|names no output for predictions",
        "[64, 24]|\"all\"|no one output of 0 embeddings",
        "\"inference\": {|\"inference\": [], \"x\": {|for Essentia's unnamed algorithm",
      })
  void jsonThatDoesNotFit_isRefusedWithWhatIsWrong(String part, String other, String said)
      throws Exception {
    Path onnx = EssentiaFiles.likeEffnet(64).write(folder, NAME);
    Path json = folder.resolve(NAME + ".json");
    String about = Files.readString(json);
    assertThat(about).contains(part);
    Files.writeString(json, about.replace(part, other));
    if (said == null) {
      assertThat(EssentiaModel.read(onnx).make().manifest().tags()).hasSize(6);
      return;
    }
    assertThatThrownBy(() -> EssentiaModel.read(onnx).make())
        .isInstanceOf(PackException.class)
        .hasMessageContaining(said);
  }

  @Test
  void head_isToldFromABase() throws Exception {
    Path onnx = EssentiaFiles.likeEffnet(0).write(folder, "mood_happy-discogs-effnet-1");
    Path json = folder.resolve("mood_happy-discogs-effnet-1.json");
    Files.writeString(
        json,
        Files.readString(json)
            .replace(
                "\"TensorflowPredictEffnetDiscogs\"",
                "\"TensorflowPredict2D\", \"embedding_model\": {\"model_name\":"
                    + " \"discogs-effnet-bs64-1\"}"));
    assertThatThrownBy(() -> EssentiaModel.read(onnx))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("It is a head over discogs-effnet-bs64-1: install that");
  }

  @Test
  void withoutItsJson_itIsToldWhatIsMissing() throws Exception {
    Path onnx = EssentiaFiles.likeEffnet(0).write(folder, NAME);
    Files.delete(folder.resolve(NAME + ".json"));
    assertThatThrownBy(() -> EssentiaModel.read(onnx))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(NAME + ".json tells what " + NAME + ".onnx takes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "musicnn-1",
        "---",
        "a-very-long-name-that-nobody-would-want-to-type-on-any-command-line-1"
      })
  void nameOfSomethingElse_isRefused(String stem) throws Exception {
    Path onnx = EssentiaFiles.likeEffnet(0).write(folder, stem);
    assertThatThrownBy(() -> EssentiaModel.read(onnx))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("give both files a short one");
  }

  @Test
  void graphOfOtherPatches_orNoGraph_isRefused() throws Exception {
    Path onnx = new EssentiaFiles(0, 96, 24, 6).write(folder, NAME);
    assertThatThrownBy(() -> EssentiaModel.read(onnx).make())
        .isInstanceOf(PackException.class)
        .hasMessageContaining("expected patches of 128 frames of 96 bands");
    Files.write(onnx, List.of("no graph"));
    assertThatThrownBy(() -> EssentiaModel.read(onnx).make())
        .isInstanceOf(PackException.class)
        .hasMessageContaining(NAME);
  }
}
