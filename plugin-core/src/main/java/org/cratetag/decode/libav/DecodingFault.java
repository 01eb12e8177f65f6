package org.cratetag.decode.libav;

/** What is wrong with a file, or with a request; the message is for people. */
final class DecodingFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public DecodingFault(String reason) {
    super(reason);
  }
}
