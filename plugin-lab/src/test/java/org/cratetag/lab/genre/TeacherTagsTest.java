package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherTagsTest {
  @TempDir private Path folder;
  private TeacherTags tags;

  @BeforeEach
  void readTags() throws IOException {
    StringBuilder header = new StringBuilder("clip,other");
    StringBuilder row = new StringBuilder(",7");
    for (int tag = 0; tag < TeacherTags.TAGS; tag++) {
      header.append(",t").append(tag).append("_mean");
      row.append(",0.5");
    }
    Path table = folder.resolve("tags.csv");
    Files.write(table, List.of(header + ",t0_sd", "a" + row + ",9", "b" + row + ",9"));
    tags = TeacherTags.read(table);
  }

  private Path innerTable(int features) throws IOException {
    StringBuilder text = new StringBuilder("clip");
    for (int i = 0; i < features; i++) {
      text.append(",mean_").append(i);
    }
    text.append(",max_0\na");
    for (int i = 0; i < features; i++) {
      text.append(',').append(i);
    }
    text.append(",-1\n");
    Path table = folder.resolve("inner.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(table))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return table;
  }

  @Test
  void tags_areReadAsLogOdds() {
    assertThat(tags.tags()).hasSize(TeacherTags.TAGS).startsWith("t0");
    assertThat(tags.logOdds().get("a")).hasSize(TeacherTags.TAGS).containsOnly(0f);
    assertThat(TeacherTags.logOdds(0)).isCloseTo(-9.21f, within(0.01f));
  }

  @Test
  void innerFeatures_standBesideTheTags_whereTheyAreKnown() throws IOException {
    TeacherTags both = tags.withInner(innerTable(TeacherTags.INNER));

    float[] known = both.taught("a");
    assertThat(known).hasSize(TeacherTags.TAGS + TeacherTags.INNER);
    assertThat(known[TeacherTags.TAGS - 1]).isZero();
    assertThat(known[TeacherTags.TAGS + 7]).isEqualTo(7);
    float[] unknown = both.taught("b");
    assertThat(unknown[TeacherTags.TAGS - 1]).isZero();
    assertThat(unknown[TeacherTags.TAGS]).isNaN();
    assertThat(both.taught("c")).isEmpty();
  }

  @Test
  void tableOfOtherFeatures_isRefused() {
    assertThatThrownBy(() -> tags.withInner(innerTable(12)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no table of 753 inner features");
  }
}
