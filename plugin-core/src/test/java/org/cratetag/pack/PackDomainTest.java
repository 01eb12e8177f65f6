package org.cratetag.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.inference.PackVerifier;
import org.cratetag.inference.TinyPack;
import org.cratetag.pack.PackDomain.Term;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackDomainTest {
  private static final PackDomain DOMAIN =
      new PackDomain(
          List.of(new Term(1, true, 0.5, 2, 1.5), new Term(3, false, 1, 0.5, -1)), 0.25, 0.4);
  private static final DataSet OTHER = new DataSet("other", "1".repeat(64), 3, "CC0-1.0");

  private static PackManifest manifest() {
    return TinyPack.manifest().withDomain(DOMAIN, OTHER);
  }

  private static ModelPack pack(double... domains) {
    List<GoldenCase> plain = TinyPack.golden().cases();
    List<GoldenCase> cases =
        IntStream.range(0, plain.size())
            .mapToObj(i -> i < domains.length ? plain.get(i).withDomain(domains[i]) : plain.get(i))
            .toList();
    ModelPack tiny = TinyPack.pack(UnaryOperator.identity(), TinyPack.model());
    return new ModelPack(manifest(), tiny.models(), "card", new GoldenCases(cases, 1e-5));
  }

  private static double probability(double sum) {
    return 1 / (1 + Math.exp(-sum));
  }

  @Test
  void score_isTheLogisticOfTheStandardisedValues() {
    double sum = 0.25 + 1.5 * (Math.log(9) - 0.5) / 2 - (1.5 - 1) / 0.5;
    assertThat(DOMAIN.score(new float[] {7, 9, 7, 1.5f}).probability())
        .isCloseTo(probability(sum), within(1e-7));
    assertThat(DOMAIN.score(new float[] {7, 9, 7, 1.5f}).threshold()).isEqualTo(0.4);
  }

  @Test
  void valuesFarOut_countAsFourDeviations() {
    double farthest = 0.25 + 1.5 * 4 + 4;
    assertThat(DOMAIN.score(new float[] {0, Float.MAX_VALUE, 0, -1e30f}).probability())
        .isCloseTo(probability(farthest), within(1e-12));
    double least = 0.25 + 1.5 * (Math.log(1e-6) - 0.5) / 2;
    assertThat(DOMAIN.score(new float[] {0, -5, 0, 1}).probability())
        .isCloseTo(probability(Math.max(least, 0.25 - 1.5 * 4)), within(1e-12));
  }

  @Test
  void manifest_isReadBack_andNamesTheOtherMusicOnce() throws Exception {
    PackManifest again = manifest().withDomain(DOMAIN, OTHER);
    assertThat(again).isEqualTo(manifest());
    assertThat(again.training().data()).hasSize(2);
    assertThat(PackManifest.fromJson(again.toJson())).isEqualTo(again);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"threshold\" : 0.4 | \"threshold\" : 1 | domain.threshold",
        "\"method\" : \"logistic\" | \"method\" : \"magic\" | domain.method",
        "\"deviation\" : 2.0 | \"deviation\" : 0 | deviation",
        "\"value\" : 3 | \"value\" : 1 | twice",
        "\"value\" : 3 | \"value\" : -1 | negative",
        "\"logarithm\" : true | \"logarithm\" : 1 | true or false"
      })
  void wrongDomain_isRefusedWithTheReason(String field, String wrong, String reason) {
    String json = manifest().toJson();
    int at = json.indexOf("\"domain\"");
    assertThat(json.substring(at)).contains(field);
    String changed = json.substring(0, at) + json.substring(at).replace(field, wrong);
    assertThatThrownBy(() -> PackManifest.fromJson(changed))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void classifier_saysTheDomain_andRefusesWhatIsNoNumber() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      float[] values = {1, 9, -2, 3};
      DomainScore found = classifier.classify(new FeatureTensor(values, 4)).domain().orElseThrow();
      assertThat(found.probability()).isCloseTo(DOMAIN.score(values).probability(), within(1e-7));
      assertThat(found.threshold()).isEqualTo(DOMAIN.score(values).threshold());
      FeatureTensor wrong = new FeatureTensor(new float[] {1, Float.NaN, -2, 3}, 4);
      assertThatThrownBy(() -> classifier.classify(wrong))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("feature 1");
    }
  }

  @Test
  void golden_holdsTheDomainToo() {
    double[] right =
        TinyPack.golden().cases().stream()
            .mapToDouble(each -> DOMAIN.score(each.inputs().get(0).tensor().values()).probability())
            .toArray();
    assertThat(PackVerifier.verify(pack(right)).isPassed()).isTrue();
    right[1] += 0.001;
    assertThat(PackVerifier.verify(pack(right)).refusal().orElseThrow().reason())
        .contains("for the domain");
    assertThat(PackVerifier.verify(pack()).refusal().orElseThrow().reason())
        .contains("whether there is a domain");
  }
}
