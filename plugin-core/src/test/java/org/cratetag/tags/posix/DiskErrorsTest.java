package org.cratetag.tags.posix;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskErrorsTest {
  private static Object unwrap(IOException cause) throws IOException, TrackException {
    return DiskErrors.unwrapped(
        () -> {
          throw new TrackException(Stage.TAGS, "does not parse", new RuntimeException(cause));
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
    assertThatThrownBy(() -> unwrap(new IOException(message))).isInstanceOf(TrackException.class);
  }

  @Test
  void fileThatEndsEarly_isDamaged() {
    assertThatThrownBy(() -> unwrap(new EOFException())).isInstanceOf(TrackException.class);
  }
}
