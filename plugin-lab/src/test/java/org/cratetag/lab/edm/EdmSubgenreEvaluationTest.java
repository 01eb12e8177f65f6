package org.cratetag.lab.edm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cratetag.lab.card.EvaluationFolder;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.train.Progress;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.linear.LogisticRegression;
import org.cratetag.train.pack.PackDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation on sets so small that it takes seconds. */
class EdmSubgenreEvaluationTest {
  private static final int ROWS = 2 * TinyBeatport.ROWS_A_LABEL * TinyBeatport.NAMES_2016.size();

  private static final double CHANCE = 0.2;

  @TempDir Path folder;

  @Test
  void allParts_areFoundAndWritten() throws IOException {
    Shares shares = new Shares();
    EdmSubgenreReport report = evaluate(EvaluationPart.all(), shares);
    Evaluation evaluation = report.evaluation();
    assertThat(report.export().labelsThatDiffer()).isZero();
    assertThat(report.export().rows()).isEqualTo(ROWS);
    Accuracy pooled = evaluation.pooled().orElseThrow().accuracy();
    assertThat(IntStream.range(0, pooled.confusion().length).map(pooled::rows).sum())
        .isEqualTo(ROWS);
    assertThat(evaluation.figures().get("beatport2016Top1")).isGreaterThan(2 * CHANCE);
    assertThat(evaluation.sets())
        .extracting("name")
        .containsExactly("beatport-2016", "beatport-2021");
    assertThat(evaluation.structure().orElseThrow().labels()).hasSize(6);
    assertThat(evaluation.importance().orElseThrow().groups()).hasSize(10);
    assertThat(evaluation.importance().orElseThrow().single()).hasSize(71);
    assertThat(evaluation.learningCurve().orElseThrow().points()).hasSize(5);
    assertThat(shares.last()).isCloseTo(1, within(1e-9));
    assertThat(shares.each).isSorted();
    assertWritten(evaluation);
  }

  @Test
  void transferAlone_isOverTheLabelsOfBothYears() throws IOException {
    Set<EvaluationPart> only = EnumSet.of(EvaluationPart.TRANSFER);
    Evaluation evaluation = evaluate(only, Progress.SILENT).evaluation();
    assertThat(evaluation.pooled()).isEmpty();
    assertThat(evaluation.figures()).isEmpty();
    assertThat(evaluation.transfers()).hasSize(2);
    Transfer there = evaluation.transfers().get(0);
    assertThat(there.labels()).containsExactly("Deep House", "Techno", "Trance", "Psytrance");
    assertThat(there.trained()).isEqualTo(4 * TinyBeatport.ROWS_A_LABEL);
    assertThat(there.across().top1()).isGreaterThan(1.5 * CHANCE);
    assertThat(there.from()).isEqualTo(evaluation.transfers().get(1).to());
  }

  /** With a learner that is quick. */
  private EdmSubgenreReport evaluate(Set<EvaluationPart> parts, Progress progress)
      throws IOException {
    BeatportData data = BeatportData.read(TinyBeatport.write(folder));
    Learner learner = new OnDerivedFeatures(new LogisticRegression(60, 0.01));
    PackDraft draft = EdmSubgenreRecipe.draft(data, 1);
    return new EdmSubgenreTrial(data, draft, learner, parts, progress).run(1, 2);
  }

  private void assertWritten(Evaluation evaluation) throws IOException {
    Path out = folder.resolve("out");
    EvaluationFolder.write(evaluation, out, "Evaluation", "cratetag evaluate");
    String text = Files.readString(out.resolve(EvaluationFolder.TEXT));
    assertThat(text)
        .contains("## Figures", "## By set and year", "## Labels", "## What is taken for what")
        .contains("## Structure between labels", "## What it leans on", "## Learning curve")
        .contains("## From year to year");
    List<String> pictures = text.lines().filter(line -> line.startsWith("![")).toList();
    assertThat(pictures).hasSize(9);
    for (String picture : pictures) {
      String name = picture.substring(picture.indexOf("](") + 2, picture.length() - 1);
      assertThat(out.resolve(name)).isNotEmptyFile();
      assertThat(out.resolve(name.replace(".png", ".svg"))).isNotEmptyFile();
    }
    JsonNode json = new ObjectMapper().readTree(out.resolve(EvaluationFolder.JSON).toFile());
    assertThat(json.at("/labels")).hasSize(6);
    assertThat(json.at("/figures/pooledTop1").asDouble())
        .isEqualTo(evaluation.figures().get("pooledTop1"));
    assertThat(json.at("/confusion/0")).hasSize(6);
  }

  /** Remembers how much was done. */
  private static final class Shares implements Progress {
    private final List<Double> each = new ArrayList<>();

    @Override
    public void done(String what) {
      // Only the shares count here.
    }

    @Override
    public void share(double share) {
      each.add(share);
    }

    double last() {
      return each.get(each.size() - 1);
    }
  }
}
