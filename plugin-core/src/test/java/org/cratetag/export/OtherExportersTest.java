package org.cratetag.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.api.ExportRequest.Tempo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherExportersTest {
  @TempDir Path folder;

  @Test
  void smartPlaylist_isARuleByGenreAndTempo_andStaysAsItsOwnerHasIt() throws Exception {
    NspExporter exporter = new NspExporter();
    ExportRequest request =
        ExportRequest.of(List.of(ExportedTracks.techHouse("/m/a.mp3")), folder)
            .withTempo(Optional.of(new Tempo(120, 130)));
    exporter.export(request);
    Path file = folder.resolve("Tech House.nsp");
    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"name\":\"TechHouse\",\"all\":[{\"is\":{\"genre\":\"TechHouse\"}},"
                + "{\"inTheRange\":{\"bpm\":[120,130]}}],\"sort\":\"artist,title\"}");
    Files.writeString(file, "{\"any\":[],\"limit\":3}");
    exporter.export(request.withUpdate(true));
    assertThat(file).hasContent("{\"any\":[],\"limit\":3}");
    Files.writeString(file, "[1");
    assertThatThrownBy(() -> exporter.export(request.withUpdate(true)))
        .hasMessageContaining("not JSON");
  }

  @Test
  void listOfVirtualDj_namesPathAndSize_andKeepsOtherSongs() throws Exception {
    Path track = Files.write(folder.resolve("a.mp3"), new byte[5]);
    Path lists = Files.createDirectory(folder.resolve("lists"));
    Path file =
        Files.writeString(
            lists.resolve("House - Tech House.xml"),
            "<VirtualFolder noDuplicates=\"yes\"><song path=\"C:\\x.mp3\" size=\"1\" key=\"Am\"/>"
                + "</VirtualFolder>");
    new VirtualDjExporter()
        .export(
            ExportRequest.of(List.of(ExportedTracks.techHouse(track.toString())), lists)
                .withPathMaps(List.of(new PathMap(folder, "D:/Music")))
                .withUpdate(true));
    assertThat(Files.readString(file))
        .contains("<VirtualFolder noDuplicates=\"yes\">")
        .contains("<song path=\"C:\\x.mp3\" size=\"1\" key=\"Am\" idx=\"0\"/>")
        .contains("<song path=\"D:\\Music\\a.mp3\" size=\"5\" songlength=\"200.5\"")
        .contains(" key=\"F#m\" artist=");
  }

  @Test
  void tables_haveARowForEachTrack_andAreNewFilesOnly() throws Exception {
    List<org.cratetag.api.track.Crate> crates =
        List.of(ExportedTracks.techHouse("/m/a,b.mp3", "/m/c.mp3"));
    Path csv = folder.resolve("t.csv");
    new CsvExporter().export(crates, csv);
    assertThat(Files.readAllLines(csv)).hasSize(3);
    assertThat(Files.readString(csv))
        .startsWith(
            "folder,playlist,path,artist,title,seconds,bpm,key,camelot,energy,"
                + "label,family,confidence\r\n")
        .contains("House,Tech House,\"/m/a,b.mp3\",Fern & <Moss>,\"Under\"\"story");
    assertThatThrownBy(() -> new CsvExporter().export(crates, csv))
        .hasMessageContaining("there already");
    Path json = folder.resolve("t.json");
    new JsonExporter().export(crates, json);
    assertThat(Files.readString(json))
        .contains("\"playlist\" : \"Tech House\"", "\"bpm\" : 126.0", "\"camelot\" : \"11A\"");
  }

  @Test
  void nameTemplate_putsCratesOfAFamilyIntoOnePlaylist() {
    ExportRequest request =
        ExportRequest.of(
                List.of(
                    ExportedTracks.crate("Deep House", "House", "/m/b.mp3"),
                    ExportedTracks.techHouse("/m/a.mp3"),
                    ExportedTracks.crate("Techno", "", "/m/c.mp3")),
                folder)
            .withNameTemplate("Cratetag/{family}");
    assertThat(request.playlists())
        .extracting(list -> list.folders() + list.name() + list.tracks().size())
        .containsExactly("[Cratetag]House2", "[]Cratetag1");
  }
}
