package org.cratetag.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.evaluate.Accuracy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFiguresTest {
  private static final List<EpochFigures> EPOCHS =
      List.of(new EpochFigures(1, 1.1, 1, 0.5, 3), new EpochFigures(2, 0.7, 0.6, 0.8, 3));
  private static final Accuracy ACCURACY = new Accuracy(0.75, 1, 0.7, new int[][] {{2, 0}, {1, 1}});

  @TempDir private Path folder;

  @BeforeEach
  void needsFonts() {
    assumeThat(FigureFonts.findTrouble()).isEmpty();
  }

  @Test
  void drawsWhatTheCardShows() throws Exception {
    String shown =
        NetworkFigures.draw(EPOCHS, List.of("House", "Trance"), Optional.of(ACCURACY), folder);
    assertThat(shown).contains("(curves.png)", "(confusion.png)");
    assertThat(folder.resolve("curves.png")).isNotEmptyFile();
    assertThat(folder.resolve("confusion.png")).isNotEmptyFile();
  }

  @Test
  void withoutATestPart_thereIsNoConfusion() throws Exception {
    assertThat(NetworkFigures.draw(EPOCHS, List.of("House"), Optional.empty(), folder))
        .contains("(curves.png)")
        .doesNotContain("confusion");
    assertThat(folder.resolve("confusion.png")).doesNotExist();
  }
}
