package org.cratetag.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.base.BaseFuzz;
import org.cratetag.config.SettingsFuzz;
import org.cratetag.decision.ProvenanceFuzz;
import org.cratetag.export.DjProgram;
import org.cratetag.export.ExportFuzz;
import org.cratetag.export.PlaylistFuzz;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.database.SqliteHeaderFuzz;
import org.cratetag.ledger.journal.LedgerJsonFuzz;
import org.cratetag.library.PatternFuzz;
import org.cratetag.library.RecognitionFuzz;
import org.cratetag.pack.PackFuzz;
import org.cratetag.tags.TaggingFuzz;
import org.cratetag.tags.journal.PatchFuzz;
import org.cratetag.tags.layout.LayoutFuzz;
import org.cratetag.taxonomy.TaxonomyFuzz;

/** All that is fuzzed, by name. */
public final class FuzzTargets {
  private FuzzTargets() {}

  /** In the order of their names; tagging has one for each format. */
  public static Map<String, Supplier<FuzzTarget>> all() {
    Map<String, Supplier<FuzzTarget>> all = new TreeMap<>();
    for (AudioFormat format : AudioFixtures.writable()) {
      all.put("tags-" + format.id(), () -> new TaggingFuzz(format));
    }
    all.put("recognition", RecognitionFuzz::new);
    all.put("layout", LayoutFuzz::new);
    all.put("patch", PatchFuzz::new);
    all.put("pattern", PatternFuzz::new);
    all.put("settings", SettingsFuzz::new);
    all.put("taxonomy", TaxonomyFuzz::new);
    all.put("provenance", ProvenanceFuzz::new);
    all.put("ledger-json", LedgerJsonFuzz::new);
    all.put("ledger-header", SqliteHeaderFuzz::new);
    all.put("base", BaseFuzz::new);
    for (PackFuzz.Part part : PackFuzz.Part.values()) {
      all.put(part.target(), () -> new PackFuzz(part));
    }
    for (ExportFuzz.Program program : ExportFuzz.Program.values()) {
      all.put(program.target(), () -> new ExportFuzz(program));
    }
    for (DjProgram program : DjProgram.values()) {
      all.put(PlaylistFuzz.target(program), () -> new PlaylistFuzz(program));
    }
    return all;
  }

  /** One of them. */
  static FuzzTarget get(String name) {
    Supplier<FuzzTarget> target = all().get(name);
    if (target == null) {
      throw new IllegalArgumentException("no target '" + name + "'; there are " + all().keySet());
    }
    return target.get();
  }
}
