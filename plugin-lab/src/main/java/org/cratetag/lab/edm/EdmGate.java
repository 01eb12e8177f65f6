package org.cratetag.lab.edm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cratetag.lab.card.DomainText;
import org.cratetag.lab.data.OtherMusic;
import org.cratetag.lab.domain.LearnedDomain;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.pack.PackFolder;

/**
 * What keeps the pack {@code edm-subgenre} silent on music that is not electronic: learned from the
 * published sets and from other music, within seconds. Part of {@link EdmSubgenreRecipe}, and alone
 * for a pack that is there.
 */
public final class EdmGate {
  private static final String COMMAND =
      "./cratetag lab train edm-gate --data DIR --pack models/edm-subgenre";

  private final LearnedDomain learned;
  private final OtherMusic other;
  private final Map<String, Double> fromYearToYear;

  private EdmGate(LearnedDomain learned, OtherMusic other, Map<String, Double> fromYearToYear) {
    this.learned = learned;
    this.other = other;
    this.fromYearToYear = fromYearToYear;
  }

  /** Learns it. */
  static EdmGate learn(BeatportData data, long seed) {
    OtherMusic other = OtherMusic.bundled();
    LabelledTable table = other.table();
    Map<String, Double> fromYearToYear =
        Map.of(
            data.set2021().name(),
            LearnedDomain.silencedElsewhere(data.set2016(), data.set2021(), table, seed),
            data.set2016().name(),
            LearnedDomain.silencedElsewhere(data.set2021(), data.set2016(), table, seed));
    return new EdmGate(LearnedDomain.learn(data.pooled(), table, seed), other, fromYearToYear);
  }

  /**
   * Learns it and puts it into a pack that is there, into its manifest, golden cases and card. The
   * model stays.
   *
   * @param dataFolder as for {@link EdmSubgenreRecipe#train}
   * @param packFolder the pack's folder
   * @return what was learned
   * @throws IOException when data or pack cannot be read, or the pack cannot be written or fails
   *     its checks
   */
  public static LearnedDomain addTo(Path packFolder, Path dataFolder) throws IOException {
    BeatportData data = BeatportData.read(dataFolder);
    ModelPack pack;
    try {
      pack = new PackReader(frontEnd -> true).read(packFolder);
    } catch (PackException e) {
      throw new IOException(e.getMessage(), e);
    }
    EdmGate gate = learn(data, pack.manifest().training().seed());
    PackManifest manifest = gate.on(pack.manifest());
    PackFolder.write(
        packFolder,
        manifest,
        pack.models(),
        PackFolder.withDomain(manifest, pack.golden()),
        gate.on(pack.card()));
    return gate.learned;
  }

  /** The manifest with it. */
  PackManifest on(PackManifest manifest) {
    return manifest.withDomain(learned.domain(), other.manifest());
  }

  /** The card with a part on it. */
  String on(String card) {
    return new DomainText(learned, other.manifest(), COMMAND, fromYearToYear).in(card);
  }
}
