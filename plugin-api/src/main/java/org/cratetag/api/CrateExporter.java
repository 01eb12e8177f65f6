package org.cratetag.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.Crate;

/** Writes crates as playlists or a DJ program's library. */
public interface CrateExporter extends CratetagExtension {
  /** The format's name on the command line, for example {@code m3u8}: lower case, no space. */
  String format();

  /**
   * Writes the crates.
   *
   * @param crates at least one, by name
   * @param out absolute path of the file or folder to write, as the format wants; what is there
   *     already was made by an earlier export, or the user wants it replaced
   * @throws IOException when it cannot be written; the message says why
   */
  void export(List<Crate> crates, Path out) throws IOException;
}
