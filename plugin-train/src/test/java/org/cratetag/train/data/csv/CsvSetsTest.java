package org.cratetag.train.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.EdmStats;
import org.cratetag.pack.PackReader;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.RowOrigin;
import org.cratetag.train.data.SetManifest;
import org.cratetag.train.data.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSetsTest {
  private static final CsvColumns PLAIN = CsvColumns.of("set", "genre", Optional.of("artist"));

  @TempDir Path folder;

  @Test
  void columnsThatAreNotNamed_areFeatures() throws IOException {
    LabelledSet set = read("genre,a,artist,b\nHouse,1,Ann,2.5\nTrance,-3e2,Bob,0\n");
    assertThat(set.table().features()).isDeepEqualTo(new float[][] {{1, 2.5f}, {-300, 0}});
    assertThat(set.table().labels()).containsExactly("House", "Trance");
    assertThat(set.table().groups()).containsExactly(0, 1);
    assertThat(set.manifest().frontEnd()).isEmpty();
  }

  @Test
  void featureColumns_standInTheOrderInWhichTheyAreNamed() throws IOException {
    String text = "genre,a,b,c,d\nHouse,1,2,3,4\n";
    LabelledSet set = CsvSets.read(file(text), columns("d", "a..c"), 1);
    assertThat(set.table().features()[0]).containsExactly(4, 1, 2, 3);
  }

  @Test
  void rowsThatShareAnArtistOrAllValues_areOneGroup() throws IOException {
    LabelledSet set =
        read("genre,artist,a\nHouse,Ann,1\nHouse,\"Bob, Ann\",2\nTrance,Cy,3\nHouse,Dee,3\n");
    assertThat(set.table().groups()).containsExactly(0, 0, 1, 1);
    assertThat(set.ambiguities()).hasSize(1);
    assertThat(set.ambiguities().get(0).origins())
        .extracting(origin -> ((RowOrigin.Line) origin).number())
        .containsExactly(4L, 5L);
  }

  @Test
  void rowsThatCannotBeUsed_areLeftOutByLine() throws IOException {
    LabelledSet set =
        read(
            "genre,artist,a\nHouse,A,1\nHouse,B,NaN\nHouse,C\nHouse,D,\n,E,2\nHouse,F,1e99\nx,G,2,3");
    assertThat(set.size()).isEqualTo(1);
    assertThat(set.leftOut().unusable().keySet())
        .extracting(origin -> ((RowOrigin.Line) origin).number())
        .containsExactly(3L, 4L, 5L, 7L, 8L);
    assertThat(set.leftOut().unusable().values())
        .element(1)
        .isEqualTo("2 values, but the header has 3 columns");
    assertThat(set.leftOut().unlabelled())
        .extracting(RowOrigin::text)
        .allMatch(t -> t.endsWith("6"));
  }

  @Test
  void byteOrderMarkQuotesAndCarriageReturns_areRead() throws IOException {
    LabelledSet set =
        read("\uFEFFgenre,artist,a\r\n\"Drum, \"\"Bass\"\"\",\"Ann\nBob\",1\r\nHouse,Cy,2");
    assertThat(set.table().labels()).containsExactly("Drum \"Bass\"", "House");
    assertThat(set.origins()).extracting(RowOrigin::text).last().asString().endsWith("line 4");
  }

  @Test
  void semicolonsAndTabs_partValuesToo() throws IOException {
    assertThat(read("genre;artist;a\nHouse;Ann;1\n").table().features()[0]).containsExactly(1);
    assertThat(read("genre\tartist\ta\nHouse\tA, B\t1\n").table().labels())
        .containsExactly("House");
  }

  @Test
  void numberedColumns_areWholeVectorsOfTheFrontEnd() throws IOException {
    String names =
        IntStream.rangeClosed(1, 71).mapToObj(i -> i + "-x").collect(Collectors.joining(","));
    String values =
        IntStream.rangeClosed(1, 70).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String text = "artist," + names + ",genre,more\nAnn," + values + ",87,House,?\n";
    LabelledSet set = read(text);
    assertThat(set.manifest().frontEnd()).hasValue(FrontEnd.of(EdmStats.ID));
    assertThat(set.table().features()[0]).hasSize(EdmStats.SIZE).contains(174, 11_025);
    CsvColumns named =
        new CsvColumns(
            "set", "genre", Optional.empty(), List.of("1-x..71-x"), set.manifest().frontEnd());
    assertThat(CsvSets.read(file(text), named, 1).contents()).isEqualTo(set.contents());
  }

  @Test
  void aFrontEndOfOtherWidth_isRefused() throws IOException {
    CsvColumns columns =
        new CsvColumns(
            "set", "genre", Optional.empty(), List.of(), Optional.of(FrontEnd.of(EdmStats.ID)));
    Path file = file("genre,a,b\nHouse,1,2\n");
    assertThatThrownBy(() -> CsvSets.read(file, columns, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edm-stats/1 has 71 values")
        .hasMessageContaining("found 2 columns");
  }

  @Test
  void manifest_hasTheFilesHashAndCounts() throws IOException {
    Path file = file("genre,artist,a\nHouse,A,1\nHouse,B,2\nTrance,B,3\n");
    SetManifest manifest = CsvSets.read(file, PLAIN, 2).manifest();
    assertThat(manifest.sha256()).isEqualTo(PackReader.sha256(Files.readAllBytes(file)));
    assertThat(manifest.labels()).isEqualTo(Map.of("House", 2));
    assertThat(manifest.rows()).isEqualTo(2);
    assertThat(manifest.groups()).isEqualTo(2);
    assertThat(TrainingData.json(List.of(manifest)))
        .contains(manifest.sha256(), "\"kind\" : \"csv\"", "\"House\" : 2")
        .doesNotContain(file.getFileName().toString(), folder.toString());
  }

  @Test
  void whatIsNoSuchTable_isRefusedWithTheReason() throws IOException {
    refused("", "is empty");
    refused("genre,a\nHouse,1\n", "no column 'artist'; there are genre, a");
    refused("genre,artist,genre\n", "2 columns 'genre'");
    refused("genre,artist\nHouse,A\n", "no column of features");
    refused("genre,artist,a\n", "no row");
    refused("genre,artist,a,b\nHouse,A,1,x\n", "line 2: 'x' in the column b is no number");
    refused("genre,artist,a\nHouse,\"A,1\n", "is no table");
    assertThatThrownBy(() -> CsvSets.read(folder.resolve("none.csv"), PLAIN, 1))
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> CsvSets.read(folder, PLAIN, 1)).hasMessageContaining("not a file");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "genre,artist,a\nA,\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> CsvSets.read(latin, PLAIN, 1))
        .hasMessageContaining("line 2: not UTF-8");
  }

  @Test
  void columnsAreFound_whateverTheirCase() throws IOException {
    assertThat(read("Genre,ARTIST,a\nHouse,A,1\n").table().labels()).containsExactly("House");
  }

  private void refused(String text, String reason) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> CsvSets.read(file, PLAIN, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("set.csv");
  }

  private static CsvColumns columns(String... features) {
    return new CsvColumns("set", "genre", Optional.empty(), List.of(features), Optional.empty());
  }

  private LabelledSet read(String text) throws IOException {
    return CsvSets.read(file(text), PLAIN, 1);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("set.csv"), text);
  }
}
