package org.cratetag.lab.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentNetworkTest {
  @Test
  void listener_hasTheWeightsOfTheTrunk() {
    Network learned = StudentNetwork.trunk();
    Network whole = StudentNetwork.listener(MelPicture.COLUMNS);
    assertThat(whole.labels()).isEqualTo(StudentNetwork.features());
    assertThat(new Weights(whole, Weights.random(learned, 1).tensors())).isNotNull();
    assertThat(learned.isClassifier()).isFalse();
  }

  @Test
  void tags_areReadAsLogOdds(@TempDir Path folder) throws IOException {
    StringBuilder header = new StringBuilder("clip,other");
    StringBuilder row = new StringBuilder("a,7");
    for (int tag = 0; tag < 50; tag++) {
      header.append(",t").append(tag).append("_mean");
      row.append(",0.5");
    }
    Path table = folder.resolve("tags.csv");
    Files.write(table, List.of(header + ",t0_sd", row + ",9"));

    TeacherTags tags = TeacherTags.read(table);

    assertThat(tags.tags()).hasSize(50).startsWith("t0");
    assertThat(tags.logOdds().get("a")).hasSize(50).containsOnly(0f);
    assertThat(TeacherTags.logOdds(0))
        .isCloseTo(-9.21f, org.assertj.core.api.Assertions.within(0.01f));
  }
}
