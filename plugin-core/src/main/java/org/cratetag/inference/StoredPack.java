package org.cratetag.inference;

import org.cratetag.pack.PackManifest;

/** A pack that a {@link PackStore} knows of. */
public sealed interface StoredPack {
  /** Where it lies, for people. */
  String location();

  /**
   * A pack whose manifest reads; its model is looked at when it is opened.
   *
   * @param bundled whether it comes with the program and so cannot be removed
   */
  record Available(PackManifest manifest, String location, boolean bundled) implements StoredPack {}

  /** Something in a pack's place that is refused. */
  record Refused(String location, String reason) implements StoredPack {}
}
