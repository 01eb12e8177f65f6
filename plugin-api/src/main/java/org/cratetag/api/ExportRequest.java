package org.cratetag.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.LabelledTrack;

/**
 * What is to be exported, and how.
 *
 * @param crates at least one, by name
 * @param out absolute path of the file or folder to write, as the format wants
 * @param update whether what is there already is to be kept and brought up to date; otherwise
 *     nothing that exists may be written to
 * @param relative whether tracks are named from where the file is that names them
 * @param pathMaps how paths here are called where the export is read; the first that fits holds
 * @param nameTemplate where a crate's playlist stands, see {@link #playlists()}
 * @param tempo bounds of the tempo that was asked for, in beats a minute
 */
public record ExportRequest(
    List<Crate> crates,
    Path out,
    boolean update,
    boolean relative,
    List<PathMap> pathMaps,
    String nameTemplate,
    Optional<Tempo> tempo) {
  /** A folder for each family, with a playlist for each subgenre. */
  public static final String FAMILY_TREE = "{family}/{subgenre}";

  public ExportRequest {
    crates = List.copyOf(crates);
    pathMaps = List.copyOf(pathMaps);
    Objects.requireNonNull(nameTemplate, "nameTemplate");
    Objects.requireNonNull(tempo, "tempo");
    if (crates.isEmpty() || !out.isAbsolute()) {
      throw new IllegalArgumentException("an export needs a crate and an absolute path: " + out);
    }
  }

  /** An export to a new place, with the paths as they are here. */
  public static ExportRequest of(List<Crate> crates, Path out) {
    return new ExportRequest(crates, out, false, false, List.of(), FAMILY_TREE, Optional.empty());
  }

  /** This request, for what is there already or for a new place. */
  public ExportRequest withUpdate(boolean wanted) {
    return new ExportRequest(crates, out, wanted, relative, pathMaps, nameTemplate, tempo);
  }

  /** This request with tracks named from where they are named. */
  public ExportRequest withRelative(boolean wanted) {
    return new ExportRequest(crates, out, update, wanted, pathMaps, nameTemplate, tempo);
  }

  /** This request with paths as they are elsewhere. */
  public ExportRequest withPathMaps(List<PathMap> maps) {
    return new ExportRequest(crates, out, update, relative, maps, nameTemplate, tempo);
  }

  /** This request with other places for playlists. */
  public ExportRequest withNameTemplate(String template) {
    return new ExportRequest(crates, out, update, relative, pathMaps, template, tempo);
  }

  /** This request with bounds of the tempo. */
  public ExportRequest withTempo(Optional<Tempo> bounds) {
    return new ExportRequest(crates, out, update, relative, pathMaps, nameTemplate, bounds);
  }

  /** Whether only crates and place are given. */
  public boolean isPlain() {
    return !update && !relative && pathMaps.isEmpty() && nameTemplate.equals(FAMILY_TREE);
  }

  /** A track's path where the export is read, with {@code /} between names. */
  public String mapped(Path track) {
    return pathMaps.stream()
        .flatMap(map -> map.find(track).stream())
        .findFirst()
        .orElseGet(() -> track.toString().replace(track.getFileSystem().getSeparator(), "/"));
  }

  /**
   * The crates as the template places them. In it {@code {family}} is a crate's family, {@code
   * {subgenre}} or {@code {label}} its name, and {@code /} stands between folders; parts that come
   * out empty are left out. Crates that come to the same place are one playlist.
   */
  public List<Playlist> playlists() {
    Map<List<String>, List<LabelledTrack>> placed = new LinkedHashMap<>();
    for (Crate crate : crates) {
      List<LabelledTrack> tracks = placed.computeIfAbsent(place(crate), any -> new ArrayList<>());
      tracks.addAll(crate.tracks());
    }
    return placed.entrySet().stream()
        .map(
            entry -> {
              int last = entry.getKey().size() - 1;
              return new Playlist(
                  entry.getKey().subList(0, last),
                  entry.getKey().get(last),
                  entry.getValue().stream().distinct().toList());
            })
        .toList();
  }

  private List<String> place(Crate crate) {
    List<String> parts = new ArrayList<>();
    for (String part : nameTemplate.split("/")) {
      String filled =
          part.replace("{family}", crate.family().orElse(""))
              .replace("{subgenre}", crate.name())
              .replace("{label}", crate.name())
              .strip();
      if (!filled.isEmpty()) {
        parts.add(filled);
      }
    }
    return parts.isEmpty() ? List.of(crate.name()) : parts;
  }

  /**
   * A playlist and its place.
   *
   * @param folders names from the outermost in; none for the top
   * @param name not blank
   * @param tracks in their order, each once
   */
  public record Playlist(List<String> folders, String name, List<LabelledTrack> tracks) {
    public Playlist {
      folders = List.copyOf(folders);
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * How a folder here is called elsewhere.
   *
   * @param from a folder here, absolute and normalised
   * @param to what stands for it there, with {@code /} between names and none at the end: {@code
   *     D:/Music} or {@code /Volumes/USB}
   */
  public record PathMap(Path from, String to) {
    private Optional<String> find(Path track) {
      if (!track.startsWith(from)) {
        return Optional.empty();
      }
      StringBuilder text = new StringBuilder(to);
      from.relativize(track).forEach(name -> text.append('/').append(name));
      return Optional.of(text.toString());
    }
  }

  /**
   * Bounds of a tempo, both within.
   *
   * @param leastBpm beats a minute
   * @param mostBpm beats a minute, not less
   */
  public record Tempo(double leastBpm, double mostBpm) {
    public Tempo {
      if (!(leastBpm >= 0 && mostBpm >= leastBpm)) {
        throw new IllegalArgumentException("no tempo is from " + leastBpm + " to " + mostBpm);
      }
    }
  }

  /**
   * What the user should know of a track in an export.
   *
   * @param leftOut whether the export does not name it
   * @param words what is wrong with it, and what can be done
   */
  public record Note(Path track, boolean leftOut, String words) {}
}
