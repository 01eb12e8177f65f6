package org.cratetag.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.LabelledTrack;

/**
 * A folder with one extended M3U playlist a crate, in UTF-8. Tracks are named by their absolute
 * paths. Playlists of the same name are replaced; others in the folder stay.
 */
public final class M3u8Exporter implements CrateExporter {
  /** What no file system of today takes in a name. */
  private static final String FORBIDDEN = "[\\x00-\\x1f/\\\\:*?\"<>|]";

  @Override
  public String format() {
    return "m3u8";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new FileAlreadyExistsException(
          out.toString(), null, "m3u8 writes a folder of playlists; name a folder");
    }
    Files.createDirectories(out);
    Set<String> taken = new HashSet<>();
    for (Crate crate : crates) {
      Path playlist = out.resolve(fileName(crate.name(), taken));
      Path fresh = Files.createTempFile(out, ".cratetag-", ".m3u8");
      try {
        Files.writeString(fresh, text(crate), StandardCharsets.UTF_8);
        Files.move(fresh, playlist, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }

  /** Names that differ in case only are one on some systems. */
  private static String fileName(String crate, Set<String> taken) {
    String name = crate.replaceAll(FORBIDDEN, "-").replaceAll("[. ]+$", "");
    String unique = name;
    for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
      unique = name + " " + n;
    }
    return unique + ".m3u8";
  }

  private static String text(Crate crate) {
    StringBuilder text = new StringBuilder("#EXTM3U\n");
    text.append("#PLAYLIST:").append(oneLine(crate.name())).append('\n');
    for (LabelledTrack track : crate.tracks()) {
      String path = track.path().toString();
      if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
        // A playlist has a line for a path, and no way to write a break within one.
        continue;
      }
      long seconds = track.duration().map(Duration::toSeconds).orElse(-1L);
      text.append("#EXTINF:").append(seconds).append(',').append(oneLine(display(track)));
      text.append('\n').append(path).append('\n');
    }
    return text.toString();
  }

  private static String display(LabelledTrack track) {
    String title = track.title().orElse(String.valueOf(track.path().getFileName()));
    return track.artist().map(artist -> artist + " - " + title).orElse(title);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
