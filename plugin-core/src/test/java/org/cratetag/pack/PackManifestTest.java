package org.cratetag.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.inference.TinyPack;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackManifestTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static ObjectNode json() throws Exception {
    return (ObjectNode) MAPPER.readTree(TinyPack.manifest().toJson());
  }

  /** A pointer to each field of the manifest; of lists, the first element stands for all. */
  static Stream<String> everyField() throws Exception {
    List<String> pointers = new ArrayList<>();
    collect("", json(), pointers);
    return pointers.stream().filter(pointer -> !pointer.startsWith("/metrics/"));
  }

  private static void collect(String at, JsonNode node, List<String> pointers) {
    if (node.isArray() && !node.isEmpty()) {
      collect(at + "/0", node.get(0), pointers);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              pointers.add(at + "/" + name);
              collect(at + "/" + name, node.get(name), pointers);
            });
  }

  private static ObjectNode parent(ObjectNode root, String pointer) {
    return (ObjectNode) root.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String field(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  @Test
  void json_isReadBackToAnEqualManifest() throws Exception {
    assertThat(PackManifest.fromJson(TinyPack.manifest().toJson())).isEqualTo(TinyPack.manifest());
  }

  @Test
  void leastBandwidth_isReadBack_andMayBeMissing() throws Exception {
    PackManifest manifest = PackManifest.fromJson(json().put("leastBandwidthHz", 9_000).toString());

    assertThat(manifest.leastBandwidthHz()).hasValue(9_000);
    assertThat(PackManifest.fromJson(manifest.toJson())).isEqualTo(manifest);
    assertThat(TinyPack.manifest().leastBandwidthHz()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyField")
  void missingField_isRefusedByName(String pointer) throws Exception {
    ObjectNode root = json();
    parent(root, pointer).remove(field(pointer));
    assertThatThrownBy(() -> PackManifest.fromJson(root.toString()))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(field(pointer) + " is missing");
  }

  @ParameterizedTest
  @MethodSource("everyField")
  void fieldOfTheWrongKind_isRefusedByName(String pointer) throws Exception {
    ObjectNode root = json();
    parent(root, pointer).put(field(pointer), true);
    assertThatThrownBy(() -> PackManifest.fromJson(root.toString()))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(field(pointer) + " must be");
  }

  @Test
  void unknownField_isIgnored() throws Exception {
    assertThat(PackManifest.fromJson(json().put("colour", "blue").toString()))
        .isEqualTo(TinyPack.manifest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "{\"schema\":1,\"schema\":2}"})
  void textThatIsNoJsonObject_isRefused(String json) {
    assertThatThrownBy(() -> PackManifest.fromJson(json))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("pack.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/schema | \"cratetag-pack/2\" | cratetag-pack/1",
        "/id | \"../evil\" | id",
        "/version | \"1.0\" | version",
        "/task | \"mood\" | genre or subgenre",
        "/windows | {} | windows.lengthSeconds is missing",
        "/input/shape | [2,3] | input.shape",
        "/input/shape | [1,99999999999] | input.shape",
        "/input/select | [0,2] | input.select",
        "/input/select | [0,2,-1] | negative",
        "/output/shape | [1,4] | 3 labels",
        "/labels/0/label | \"Tech/House\" | Tech/House",
        "/labels/0/label | \"Deep House\" | twice",
        "/labels/0/family | \"Jazz\" | not in families",
        "/labels/0/threshold | -1 | threshold",
        "/labels/0/threshold | 1e999 | threshold",
        "/calibration/temperature | 0 | temperature",
        "/calibration/method | \"magic\" | calibration.method",
        "/familyCalibration/families | [] | lacks family",
        "/leastBandwidthHz | 0 | leastBandwidthHz",
        "/leastBandwidthHz | 200000 | leastBandwidthHz",
        "/leastBandwidthHz | null | leastBandwidthHz must be",
        "/model/file | \"../model.onnx\" | model.file",
        "/model/sha256 | \"abc\" | model.sha256"
      })
  void wrongValue_isRefusedWithTheReason(String pointer, String value, String reason)
      throws Exception {
    ObjectNode root = json();
    parent(root, pointer).putRawValue(field(pointer), new RawValue(value));
    String json = MAPPER.writeValueAsString(root);
    assertThatThrownBy(() -> PackManifest.fromJson(json))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void versions_areOrderedByNumber() {
    assertThat(PackVersion.of("1.10.0")).isGreaterThan(PackVersion.of("1.9.12"));
  }
}
