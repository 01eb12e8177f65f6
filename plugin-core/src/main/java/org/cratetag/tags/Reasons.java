package org.cratetag.tags;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;

/** What the disk said, for the user. */
final class Reasons {
  private Reasons() {}

  static String of(IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return "interrupted";
    }
    String what = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return what == null ? e.getClass().getSimpleName() : what;
  }
}
