package org.cratetag.tags.id3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cratetag.tags.id3.Id3Text.Reading;
import org.junit.jupiter.api.Test;

class Id3TextTest {
  @Test
  void writtenText_isReadBack() {
    List<String> values =
        List.of("STYLE", "H\u00e4use", "\u0422\u0435\u0445\u043d\u043e \u2713", "\uD83C\uDFB5");
    for (int version = 2; version <= 4; version++) {
      assertThat(Id3Text.decode(ByteBuffer.wrap(Id3Text.encode(values, version))))
          .isEqualTo(new Id3Text(values, Reading.EXACT));
    }
  }

  @Test
  void textInTheFourEncodings_isRead() {
    assertThat(strings(bytes(0, 'a', 0, 'b', 0))).containsExactly("a", "b");
    assertThat(strings(bytes(1, 0xff, 0xfe, 'a', 0, 0, 0, 0xff, 0xfe, 'b', 0)))
        .containsExactly("a", "b");
    assertThat(strings(bytes(2, 0, 'a'))).containsExactly("a");
    assertThat(strings(bytes(3, 0xc3, 0xa4))).containsExactly("\u00e4");
    assertThat(strings(bytes())).isEmpty();
  }

  @Test
  void stringsWithByteOrdersOfTheirOwn_areReadByThem() {
    Id3Text text = Id3Text.decode(bytes(1, 0xfe, 0xff, 0, 'a', 0, 0, 0xff, 0xfe, 'b', 0));
    assertThat(text).isEqualTo(new Id3Text(List.of("a", "b"), Reading.EXACT));
  }

  @Test
  void stringWithoutByteOrder_isLittleEndianWhereOnlyThatMakesLetters() {
    byte[] little = "\u0422\u0435\u0445no".getBytes(StandardCharsets.UTF_16LE);
    assertThat(Id3Text.decode(wide(little)))
        .isEqualTo(new Id3Text(List.of("\u0422\u0435\u0445no"), Reading.EXACT));
    byte[] big = "House".getBytes(StandardCharsets.UTF_16BE);
    assertThat(Id3Text.decode(wide(big))).isEqualTo(new Id3Text(List.of("House"), Reading.GUESS));
  }

  @Test
  void oddZeroAtTheEnd_saysNothing() {
    assertThat(Id3Text.decode(bytes(1, 0xff, 0xfe, 'a', 0, 0)))
        .isEqualTo(new Id3Text(List.of("a"), Reading.EXACT));
  }

  @Test
  void bytesOfAnUnknownCodePage_areNoCertainText() {
    assertThat(Id3Text.decode(bytes(0, 0xd2, 0xe5)).reading()).isEqualTo(Reading.BYTES);
    assertThat(Id3Text.decode(bytes(3, 0xc9, 'l')).reading()).isEqualTo(Reading.GUESS);
    assertThat(Id3Text.decode(bytes(9, 'H')).reading()).isEqualTo(Reading.GUESS);
    assertThat(Id3Text.decode(bytes(1, 0xff, 0xfe, 0, 0xd8)).reading()).isEqualTo(Reading.GUESS);
  }

  private static List<String> strings(ByteBuffer content) {
    return Id3Text.decode(content).strings();
  }

  private static ByteBuffer wide(byte[] text) {
    return ByteBuffer.allocate(1 + text.length).put((byte) 1).put(text).flip();
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }
}
