package org.cratetag.train.deep.torch;

/**
 * Whether the training engine is there. Apart from it, so that asking needs none of its classes.
 */
public final class TorchAddOn {
  private TorchAddOn() {}

  /** Whether the add-on is on the class path. */
  public static boolean isPresent() {
    try {
      Class.forName("ai.djl.pytorch.engine.PtEngine", false, TorchAddOn.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
