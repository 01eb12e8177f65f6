package org.cratetag.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.LabelledTrack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class M3u8ExporterTest {
  @TempDir Path folder;

  private final M3u8Exporter exporter = new M3u8Exporter();

  @Test
  void crateBecomesAPlaylist_withNamesAndLengths() throws Exception {
    Path out = folder.resolve("lists");
    exporter.export(
        List.of(
            crate("Tech House", track("/m/ä.flac", "Fern", "Under\nstory", 200)),
            crate("Drum & Bass", track("/m/b.mp3", "", "", -1), track("/m/c\nd.mp3", "", "", 1))),
        out);
    assertThat(out.resolve("Tech House.m3u8"))
        .hasContent("#EXTM3U\n#PLAYLIST:Tech House\n#EXTINF:200,Fern - Under story\n/m/ä.flac\n");
    assertThat(out.resolve("Drum & Bass.m3u8"))
        .hasContent("#EXTM3U\n#PLAYLIST:Drum & Bass\n#EXTINF:-1,b.mp3\n/m/b.mp3\n");
  }

  @Test
  void playlistThatIsThere_isNotTouched() throws Exception {
    List<Crate> crates = List.of(crate("A: b?", track("/m/a", "", "", 1)));
    exporter.export(crates, folder);
    assertThatThrownBy(() -> exporter.export(crates, folder)).hasMessageContaining("--update");
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void update_keepsWhatOthersAdded_andMovesWhatIsHeardDifferentlyNow() throws Exception {
    exporter.export(
        List.of(crate("A", track("/m/a", "", "", 1), track("/m/b", "", "", 1))), folder);
    Path list = folder.resolve("A.m3u8");
    Files.writeString(list, Files.readString(list) + "#EXTINF:5,mine\n/mine\n");
    exporter.export(
        ExportRequest.of(
                List.of(
                    crate("A", track("/m/a", "", "", 1), track("/m/c", "", "", 1)),
                    crate("B", track("/m/b", "", "", 1))),
                folder)
            .withUpdate(true));
    assertThat(Files.readAllLines(list))
        .filteredOn(line -> !line.startsWith("#"))
        .containsExactly("/m/a", "/mine", "/m/c");
    assertThat(Files.readString(list)).contains("#EXTINF:5,mine\n/mine");
    assertThat(folder.resolve("A.m3u8.before-1")).exists();
  }

  @Test
  void subgenre_isAPlaylistInItsFamilysFolder_withRelativePaths() throws Exception {
    Path out = folder.resolve("lists");
    exporter.export(
        ExportRequest.of(
                List.of(ExportedTracks.techHouse(folder.resolve("#1.mp3").toString())), out)
            .withRelative(true));
    assertThat(Files.readAllLines(out.resolve("House/Tech House.m3u8"))).endsWith("../../#1.mp3");
  }

  @Test
  void outThatIsAFile_isOnePlaylistOfAll() throws Exception {
    Path out = folder.resolve("all.m3u8");
    exporter.export(
        List.of(ExportedTracks.techHouse("/m/a"), ExportedTracks.crate("X", "", "/m/b")), out);
    assertThat(Files.readAllLines(out)).contains("#PLAYLIST:all", "/m/a", "/m/b");
  }

  @Test
  void namesThatDifferInCaseOnly_getFilesOfTheirOwn() throws Exception {
    exporter.export(
        List.of(crate("Dub", track("/m/a", "", "", 1)), crate("DUB", track("/m/b", "", "", 1))),
        folder);
    assertThat(folder).isDirectoryContaining("glob:**/Dub.m3u8");
    assertThat(folder).isDirectoryContaining("glob:**/DUB 2.m3u8");
  }

  @Test
  void fileInTheWay_isRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> exporter.export(List.of(crate("A", track("/m/a", "", "", 1))), file))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("name a folder");
  }

  private static Crate crate(String name, LabelledTrack... tracks) {
    return new Crate(name, Optional.empty(), List.of(tracks));
  }

  private static LabelledTrack track(String path, String artist, String title, int seconds) {
    return new LabelledTrack(
        Path.of(path),
        Optional.of(artist).filter(text -> !text.isEmpty()),
        Optional.of(title).filter(text -> !text.isEmpty()),
        Optional.of(Duration.ofSeconds(seconds)).filter(length -> !length.isNegative()),
        OptionalDouble.empty(),
        List.of(),
        List.of());
  }
}
