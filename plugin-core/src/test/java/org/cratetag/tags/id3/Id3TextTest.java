package org.cratetag.tags.id3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class Id3TextTest {
  @Test
  void storedNumbers_areReadAsNames() {
    assertThat(Id3Text.genres("(18)")).containsExactly("Techno");
    assertThat(Id3Text.genres("18")).containsExactly("Techno");
    assertThat(Id3Text.genres("(31)(35)")).containsExactly("Trance", "House");
    assertThat(Id3Text.genres("(4)Eurodisco")).containsExactly("Eurodisco");
    assertThat(Id3Text.genres("(RX)")).containsExactly("Remix");
    assertThat(Id3Text.genres("((live)")).containsExactly("(live)");
    assertThat(Id3Text.genres("House (Deep)")).containsExactly("House (Deep)");
    assertThat(Id3Text.genres("999")).containsExactly("999");
  }

  @Test
  void writtenText_isReadBack() {
    List<String> values = List.of("Häuse", "Техно ✓", "\uD83C\uDFB5");
    byte[] newer = Id3Text.content("STYLE", values, 4);
    assertThat(Id3Text.strings(ByteBuffer.wrap(newer)))
        .containsExactly("STYLE", "Häuse", "Техно ✓", "\uD83C\uDFB5");
    byte[] older = Id3Text.content("", values, 3);
    assertThat(Id3Text.strings(ByteBuffer.wrap(older)))
        .containsExactly("Häuse; Техно ✓; \uD83C\uDFB5");
  }

  @Test
  void textInTheFourEncodings_isRead() {
    assertThat(Id3Text.strings(bytes(0, 'a', 0, 'b', 0))).containsExactly("a", "b");
    assertThat(Id3Text.strings(bytes(1, 0xff, 0xfe, 'a', 0, 0, 0, 0xff, 0xfe, 'b', 0)))
        .containsExactly("a", "b");
    assertThat(Id3Text.strings(bytes(2, 0, 'a'))).containsExactly("a");
    assertThat(Id3Text.strings(bytes(3, 0xc3, 0xa4))).containsExactly("ä");
    assertThat(Id3Text.strings(bytes())).isEmpty();
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }
}
