package org.cratetag.export.rekordbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.export.ExportedTracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class RekordboxExporterTest {
  private static final String THEIRS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- mine -->
      <DJ_PLAYLISTS Version="1.0.0"><PRODUCT Name="rekordbox" Version="6.8"/>
      <COLLECTION Entries="2">
      <TRACK TrackID="7" Name="Old" Genre="Mine" Rating="255" Comments="a&#10;b &amp; c"
       Location="file://localhost/m/A%20a.mp3"><TEMPO Inizio="0.1" Bpm="126.00"/>
      <POSITION_MARK Name="drop" Num="0" Start="1.5"/></TRACK>
      <TRACK TrackID="9" Name="Other" Location="file://localhost/other.mp3"/>
      </COLLECTION>
      <PLAYLISTS><NODE Type="0" Name="ROOT" Count="2">
      <NODE Name="Warm up" Type="1" KeyType="0" Entries="1"><TRACK Key="9"/></NODE>
      <NODE Name="House" Type="0" Count="1"><NODE Name="Tech House" Type="1" KeyType="0"
       Entries="2"><TRACK Key="9"/><TRACK Key="7"/></NODE></NODE>
      </NODE></PLAYLISTS></DJ_PLAYLISTS>
      """;

  @TempDir Path folder;

  private final RekordboxExporter exporter = new RekordboxExporter();

  @Test
  void crate_isAPlaylistInItsFamilysFolder() throws Exception {
    Path out = folder.resolve("r.xml");
    exporter.export(List.of(ExportedTracks.techHouse("/m/é #%?&.mp3")), out);
    Element track = elements(out, "TRACK").get(0);
    assertThat(track.getAttribute("Location"))
        .isEqualTo("file://localhost/m/%C3%A9%20%23%25%3F%26.mp3");
    assertThat(track.getAttribute("Artist")).isEqualTo("Fern & <Moss>");
    assertThat(track.getAttribute("Name")).isEqualTo("Under\"story  \uD83C\uDF3F");
    assertThat(track.getAttribute("AverageBpm")).isEqualTo("126.00");
    assertThat(track.getAttribute("Tonality")).isEqualTo("F#m");
    assertThat(track.getAttribute("TotalTime")).isEqualTo("200");
    assertThat(track.getAttribute("Kind")).isEqualTo("MP3 File");
    assertThat(elements(out, "NODE"))
        .extracting(node -> node.getAttribute("Name"))
        .containsExactly("ROOT", "House", "Tech House");
    assertThat(elements(out, "TRACK").get(1).getAttribute("Key"))
        .isEqualTo(track.getAttribute("TrackID"));
  }

  @Test
  void fileThatIsThere_isNotTouched() throws Exception {
    Path out = Files.writeString(folder.resolve("r.xml"), THEIRS);
    assertThatThrownBy(() -> exporter.export(List.of(ExportedTracks.techHouse("/m/a.mp3")), out))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("--update");
    assertThat(out).hasContent(THEIRS.strip());
  }

  @Test
  void update_keepsCuesRatingsOtherTracksAndOtherPlaylists() throws Exception {
    Path out = Files.writeString(folder.resolve("r.xml"), THEIRS);
    update(out, "/m/A a.mp3", "/m/b.mp3");
    assertThat(folder.resolve("r.xml.before-1")).hasContent(THEIRS.strip());
    List<Element> tracks = elements(out, "TRACK");
    assertThat(tracks.get(0).getAttribute("Genre")).isEqualTo("Mine");
    assertThat(tracks.get(0).getAttribute("Rating")).isEqualTo("255");
    assertThat(tracks.get(0).getAttribute("Comments")).isEqualTo("a\nb & c");
    assertThat(elements(out, "POSITION_MARK")).hasSize(1);
    assertThat(tracks.get(2).getAttribute("TrackID")).isEqualTo("10");
    assertThat(tracks.subList(3, 7))
        .extracting(each -> each.getAttribute("Key"))
        .containsExactly("9", "9", "7", "10");
    assertThat(elements(out, "COLLECTION").get(0).getAttribute("Entries")).isEqualTo("3");
    byte[] once = Files.readAllBytes(out);
    update(out, "/m/A a.mp3", "/m/b.mp3");
    assertThat(out).hasBinaryContent(once);
    assertThat(folder.resolve("r.xml.before-2")).doesNotExist();
  }

  @Test
  void pathMap_namesADriveOfWindows() throws Exception {
    Path out = folder.resolve("r.xml");
    exporter.export(
        ExportRequest.of(List.of(ExportedTracks.techHouse("/m/x/a.mp3")), out)
            .withPathMaps(List.of(new PathMap(Path.of("/m"), "D:/Music"))));
    assertThat(elements(out, "TRACK").get(0).getAttribute("Location"))
        .isEqualTo("file://localhost/D:/Music/x/a.mp3");
  }

  @Test
  void pathBeyond255Characters_isWrittenAndTold() throws Exception {
    String path = "/m/" + "x".repeat(250) + ".mp3";
    assertThat(
            exporter.export(
                ExportRequest.of(List.of(ExportedTracks.techHouse(path)), folder.resolve("r.xml"))))
        .singleElement()
        .satisfies(note -> assertThat(note.leftOut()).isFalse());
  }

  @Test
  @Timeout(20)
  void whatIsNotRekordboxsXml_isRefusedAndLeftAsItIs() throws Exception {
    for (String hostile :
        List.of(
            "",
            "music",
            "<NML VERSION=\"19\"/>",
            "<DJ_PLAYLISTS Version=\"1.0.0\"><COLLECTION>",
            "<DJ_PLAYLISTS Version=\"2.0.0\"><COLLECTION/></DJ_PLAYLISTS>",
            "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><DJ_PLAYLISTS"
                + " Version=\"1.0.0\"><COLLECTION>&a;</COLLECTION></DJ_PLAYLISTS>",
            "<a>".repeat(100_000))) {
      Path out = Files.writeString(folder.resolve("r.xml"), hostile + " ");
      assertThatThrownBy(() -> update(out, "/m/a.mp3"))
          .as(hostile.substring(0, Math.min(60, hostile.length())))
          .hasMessageContaining("left as it is");
      assertThat(Files.readString(out)).isEqualTo(hostile + " ");
    }
  }

  private void update(Path out, String... paths) throws Exception {
    exporter.export(
        ExportRequest.of(List.of(ExportedTracks.techHouse(paths)), out).withUpdate(true));
  }

  private static List<Element> elements(Path file, String name) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
