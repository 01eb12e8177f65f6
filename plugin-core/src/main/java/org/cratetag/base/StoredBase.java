package org.cratetag.base;

import java.nio.file.Path;

/** A base that a {@link BaseStore} knows of. */
public sealed interface StoredBase {
  /** The folder that it lies in. */
  Path folder();

  /** A base whose manifest reads; its model is looked at when it is opened. */
  record Available(BaseManifest manifest, Path folder) implements StoredBase {}

  /** Something in a base's place that is refused. */
  record Refused(Path folder, String reason) implements StoredBase {}
}
