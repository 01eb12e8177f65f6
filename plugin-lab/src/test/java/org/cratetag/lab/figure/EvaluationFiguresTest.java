package org.cratetag.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.structure.LabelStructure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFiguresTest {
  private static final Evaluation SAMPLE = SampleEvaluation.whole();
  private static final Map<String, String> CLASSES = SAMPLE.classes();
  private static final List<String> LABELS = SAMPLE.labels();

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    EvaluationFigures.write(SAMPLE, folder, true);
  }

  @Test
  void everyPartHasItsPicture_asPixelsAndAsLines() throws Exception {
    Map<String, Figure> figures = EvaluationFigures.figures(SAMPLE);
    assertThat(figures).hasSize(9);
    for (Map.Entry<String, Figure> each : figures.entrySet()) {
      BufferedImage image = ImageIO.read(folder.resolve(each.getKey() + ".png").toFile());
      assertThat(image.getWidth()).isEqualTo(each.getValue().width());
      assertThat(image.getHeight()).isEqualTo(each.getValue().height());
      assertThat(inked(image)).as(each.getKey()).isGreaterThan(0.005);
      Path svg = folder.resolve(each.getKey() + ".svg");
      assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
    }
  }

  @Test
  void pictureOfLines_holdsTheLabelsAsText() throws Exception {
    for (String name : List.of("confusion", "confusion-graph", "structure")) {
      String text = parse(folder.resolve(name + ".svg")).getDocumentElement().getTextContent();
      assertThat(text).contains(LABELS);
    }
  }

  @Test
  void picturesAreTheSame_whenDrawnAgain() throws IOException {
    for (String name : List.of("confusion-graph", "structure", "learning-curve")) {
      Figure figure = EvaluationFigures.figures(SAMPLE).get(name);
      FigureFile.png(figure, folder.resolve("again.png"));
      FigureFile.svg(figure, folder.resolve("again.svg"));
      assertThat(folder.resolve("again.png")).hasSameBinaryContentAs(folder.resolve(name + ".png"));
      assertThat(folder.resolve("again.svg"))
          .hasSameTextualContentAs(folder.resolve(name + ".svg"));
    }
  }

  @Test
  void noPicture_ofAPartThatWasNotAskedFor() {
    Evaluation transfersOnly =
        new Evaluation(
            SAMPLE.seeds(),
            CLASSES,
            Map.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            SAMPLE.transfers());
    assertThat(EvaluationFigures.figures(transfersOnly)).containsOnlyKeys("transfer");
  }

  @Test
  void cells_areTheDarkerTheMoreIsSaid() {
    ConfusionFigure figure = new ConfusionFigure(SAMPLE.pooled().orElseThrow().accuracy(), CLASSES);
    BufferedImage image = FigureFile.image(figure);
    int[][] confusion = SAMPLE.pooled().orElseThrow().accuracy().confusion();
    for (int label = 0; label < LABELS.size(); label++) {
      for (int said = 0; said < LABELS.size(); said++) {
        double share = confusion[label][said] / 40.0;
        int x = (int) figure.x(said) + 3;
        int y = (int) figure.y(label) + 3;
        assertThat(new Color(image.getRGB(x, y))).isEqualTo(ConfusionFigure.shade(share));
      }
    }
    assertThat(ConfusionFigure.shade(0)).isEqualTo(Color.WHITE);
  }

  @Test
  void dotsOfTheGraph_haveTheirFamiliesColours() {
    GraphFigure figure =
        new GraphFigure(
            SAMPLE.pooled().orElseThrow().graph(),
            CLASSES,
            SAMPLE.structure().orElseThrow().tree().leaves());
    BufferedImage image = FigureFile.image(figure);
    FamilyColours colours = new FamilyColours(CLASSES);
    for (int label = 0; label < LABELS.size(); label++) {
      assertThat(new Color(image.getRGB((int) figure.x(label), (int) figure.y(label))))
          .isEqualTo(colours.ofLabel(LABELS.get(label)));
    }
  }

  @Test
  void labelsOfTheTree_haveTheirFamiliesColours_oneBelowTheOther() {
    LabelStructure structure = SAMPLE.structure().orElseThrow();
    DendrogramFigure figure = new DendrogramFigure(structure);
    BufferedImage image = FigureFile.image(figure);
    FamilyColours colours = new FamilyColours(CLASSES);
    double above = 0;
    for (int label : structure.tree().leaves()) {
      assertThat(figure.y(label)).isGreaterThan(above + Pen.SIZE);
      above = figure.y(label);
      assertThat(new Color(image.getRGB((int) figure.dotX(), (int) figure.y(label))))
          .isEqualTo(colours.ofLabel(LABELS.get(label)));
    }
  }

  @Test
  void familiesBeyondThePalette_haveColoursOfTheirOwn() {
    Map<String, String> classes = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      classes.put("label " + i, "family " + i);
    }
    FamilyColours colours = new FamilyColours(classes);
    assertThat(classes.keySet().stream().map(colours::ofLabel).distinct()).hasSize(20);
  }

  private static double inked(BufferedImage image) {
    int inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inked += image.getRGB(x, y) != Color.WHITE.getRGB() ? 1 : 0;
      }
    }
    return (double) inked / (image.getWidth() * image.getHeight());
  }

  private static org.w3c.dom.Document parse(Path svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(svg.toFile());
  }
}
