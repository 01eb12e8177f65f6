package org.cratetag.pack;

import java.util.List;
import java.util.Objects;
import org.cratetag.pack.golden.GoldenCases;

/** A pack that {@link PackReader} found whole: manifest, models, card and golden cases. */
public final class ModelPack {
  private final PackManifest manifest;
  private final List<byte[]> models;
  private final String card;
  private final GoldenCases golden;

  public ModelPack(PackManifest manifest, List<byte[]> models, String card, GoldenCases golden) {
    this.manifest = Objects.requireNonNull(manifest, "manifest");
    this.models = List.copyOf(models);
    this.card = Objects.requireNonNull(card, "card");
    this.golden = Objects.requireNonNull(golden, "golden");
  }

  /** What {@code pack.json} says. */
  public PackManifest manifest() {
    return manifest;
  }

  /**
   * The bytes of each graph's ONNX file, in the order of the manifest, whose hashes they have.
   * Held, not copied.
   */
  public List<byte[]> models() {
    return models;
  }

  /** The model card, Markdown. */
  public String card() {
    return card;
  }

  /** Inputs and expected outputs. */
  public GoldenCases golden() {
    return golden;
  }
}
