package org.cratetag.cli.playlists;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.export.DjProgram;
import org.cratetag.taxonomy.Taxonomy;
import picocli.CommandLine.Option;

/** A DJ's own playlists, in place of folders. */
public final class PlaylistOptions {
  @Option(
      names = "--from-rekordbox",
      paramLabel = "XML",
      description =
          "Take your playlists in rekordbox: the file that its 'Export Collection in xml format'"
              + " writes.")
  private Path rekordbox;

  @Option(
      names = "--from-traktor",
      paramLabel = "NML",
      description = "Take your playlists in Traktor: its collection.nml.")
  private Path traktor;

  @Option(
      names = "--from-m3u8",
      paramLabel = "DIR",
      description = "Take the .m3u8 and .m3u playlists in a folder and those below it.")
  private Path m3u8;

  @Option(
      names = "--playlist",
      paramLabel = "NAME",
      description =
          "Of the playlists only this one, or those in this folder. May be repeated. Default: all"
              + " but smart lists, histories and what programs keep for themselves.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--path-map",
      paramLabel = "FROM=TO",
      description =
          "Which folder here is that of the playlists: D:\\Music=/srv/music. May be repeated; the"
              + " first that fits holds.")
  private List<String> pathMaps = new ArrayList<>();

  private Map<DjProgram, Path> given() {
    Map<DjProgram, Path> given = new EnumMap<>(DjProgram.class);
    given.put(DjProgram.REKORDBOX, rekordbox);
    given.put(DjProgram.TRAKTOR, traktor);
    given.put(DjProgram.M3U8, m3u8);
    given.values().removeIf(path -> path == null);
    return given;
  }

  /**
   * Whether playlists were named.
   *
   * @throws WrongUseException when the options do not go together
   */
  public boolean isGiven() {
    if (given().size() > 1) {
      throw new WrongUseException(
          "name one of --from-rekordbox, --from-traktor and --from-m3u8, not several");
    }
    if (given().isEmpty() && isAnyGiven()) {
      throw new WrongUseException(
          "--playlist and --path-map go with --from-rekordbox, --from-traktor or --from-m3u8");
    }
    return !given().isEmpty();
  }

  /** Whether any of the options was given. */
  public boolean isAnyGiven() {
    return !given().isEmpty() || !names.isEmpty() || !pathMaps.isEmpty();
  }

  /** The option that names them, with a word in place of the file. */
  public String option() {
    return "--from-" + given().keySet().iterator().next().format() + " FILE";
  }

  /**
   * Reads them.
   *
   * @param taxonomy that knows the names of styles, asked for where there is something to read
   * @return empty when none of the options was given
   * @throws WrongUseException when they cannot be read, or the options do not go together
   */
  public Optional<DjCrates> read(Supplier<Taxonomy> taxonomy) {
    if (!isGiven()) {
      return Optional.empty();
    }
    return given().entrySet().stream()
        .map(
            each ->
                DjCrates.read(
                    each.getKey(), each.getValue(), names, PathMaps.here(pathMaps), taxonomy.get()))
        .findFirst();
  }
}
