package org.cratetag.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PooledLabelsTest {
  @Test
  void bundledTaxonomy_hasALabelForEachNameOfBothSets() throws IOException {
    PooledLabels labels = PooledLabels.bundled();
    assertThat(labels.aliases().get("beatport-2016")).hasSize(23);
    assertThat(labels.aliases().get("beatport-2021")).hasSize(32);
    assertThat(labels.label("beatport-2016", "Dance")).isEqualTo("Dance Pop");
  }

  @Test
  void bundledTaxonomy_hasADataSetForEachLabel() throws IOException {
    PooledLabels labels = PooledLabels.bundled();
    assertThat(labels.labels())
        .allMatch(
            label ->
                labels.aliases().get("beatport-2016").containsValue(label)
                    || labels.aliases().get("beatport-2021").containsValue(label));
  }

  @Test
  void anAliasOfTwoLabels_isRefused() {
    assertThatThrownBy(() -> read("A", "F", "x", "B", "F", "X"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("both");
  }

  @Test
  void unknownFamily_isRefused() {
    assertThatThrownBy(() -> read("A", "F", "x", "B", "G", "y"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'G'");
  }

  @Test
  void aNameThatServersWouldSplit_isRefused() {
    assertThatThrownBy(() -> read("A", "F", "x", "Funk / Soul", "F", "y"))
        .isInstanceOf(IOException.class);
  }

  private static PooledLabels read(
      String name, String family, String alias, String name2, String family2, String alias2)
      throws IOException {
    String label = "{\"name\":\"%s\",\"family\":\"%s\",\"aliases\":{\"set\":[\"%s\"]}}";
    String json =
        "{\"schema\":\"cratetag-taxonomy/1\",\"families\":[{\"name\":\"F\"}],\"labels\":["
            + label.formatted(name, family, alias)
            + ","
            + label.formatted(name2, family2, alias2)
            + "]}";
    return PooledLabels.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
