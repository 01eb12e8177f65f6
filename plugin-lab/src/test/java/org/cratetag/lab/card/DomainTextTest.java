package org.cratetag.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cratetag.lab.domain.LearnedDomain;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackDomain;
import org.junit.jupiter.api.Test;

class DomainTextTest {
  private static DomainText text(double ambient) {
    PackDomain domain = new PackDomain(List.of(new PackDomain.Term(0, false, 0, 1, 1)), 0, 0.41);
    return new DomainText(
        new LearnedDomain(
            domain,
            Map.of("Ambient", ambient, "House", 0.01, "Techno", 0.03),
            Map.of("metal", 0.5)),
        new DataSet("other", "0".repeat(64), 9, "CC0-1.0"),
        "make it",
        Map.of("2016", 0.012));
  }

  @Test
  void part_standsBeforeTheData_andTakesThePlaceOfAnOlderOne() {
    String card = "# Card\n\n## Figures\n\nsome\n\n## Data\n\nsets\n";
    String once = text(0.7).in(card);
    assertThat(once)
        .startsWith("# Card\n\n## Figures\n\nsome\n\n## Which music it speaks of\n")
        .endsWith("## Data\n\nsets\n")
        .contains("| Ambient | 70.0 % |")
        .contains("| mean of the other 2 | 2.0 % |")
        .contains("| metal | 50.0 % |")
        .contains("| 2016 | 1.2 % |")
        .contains("0.410");
    assertThat(text(0.7).in(once)).isEqualTo(once);
    assertThat(text(0.6).in(once)).isEqualTo(text(0.6).in(card)).contains("60.0 %");
  }
}
