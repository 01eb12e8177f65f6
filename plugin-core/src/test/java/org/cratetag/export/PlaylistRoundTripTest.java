package org.cratetag.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.api.track.Crate;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.FilesHere;
import org.cratetag.export.playlist.FolderMap;
import org.cratetag.export.playlist.FoundPlaylist;
import org.cratetag.export.rekordbox.RekordboxExporter;
import org.cratetag.export.traktor.TraktorExporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Cratetag exports, it reads back: the same playlists with the same files. */
class PlaylistRoundTripTest {
  private static final String FAMILY = "Emoji \uD83C\uDFA7 & <co>";

  @TempDir Path folder;
  private Path music;
  private List<String> hard;

  @BeforeEach
  void makeTracks() throws Exception {
    music = Files.createDirectories(folder.resolve("mu sic #1 & \u00e9%41"));
    hard =
        new ArrayList<>(
            List.of(
                "\uD83C\uDFA7 emoji \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67.mp3",
                "a & b < c > d \"e\" 'f'.mp3",
                "100% #1 ?.mp3",
                "%41%20.mp3",
                "nfc \u00e9\u00fc\u00e5.mp3",
                Normalizer.normalize("nfc \u00e9\u00fc\u00e5.mp3", Normalizer.Form.NFD),
                "case.mp3",
                "CASE.mp3",
                "#EXTINF like.mp3",
                "back\\slash.mp3",
                ":colon: first.mp3",
                " space .mp3",
                "plus+plus=.mp3",
                "\u05e9\u05dc\u05d5\u05dd \u65e5\u672c\u8a9e.mp3",
                "x".repeat(251) + ".mp3"));
    for (String name : hard) {
      Files.createFile(music.resolve(name));
    }
  }

  @Test
  void rekordbox_isReadBack_withLineBreaksInNames() throws Exception {
    hard.add("line\nbreak\ttab.mp3");
    Files.createFile(music.resolve("line\nbreak\ttab.mp3"));
    assertRoundTrip(new RekordboxExporter(), DjProgram.REKORDBOX, folder.resolve("r.xml"));
  }

  @Test
  void traktor_isReadBack() throws Exception {
    assertRoundTrip(new TraktorExporter(), DjProgram.TRAKTOR, folder.resolve("t.nml"));
  }

  @Test
  void m3u8_isReadBack_withTitlesThatNoFileCanHave() throws Exception {
    assertRoundTrip(new M3u8Exporter(), DjProgram.M3U8, folder.resolve("lists"));
  }

  @Test
  void m3u8WithRelativePaths_isReadBack() throws Exception {
    Path out = folder.resolve("lists");
    new M3u8Exporter().export(ExportRequest.of(crates(), out).withRelative(true));
    assertThat(found(DjProgram.M3U8, out, List.of())).isEqualTo(expected(DjProgram.M3U8));
  }

  @Test
  void pathsOfAnotherMachine_areMappedBack() throws Exception {
    for (String there : List.of("D:/Music", "/Volumes/USB/x", "/Users/dj/Music")) {
      for (DjProgram program : DjProgram.values()) {
        CrateExporter exporter =
            switch (program) {
              case REKORDBOX -> new RekordboxExporter();
              case TRAKTOR -> new TraktorExporter();
              case M3U8 -> new M3u8Exporter();
            };
        Path out = folder.resolve(program.format() + there.length());
        // A name with a backslash cannot be on Windows.
        hard.remove("back\\slash.mp3");
        exporter.export(
            ExportRequest.of(crates(), out).withPathMaps(List.of(new PathMap(music, there))));
        assertThat(found(program, out, List.of(new FolderMap(there, music))))
            .as(program + " at " + there)
            .isEqualTo(expected(program));
      }
    }
  }

  private void assertRoundTrip(CrateExporter exporter, DjProgram program, Path out)
      throws Exception {
    exporter.export(ExportRequest.of(crates(), out));
    assertThat(found(program, out, List.of())).isEqualTo(expected(program));
  }

  private List<Crate> crates() {
    List<String> paths = hard.stream().map(name -> music.resolve(name).toString()).toList();
    int half = paths.size() / 2;
    return List.of(
        ExportedTracks.crate(
            "Peak: time? \"2\"", FAMILY, paths.subList(0, half).toArray(String[]::new)),
        ExportedTracks.crate(
            "Tech House", "House", paths.subList(half, paths.size()).toArray(String[]::new)),
        ExportedTracks.crate("House", "", paths.get(0)));
  }

  /** Folders are named so that each system takes them where they are folders. */
  private Map<String, List<Path>> expected(DjProgram program) {
    Map<String, List<Path>> expected = new TreeMap<>();
    for (Crate crate : crates()) {
      String family =
          program == DjProgram.M3U8
              ? crate.family().orElse("").replaceAll("[<>]", "-")
              : crate.family().orElse("");
      expected.put(
          family + "|" + crate.name(), crate.tracks().stream().map(track -> track.path()).toList());
    }
    return expected;
  }

  private static Map<String, List<Path>> found(DjProgram program, Path from, List<FolderMap> maps)
      throws Exception {
    Map<String, List<Path>> found = new TreeMap<>();
    FilesHere files = new FilesHere(maps);
    for (DjPlaylist each : program.read(from).playlists()) {
      FoundPlaylist playlist = files.find(each);
      assertThat(playlist.missing()).isEmpty();
      found.put(String.join("/", playlist.folders()) + "|" + playlist.name(), playlist.here());
    }
    return found;
  }
}
