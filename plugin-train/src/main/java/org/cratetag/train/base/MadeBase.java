package org.cratetag.train.base;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.cratetag.base.BaseManifest;

/**
 * A base that can be installed.
 *
 * @param manifest what it says of itself
 * @param model the bytes of the ONNX file; held, not copied
 */
public record MadeBase(BaseManifest manifest, ByteBuffer model) {
  public MadeBase {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(model, "model");
  }
}
