package org.cratetag.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.DjPlaylists;
import org.cratetag.export.rekordbox.RekordboxReader;
import org.cratetag.export.traktor.TraktorReader;

/** Where a DJ's playlists can be read from. */
public enum DjProgram {
  /** rekordbox's XML, which {@code File, Export Collection in xml format} writes. */
  REKORDBOX("the XML that rekordbox exports", from -> ofFile(from, RekordboxReader::read)),
  /** Traktor's {@code collection.nml}, or a playlist that it has exported. */
  TRAKTOR("Traktor's collection.nml", from -> ofFile(from, TraktorReader::read)),
  /** A folder of {@code .m3u8} and {@code .m3u} playlists, or one of these. */
  M3U8("a folder of playlists", M3u8Reader::read);

  private final String what;
  private final Reader reader;

  DjProgram(String what, Reader reader) {
    this.what = what;
    this.reader = reader;
  }

  @FunctionalInterface
  private interface Reader {
    DjPlaylists read(Path from) throws IOException;
  }

  @FunctionalInterface
  private interface FileReader {
    List<DjPlaylist> read(Path file) throws IOException;
  }

  /** The name, as that of the export. */
  public String format() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the playlists. Nothing else is read, and nothing is written.
   *
   * @throws IOException when they cannot be read; the message names the file and says why
   */
  public DjPlaylists read(Path from) throws IOException {
    if (!Files.exists(from)) {
      throw new NoSuchFileException("no such file or folder: " + from + ". Name " + what);
    }
    return reader.read(from);
  }

  private static DjPlaylists ofFile(Path from, FileReader reader) throws IOException {
    if (!Files.isRegularFile(from)) {
      throw new IOException(from + " is not a file");
    }
    FileBatch.requireSize(from);
    try {
      return new DjPlaylists(reader.read(from), List.of());
    } catch (IOException e) {
      throw new IOException(from + " cannot be read: " + e.getMessage(), e);
    }
  }
}
