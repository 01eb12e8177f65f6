package org.cratetag.export.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesHereTest {
  @TempDir Path folder;
  private Path music;
  private Path track;

  @BeforeEach
  void makeTrack() throws Exception {
    music = Files.createDirectories(folder.resolve("srv/Music"));
    track = Files.createDirectories(music.resolve("Caf\u00e9")).resolve("A\u00e9.mp3");
    Files.createFile(track);
  }

  @Test
  void place_isMappedByTheFirstFolderThatFits() {
    for (String from : List.of("D:/My Music", "d:/my music", "/Users/dj/Music", "//NAS/Music")) {
      String place = from.replace("d:/my", "D:/My") + "/Caf\u00e9/A\u00e9.mp3";
      assertThat(find(place, map("/elsewhere"), map(from)).here()).as(from).containsExactly(track);
    }
    assertThat(find("/Users/dj/Music2/Caf\u00e9/A\u00e9.mp3", map("/Users/dj/Music")).missing())
        .hasSize(1);
    assertThat(find("/users/dj/Music/Caf\u00e9/A\u00e9.mp3", map("/Users/dj/Music")).missing())
        .hasSize(1);
  }

  @Test
  void nameThatDiffersInCaseOrForm_isFoundWhereOnlyOneIs() throws Exception {
    String theirs = Normalizer.normalize("D:/Music/CAF\u00c9/a\u00e9.MP3", Normalizer.Form.NFD);
    assertThat(find(theirs, map("D:/Music")).here()).containsExactly(track);
    Files.createFile(track.resolveSibling("a\u00e9.mp3"));
    assertThat(find(theirs, map("D:/Music")).missing()).hasSize(1);
    assertThat(find("D:/Music/Caf\u00e9/A\u00e9.mp3", map("D:/Music")).here())
        .containsExactly(track);
  }

  @Test
  void folderOfAMap_mayBeTypedInTheOtherForm() {
    String from = Normalizer.normalize("/Volumes/M\u00fcsik", Normalizer.Form.NFC);
    String place =
        Normalizer.normalize("/Volumes/M\u00fcsik/Caf\u00e9/A\u00e9.mp3", Normalizer.Form.NFD);
    assertThat(find(place, map(from)).here()).containsExactly(track);
  }

  @Test
  void trackThatIsListedTwice_countsOnce_andOneThatIsNoFileIsMissing() {
    FoundPlaylist found =
        new FilesHere(List.of())
            .find(
                DjPlaylist.of(
                    List.of(),
                    "x",
                    List.of(
                        ListedTrack.at(track.toString()),
                        ListedTrack.at(track.toString()),
                        ListedTrack.at(track + "\0"),
                        ListedTrack.at(music.toString()),
                        ListedTrack.at("relative.mp3"),
                        new ListedTrack("http://radio", List.of()))));
    assertThat(found.here()).containsExactly(track);
    assertThat(found.missing()).hasSize(4);
  }

  @Test
  void commonFolder_isThatOfMostMissingTracks() {
    assertThat(common("D:/Music/a/1.mp3", "D:/Music/b/2.mp3", "E:/3.mp3")).isEqualTo("D:/Music");
    assertThat(common("/Users/dj/a.mp3", "/Users/dj/b.mp3")).isEqualTo("/Users/dj");
    assertThat(common("/a.mp3")).isEmpty();
    assertThat(FilesHere.commonFolder(List.of(new ListedTrack("x", List.of())))).isEmpty();
  }

  private static String common(String... places) {
    return FilesHere.commonFolder(Stream.of(places).map(ListedTrack::at).toList()).orElse("");
  }

  private FolderMap map(String from) {
    return new FolderMap(from, music);
  }

  private static FoundPlaylist find(String place, FolderMap... maps) {
    return new FilesHere(List.of(maps))
        .find(DjPlaylist.of(List.of(), "x", List.of(ListedTrack.at(place))));
  }
}
