package org.cratetag.export.serato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.export.ExportedTracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SeratoExporterTest {
  @TempDir Path folder;

  private final SeratoExporter exporter = new SeratoExporter();

  @Test
  void crate_isASubcrateOfItsFamilys_withPathsFromTheDrivesRoot() throws Exception {
    exporter.export(
        List.of(ExportedTracks.techHouse(folder.resolve("é.mp3").toString(), "/x/b.mp3")), folder);
    assertThat(Files.readAllBytes(file()))
        .isEqualTo(
            bytes(
                record("vrsn", "1.0/Serato ScratchLive Crate"), track("é.mp3"), track("x/b.mp3")));
  }

  @Test
  void pathMap_leavesOutDriveAndVolume() throws Exception {
    exporter.export(
        ExportRequest.of(List.of(ExportedTracks.techHouse("/m/a.mp3", "/n/b.mp3")), folder)
            .withPathMaps(
                List.of(
                    new PathMap(Path.of("/m"), "D:/Music"),
                    new PathMap(Path.of("/n"), "/Volumes/USB/n"))));
    assertThat(Files.readAllBytes(file()))
        .isEqualTo(
            bytes(
                record("vrsn", "1.0/Serato ScratchLive Crate"),
                track("Music/a.mp3"),
                track("n/b.mp3")));
  }

  @Test
  void update_keepsOtherRecordsAndOtherTracks() throws Exception {
    Files.createDirectories(file().getParent());
    byte[] theirs =
        bytes(
            record("vrsn", "1.0/Serato ScratchLive Crate"),
            record("ovct", "column"),
            track("other.mp3"));
    Files.write(file(), theirs);
    ExportRequest request =
        ExportRequest.of(List.of(ExportedTracks.techHouse("/a.mp3")), folder).withUpdate(true);
    exporter.export(request);
    exporter.export(request);
    assertThat(Files.readAllBytes(file())).isEqualTo(bytes(theirs, track("a.mp3")));
    assertThat(file().resolveSibling("House%%Tech House.crate.before-1")).hasBinaryContent(theirs);
  }

  @Test
  @Timeout(20)
  void whatIsNoCrate_isRefused() throws Exception {
    Files.createDirectories(file().getParent());
    for (byte[] other :
        List.of(
            new byte[] {1},
            new byte[] {'v', 'r', 's', 'n', 127, -1, -1, -1},
            new byte[] {'v', 'r', 's', 'n', -1, -1, -1, -1},
            record("otrk", "x"))) {
      Files.write(file(), other);
      assertThatThrownBy(
              () ->
                  exporter.export(
                      ExportRequest.of(List.of(ExportedTracks.techHouse("/a.mp3")), folder)
                          .withUpdate(true)))
          .hasMessageContaining("left as it is");
      assertThat(file()).hasBinaryContent(other);
    }
  }

  private Path file() {
    return folder.resolve("_Serato_/Subcrates/House%%Tech House.crate");
  }

  private static byte[] track(String path) {
    return record("otrk", record("ptrk", path));
  }

  private static byte[] record(String tag, String text) {
    return record(tag, text.getBytes(StandardCharsets.UTF_16BE));
  }

  private static byte[] record(String tag, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(tag.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
