package org.cratetag.inference;

import java.util.Objects;

/** A pack that {@link PackReader} found whole: manifest, model, card and golden cases. */
public final class ModelPack {
  private final PackManifest manifest;
  private final byte[] model;
  private final String card;
  private final GoldenCases golden;

  ModelPack(PackManifest manifest, byte[] model, String card, GoldenCases golden) {
    this.manifest = Objects.requireNonNull(manifest, "manifest");
    this.model = Objects.requireNonNull(model, "model");
    this.card = Objects.requireNonNull(card, "card");
    this.golden = Objects.requireNonNull(golden, "golden");
  }

  /** What {@code pack.json} says. */
  public PackManifest manifest() {
    return manifest;
  }

  /** The ONNX file's bytes, whose hash is the manifest's. Held, not copied. */
  byte[] model() {
    return model;
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
