package org.cratetag.tags.posix;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.cratetag.api.TagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskErrorsTest {
  private static Object unwrap(IOException cause) throws IOException, TagException {
    return DiskErrors.unwrapped(
        () -> {
          throw new TagException("does not parse", new RuntimeException(cause));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Input/output error"})
  void errorOfTheDisk_isThrownAsSuch(String message) {
    assertThatThrownBy(() -> unwrap(new IOException(message)))
        .isExactlyInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid argument", "Negative seek offset"})
  void positionsThatNoFileCanHave_areDamageOfTheFile(String message) {
    assertThatThrownBy(() -> unwrap(new IOException(message))).isInstanceOf(TagException.class);
  }

  @Test
  void fileThatEndsEarly_isDamaged() {
    assertThatThrownBy(() -> unwrap(new EOFException())).isInstanceOf(TagException.class);
  }
}
