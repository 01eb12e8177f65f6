package org.cratetag.train.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
    Pcm track = track();
    MadeBase free = made(EssentiaFiles.likeEffnet(0), NAME);
    float[] oneByOne = heard(free, track, Map.of());
    float[] inBatches = heard(made(EssentiaFiles.likeEffnet(5), NAME), track, Map.of());
    assertThat(oneByOne).hasSize(30);
    for (int i = 0; i < oneByOne.length; i++) {
      assertThat(inBatches[i]).isCloseTo(oneByOne[i], within(1e-5f));
    }
    FeatureTensor patches =
        new MusicnnMel()
            .extract(track, new FrontEnd(MusicnnMel.ID, Map.of("frames", "128", "patches", "3")));
    assertThat(patches.shape()).containsExactly(3, 128, 96);
    assertThat(heard(free, track, Map.of("patches", "3"))).isNotEqualTo(oneByOne);
  }

  private static Pcm track() {
    return new Synthesiser()
        .render(TrackSpec.ofSeed(TrackStyle.HOUSE, 3).withDuration(Duration.ofSeconds(20)));
  }

  private MadeBase made(EssentiaFiles files, String stem) throws Exception {
    return EssentiaModel.read(files.write(Files.createTempDirectory(folder, "files"), stem)).make();
  }

  private float[] heard(MadeBase made, Pcm track, Map<String, String> parameters) throws Exception {
    BaseStore store = new BaseStore(Files.createTempDirectory(folder, "bases"));
    store.install(made.manifest(), made.model());
    try (BaseNetwork network = new BaseNetwork(made.manifest(), store, FrontEnds.list())) {
      assertThat(network.findDifference()).isEmpty();
      return network.extract(track, new FrontEnd(made.manifest().frontEnd(), parameters)).values();
    }
  }

  @Test
  void musicnnAsEssentiaHasIt_takesItsOwnPatches() throws Exception {
    Path onnx = EssentiaFiles.likeMusicnn().write(folder, "msd-musicnn-1");
    BaseManifest base = EssentiaModel.read(onnx).make().manifest();
    assertThat(base.name()).isEqualTo("msd-musicnn/1");
    assertThat(base.input().frontEnd())
        .isEqualTo(new FrontEnd("musicnn-mel/1", Map.of("window", "symmetric")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void yamnetAsEssentiaHasIt_takesPatchesOfASecond(int batch) throws Exception {
    MadeBase made = made(EssentiaFiles.likeYamnet(batch), "audioset-yamnet-1");
    BaseManifest base = made.manifest();
    assertThat(base.name()).isEqualTo("audioset-yamnet/1");
    assertThat(base.input().frontEnd())
        .isEqualTo(new FrontEnd("yamnet-mel/1", Map.of("window", "symmetric", "offset", "0.01")));
    float[] values = heard(made, track(), Map.of("patches", "5"));
    assertThat(values).hasSize(16 + 21);
    for (int i = 16; i < values.length; i++) {
      assertThat(values[i]).isStrictlyBetween(0f, 1f);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,316", "1,626", "1,1876", "2,1256"})
  void maest_takesStandardisedPatches_andItsTokensArePooled(int batch, int frames)
      throws Exception {
    MadeBase made = made(EssentiaFiles.likeMaest(batch, frames), "discogs-maest-5s-pw-2");
    BaseManifest base = made.manifest();
    assertThat(base.name()).isEqualTo("discogs-maest-5s-pw/2");
    assertThat(base.input().frontEnd().parameters())
        .containsEntry("frames", Integer.toString(frames))
        .containsEntry("mean", "2.06755686098554")
        .containsEntry("deviation", "2.536585641334582");
    assertThat(base.sections())
        .extracting(BaseManifest.Section::size, section -> section.output().orElseThrow())
        .containsExactly(tuple(24, "layer_07_embeddings"), tuple(5, "activations"));
    assertThat(BaseManifest.fromJson(base.toJson())).isEqualTo(base);
    Pcm track = track();
    float[] values = heard(made, track, Map.of("patches", "1"));
    FeatureTensor patch = new MusicnnMel().extract(track, onePatch(base.input().frontEnd()));
    float[][] tokens = tokens(made.model(), patch);
    double[] rest = new double[8];
    for (int token = 2; token < frames; token++) {
      for (int i = 0; i < 8; i++) {
        rest[i] += tokens[token][i] / (frames - 2.0);
      }
    }
    for (int i = 0; i < 8; i++) {
      assertThat(values[i]).isCloseTo(tokens[0][i], within(1e-5f));
      assertThat(values[8 + i]).isCloseTo(tokens[1][i], within(1e-5f));
      assertThat(values[16 + i]).isCloseTo((float) rest[i], within(1e-5f));
    }
  }

  private static FrontEnd onePatch(FrontEnd frontEnd) {
    Map<String, String> parameters = new HashMap<>(frontEnd.parameters());
    parameters.put("patches", "1");
    return new FrontEnd(frontEnd.id(), parameters);
  }

  /** What the layer gives for each token: the hyperbolic tangent of the frame's projection. */
  private static float[][] tokens(ByteBuffer model, FeatureTensor patch) throws Exception {
    List<Float> first = ModelProto.parseFrom(model).getGraph().getInitializer(0).getFloatDataList();
    float[][] tokens = new float[patch.shape()[1]][8];
    for (int token = 0; token < tokens.length; token++) {
      for (int i = 0; i < 8; i++) {
        double sum = 0;
        for (int band = 0; band < 96; band++) {
          sum += patch.values()[token * 96 + band] * first.get(band * 8 + i);
        }
        tokens[token][i] = (float) Math.tanh(sum);
      }
    }
    return tokens;
  }

  @Test
  void maestWithoutTheLayerThatItsJsonNames_givesItsTags() throws Exception {
    Path onnx = EssentiaFiles.likeMaest(1, 316).write(folder, "maest-1");
    Path json = folder.resolve("maest-1.json");
    Files.writeString(json, Files.readString(json).replace("Identity_7", "Identity_9"));
    assertThat(EssentiaModel.read(onnx).make().manifest().sections())
        .extracting(BaseManifest.Section::name)
        .containsExactly("tags");
  }

  @Test
  void vggishWithBandsBeforeTime_isRefused() throws Exception {
    EssentiaFiles turned = new EssentiaFiles("TensorflowPredictVGGish", 0, 64, 96, 16, 21);
    Path onnx = turned.write(folder, "audioset-vggish-3");
    assertThatThrownBy(() -> EssentiaModel.read(onnx).make())
        .isInstanceOf(PackException.class)
        .hasMessageContaining("expected patches of 96 frames of 64 bands");
  }

  @Test
  void largeNetwork_isNotHeldInJavasMemory() throws Exception {
    Path onnx =
        new EssentiaFiles("TensorflowPredictEffnetDiscogs", 1, 128, 96, 60_000, 5)
            .write(folder, NAME);
    long size = Files.size(onnx);
    assertThat(size).isGreaterThan(20_000_000);
    BaseStore store = new BaseStore(folder.resolve("bases"));
    EssentiaModel.read(EssentiaFiles.likeEffnet(1).write(folder.resolve("small"), NAME)).make();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    MadeBase made = EssentiaModel.read(onnx).make();
    store.install(made.manifest(), made.model());
    assertThat(BaseNetwork.findDifference(made.manifest(), store.model(made.manifest()))).isEmpty();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(size / 4);
  }

  @Test
  void fileThatChangesWhileItIsInstalled_isNotKept() throws Exception {
    Path onnx = EssentiaFiles.likeEffnet(1).write(folder, NAME);
    MadeBase made = EssentiaModel.read(onnx).make();
    byte[] other = Files.readAllBytes(onnx);
    other[other.length / 2]++;
    Files.write(onnx, other);
    BaseStore store = new BaseStore(folder.resolve("bases"));
    assertThatThrownBy(() -> store.install(made.manifest(), made.model()))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("changed while it was installed");
    assertThat(folder.resolve("bases")).isEmptyDirectory();
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
        "TensorflowPredictEffnetDiscogs|TensorflowPredictTempoCNN|for Essentia's TensorflowPredictTempoCNN",
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
    Path onnx = EssentiaFiles.likeEffnet(0, 96).write(folder, NAME);
    assertThatThrownBy(() -> EssentiaModel.read(onnx).make())
        .isInstanceOf(PackException.class)
        .hasMessageContaining("expected patches of 128 frames of 96 bands");
    Files.write(onnx, List.of("no graph"));
    assertThatThrownBy(() -> EssentiaModel.read(onnx).make())
        .isInstanceOf(PackException.class)
        .hasMessageContaining(NAME);
  }
}
