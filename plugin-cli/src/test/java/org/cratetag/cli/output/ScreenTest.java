package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /** As standard output is to a file or a pipe. */
  private final PrintStream out =
      new PrintStream(new BufferedOutputStream(written, 1 << 16), false, StandardCharsets.UTF_8);

  private final PrintStream err = new PrintStream(new ByteArrayOutputStream());

  @Test
  void daemonsLines_areWrittenAtOnce_alsoWhenNoneFollows() {
    Screen screen = Screen.atOnce(out, err);
    screen.result("Programs may ask it.");
    screen.result("Serving.");
    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo("Programs may ask it.\nServing.\n");
  }

  @Test
  void manyLinesInAShortTime_areWrittenTogether() {
    Screen screen = new Screen(out, err);
    screen.result("one");
    screen.result("two");
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
    screen.flush();
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
  }
}
