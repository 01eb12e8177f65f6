package org.cratetag.lab.edm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.PackVerifier;
import org.cratetag.lab.data.PooledLabels;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledSubgenrePackTest {
  @TempDir Path home;

  @Test
  void packPassesItsChecks() throws PackException {
    assertThat(PackVerifier.verify(pack()).refusal()).isEmpty();
  }

  @Test
  void labelsAndFamilies_areTheTaxonomys() throws PackException, IOException {
    PooledLabels taxonomy = PooledLabels.bundled();
    assertThat(pack().manifest().labels())
        .hasSameSizeAs(taxonomy.labels())
        .allSatisfy(
            label -> assertThat(taxonomy.families()).containsEntry(label.label(), label.family()));
  }

  private ModelPack pack() throws PackException {
    PackReader reader = new PackReader(frontEnd -> true);
    return new PackStore(home, reader, getClass().getClassLoader()).get("edm-subgenre/1.0.0");
  }
}
