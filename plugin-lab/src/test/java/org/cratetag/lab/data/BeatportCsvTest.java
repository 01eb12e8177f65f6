package org.cratetag.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeatportCsvTest {
  private static final String COLUMNS =
      IntStream.rangeClosed(1, 71).mapToObj(i -> i + "-name").collect(Collectors.joining(","));
  private static final String VALUES =
      IntStream.rangeClosed(1, 70).mapToObj(Integer::toString).collect(Collectors.joining(","));

  @TempDir Path folder;

  @Test
  void columnsAreFoundByNumber_whenAnIndexColumnComesFirst() throws IOException {
    Path file = write("," + COLUMNS + ",class\n0," + VALUES + ",87,DrumAndBass\n");
    LabelledTable table = BeatportCsv.read2016(file);
    assertThat(table.labels()).containsExactly("DrumAndBass");
    assertThat(table.features()[0]).hasSize(EdmStats.SIZE);
    assertThat(table.features()[0][0]).isEqualTo(1);
    assertThat(table.features()[0][69]).isEqualTo(70);
  }

  @Test
  void tempo_isFoldedIntoTheOctaveOfTheFrontEnd() throws IOException {
    Path file = write("," + COLUMNS + ",class\n0," + VALUES + ",87,DrumAndBass\n");
    assertThat(BeatportCsv.read2016(file).features()[0][EdmStats.TEMPO_BPM]).isEqualTo(174);
    assertThat(EdmStatsLayout.fold(180)).isEqualTo(90);
    assertThat(EdmStatsLayout.fold(0)).isZero();
  }

  @Test
  void rowsOfOneArtist_areOneGroup() throws IOException {
    String row = VALUES + ",120,House,";
    String text = COLUMNS + ",genre,artist\n" + row + "Ann\n0" + row + "\"Ann, Bob\"\n9" + row;
    Path file = write(text + "Cy\n");
    assertThat(BeatportCsv.read2021(file).groups()).containsExactly(0, 0, 1);
  }

  @Test
  void missingColumn_isRefused() throws IOException {
    Path file = write("1-name,class\n1,House\n");
    assertThatThrownBy(() -> BeatportCsv.read2016(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edm-stats/1 has 71 values")
        .hasMessageContaining("1 columns");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("set.csv"), text);
  }
}
