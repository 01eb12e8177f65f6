package org.cratetag.export.traktor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.ExportRequest;
import org.cratetag.export.ExportedTracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraktorExporterTest {
  @TempDir Path folder;

  private final TraktorExporter exporter = new TraktorExporter();

  @Test
  void places_areOfAVolumeADriveOrTheMacsOwnDisk() {
    assertThat(Place.of("/Volumes/USB/a/b.mp3")).isEqualTo(new Place("USB", "/:a/:", "b.mp3"));
    assertThat(Place.of("D:/b.mp3")).isEqualTo(new Place("D:", "/:", "b.mp3"));
    assertThat(Place.of("/Users/x/b.mp3"))
        .isEqualTo(new Place("Macintosh HD", "/:Users/:x/:", "b.mp3"));
    assertThat(Place.of("D:/m/b.mp3").key()).isEqualTo("D:/:m/:b.mp3");
  }

  @Test
  void crate_isAPlaylistInItsFamilysFolder() throws Exception {
    Path out = folder.resolve("t.nml");
    exporter.export(List.of(ExportedTracks.techHouse("/Volumes/USB/m/a&b.mp3")), out);
    assertThat(Files.readString(out))
        .contains("<LOCATION DIR=\"/:m/:\" FILE=\"a&amp;b.mp3\" VOLUME=\"USB\"")
        .contains("BPM=\"126.000000\"")
        .contains(" KEY=\"F#m\"")
        .contains("<MUSICAL_KEY VALUE=\"18\"")
        .contains("<NODE TYPE=\"FOLDER\" NAME=\"$ROOT\">")
        .contains("<PRIMARYKEY TYPE=\"TRACK\" KEY=\"USB/:m/:a&amp;b.mp3\"/>")
        .containsPattern("<PLAYLIST TYPE=\"LIST\" UUID=\"[0-9a-f]{32}\" ENTRIES=\"1\">");
  }

  @Test
  void update_keepsCuesAndOthers_andIsTheSameTheSecondTime() throws Exception {
    String theirs =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
        <NML VERSION="19"><HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD>
        <COLLECTION ENTRIES="1"><ENTRY TITLE="Mine"><LOCATION DIR="/:m/:" FILE="a.mp3"
        VOLUME="Macintosh HD" VOLUMEID="x"></LOCATION><INFO RANKING="255" GENRE="Mine"></INFO>
        <CUE_V2 NAME="drop" START="10.5"></CUE_V2></ENTRY></COLLECTION>
        <SETS ENTRIES="1"><SET TITLE="night"/></SETS>
        <PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="1"><NODE TYPE="PLAYLIST"
        NAME="Mine"><PLAYLIST ENTRIES="0" TYPE="LIST" UUID="u"></PLAYLIST></NODE></SUBNODES></NODE>
        </PLAYLISTS></NML>
        """;
    Path out = Files.writeString(folder.resolve("t.nml"), theirs);
    ExportRequest request =
        ExportRequest.of(List.of(ExportedTracks.techHouse("/m/a.mp3")), out).withUpdate(true);
    exporter.export(request);
    String once = Files.readString(out);
    assertThat(once)
        .contains("CUE_V2 NAME=\"drop\"", "RANKING=\"255\" GENRE=\"Mine\"", "TITLE=\"night\"")
        .contains("NAME=\"Mine\"", "<SUBNODES COUNT=\"2\">", "COLLECTION ENTRIES=\"1\"");
    exporter.export(request);
    assertThat(out).hasContent(once.strip());
    assertThat(folder.resolve("t.nml.before-1")).hasContent(theirs.strip());
    assertThat(folder.resolve("t.nml.before-2")).doesNotExist();
  }

  @Test
  void nameWithALineBreak_isLeftOutAndTold() throws Exception {
    assertThat(
            exporter.export(
                ExportRequest.of(
                    List.of(ExportedTracks.techHouse("/m/a\nb.mp3", "/m/c.mp3")),
                    folder.resolve("t.nml"))))
        .singleElement()
        .satisfies(note -> assertThat(note.leftOut()).isTrue());
  }

  @Test
  void whatIsNotTraktors_isRefusedAndLeftAsItIs() throws Exception {
    for (String other : List.of("x", "<DJ_PLAYLISTS/>", "<NML VERSION=\"3\"><COLLECTION/></NML>")) {
      Path out = Files.writeString(folder.resolve("t.nml"), other);
      assertThatThrownBy(
              () ->
                  exporter.export(
                      ExportRequest.of(List.of(ExportedTracks.techHouse("/m/a.mp3")), out)
                          .withUpdate(true)))
          .hasMessageContaining("left as it is");
      assertThat(out).hasContent(other);
    }
  }
}
