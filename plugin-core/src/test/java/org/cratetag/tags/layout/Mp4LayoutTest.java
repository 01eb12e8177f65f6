package org.cratetag.tags.layout;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.api.TrackException;
import org.cratetag.fixture.Mp4Boxes;
import org.cratetag.tags.TagFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4LayoutTest {
  @TempDir Path folder;

  @Test
  void tableOfChunkOffsetsThatIsEmpty_isRefused() throws Exception {
    byte[] whole =
        TagFixtures.join(
            Mp4Boxes.box("ftyp", "M4A \0\0\0\0".getBytes(StandardCharsets.US_ASCII)),
            Mp4Boxes.box("stco", new byte[0]),
            Mp4Boxes.box("mdat", new byte[20]));
    Path file = Files.write(folder.resolve("a.m4a"), whole);
    assertThatThrownBy(() -> Layouts.read(file))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("chunk offset table");
  }
}
