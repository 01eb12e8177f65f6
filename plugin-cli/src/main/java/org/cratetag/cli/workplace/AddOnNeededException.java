package org.cratetag.cli.workplace;

/** A command needs an {@link AddOn} that is not on the class path. */
public final class AddOnNeededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AddOn addOn;

  /** With what is needed. */
  public AddOnNeededException(AddOn addOn) {
    super(addOn.missing());
    this.addOn = addOn;
  }

  /** What is needed. */
  public AddOn addOn() {
    return addOn;
  }
}
