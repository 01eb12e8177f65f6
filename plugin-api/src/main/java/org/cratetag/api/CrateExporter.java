package org.cratetag.api;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
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
   * @param out absolute path of the file or folder to write, as the format wants
   * @throws IOException when it cannot be written; the message says why
   */
  void export(List<Crate> crates, Path out) throws IOException;

  /**
   * Writes the crates as the user wants it. Unless this is overridden, only new files can be
   * written, with the paths that tracks have here.
   *
   * @return what the user should know of single tracks
   * @throws IOException when it cannot be written, or what is there already may not be touched; the
   *     message says why
   */
  default List<ExportRequest.Note> export(ExportRequest request) throws IOException {
    if (!request.isPlain()) {
      throw new IOException(
          format() + " knows no --update, --relative, --path-map or --name-template");
    }
    if (Files.isRegularFile(request.out())) {
      throw new FileAlreadyExistsException(
          request.out().toString(), null, "it is there already; name a new file");
    }
    export(request.crates(), request.out());
    return List.of();
  }
}
