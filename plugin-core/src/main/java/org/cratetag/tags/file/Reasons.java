package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import org.cratetag.api.TrackException;

/** What the disk said, for the user. */
public final class Reasons {
  /** Why a file is left alone whose own beginning is behind an ID3v2 tag. */
  public static final String ID3_IN_FRONT =
      "an ID3v2 tag stands in front of the file, which most programs then do not open;"
          + " 'ffmpeg -i OLD -c copy NEW' takes it out";

  private static final int LONGEST = 200;

  private Reasons() {}

  /** Names from damaged files can be anything; a reason is one short line. */
  public static String of(TrackException e) {
    String line = e.getMessage().replaceAll("\\p{Cntrl}", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  public static String of(IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return "interrupted";
    }
    String what = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return what == null ? e.getClass().getSimpleName() : what;
  }
}
