package org.cratetag.export.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;

/** Tracks as other programs want to hear of them. */
public final class Tracks {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*", Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f\\x{FFFE}\\x{FFFF}]");

  private Tracks() {}

  /** The file name where there is no title. */
  public static String title(LabelledTrack track) {
    return track.title().orElseGet(() -> String.valueOf(track.path().getFileName()));
  }

  /** The surest label; empty text where there is none. */
  public static String label(LabelledTrack track) {
    return track.findLabel().map(DecidedLabel::label).orElse("");
  }

  /** Whole seconds, or what stands for none. */
  public static long seconds(LabelledTrack track, long otherwise) {
    return track.duration().map(Duration::toSeconds).orElse(otherwise);
  }

  /** A number with a point, whatever the language. */
  public static String decimals(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** Empty where the file is not at hand. */
  public static OptionalLong sizeBytes(LabelledTrack track) {
    try {
      return OptionalLong.of(Files.size(track.path()));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Whether a path with {@code /} is one of Windows: with a drive's letter, or of a share. */
  public static boolean isOfWindows(String path) {
    return DRIVE.matcher(path).matches() || path.startsWith("//");
  }

  /** A path with {@code /} as its own system writes it. */
  public static String inItsOwnWay(String path) {
    return isOfWindows(path) ? path.replace('/', '\\') : path;
  }

  /**
   * Refuses what a program does not read.
   *
   * @throws IOException when tracks are to be named from where they are named
   */
  public static void requireWholePaths(ExportRequest request, String format) throws IOException {
    if (request.relative()) {
      throw new IOException(format + " reads whole paths only; --path-map names another drive");
    }
  }

  /**
   * Playlists with what a format can name.
   *
   * @param controls whether the format can name a path with a line break or the like
   * @param notes takes a note on each track that is left out
   */
  public static List<Playlist> nameable(
      ExportRequest request, boolean controls, Map<Path, Note> notes) {
    List<Playlist> kept = new ArrayList<>();
    for (Playlist playlist : request.playlists()) {
      List<LabelledTrack> tracks = new ArrayList<>();
      for (LabelledTrack track : playlist.tracks()) {
        String wrong = wrong(track.path(), controls);
        if (wrong.isEmpty()) {
          tracks.add(track);
        } else {
          notes.put(track.path(), new Note(track.path(), true, wrong));
        }
      }
      if (!tracks.isEmpty()) {
        kept.add(new Playlist(playlist.folders(), playlist.name(), tracks));
      }
    }
    return kept;
  }

  /** Each track once, by path, in the order of the playlists. */
  public static Map<Path, LabelledTrack> byPath(List<Playlist> playlists) {
    Map<Path, LabelledTrack> tracks = new LinkedHashMap<>();
    playlists.forEach(list -> list.tracks().forEach(track -> tracks.put(track.path(), track)));
    return tracks;
  }

  private static String wrong(Path path, boolean controls) {
    String text = path.toString();
    if (!controls && CONTROL.matcher(text).find()) {
      return "its name holds a line break or the like, which this format cannot write; rename it";
    }
    try {
      return path.equals(path.getFileSystem().getPath(text))
          ? ""
          : "its name is not UTF-8, which this format cannot write; rename it";
    } catch (InvalidPathException e) {
      return "its name is no text, which this format cannot write; rename it";
    }
  }
}
