package org.cratetag.taxonomy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.fuzz.FuzzTarget;

/** A taxonomy, of any bytes: one that answers, or why not. */
public final class TaxonomyFuzz implements FuzzTarget {
  @Override
  public List<byte[]> seeds(Path folder) {
    String small =
        """
        {"schema":"cratetag-taxonomy/1",
         "families":[{"name":"House","electronic":true,"aliases":["house music"]}],
         "labels":[{"name":"Tech House","family":"House","aliases":["tech-house"]}],
         "genres":[{"name":"Rock","electronic":"never","aliases":[]}]}
        """;
    return List.of(small.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(byte[] input) {
    Taxonomy taxonomy;
    try {
      taxonomy = Taxonomy.fromJson(new String(input, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException refused) {
      return;
    }
    for (Taxonomy.Label label : taxonomy.labels()) {
      taxonomy.find(label.name()).orElseThrow();
      taxonomy.isElectronic(label.name());
      taxonomy.isSame(label.name(), label.family());
    }
  }
}
