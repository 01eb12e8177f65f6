package org.cratetag.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.TrackOutcome;
import org.pf4j.ExtensionPoint;

/** Writes crates as a playlist or a DJ program's library. */
public interface CrateExporter extends ExtensionPoint {
  /** The format's name on the command line, for example {@code m3u8}. */
  String format();

  /**
   * Writes the crates.
   *
   * @param crates predictions by track path, grouped by crate name
   * @param out file or folder to write, as the format wants
   */
  void export(Map<String, List<TrackOutcome>> crates, Path out) throws IOException;
}
