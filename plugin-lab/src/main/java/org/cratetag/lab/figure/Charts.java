package org.cratetag.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.evaluate.LearningCurve;
import org.cratetag.train.evaluate.Reliability;
import org.cratetag.train.evaluate.Speech;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over two axes. */
final class Charts {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 440;
  private static final Color BLUE = new Color(0x0072b2);
  private static final Color RED = new Color(0xd55e00);
  private static final Color GREEN = new Color(0x009e73);

  private Charts() {}

  /** Share of true answers against confidence. */
  static Figure reliability(Reliability labels, Reliability families) {
    XYChart chart = chart("Reliability, out of fold", "confidence", "share that is true");
    style(
        chart.addSeries("perfect", new double[] {0, 1}, new double[] {0, 1}),
        Color.LIGHT_GRAY,
        false);
    add(chart, "label", labels, BLUE);
    add(chart, "family", families, RED);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
    return figure(chart);
  }

  /** Precision against coverage. */
  static Figure coverage(Speech speech) {
    XYChart chart = chart("Said and right, out of fold", "coverage", "precision");
    List<Speech.Point> points = speech.curve();
    style(
        chart.addSeries(
            "one confidence for all",
            points.stream().mapToDouble(Speech.Point::coverage).toArray(),
            points.stream().mapToDouble(Speech.Point::precision).toArray()),
        BLUE,
        false);
    style(
        chart.addSeries(
            "thresholds by label and family",
            new double[] {speech.coverage()},
            new double[] {speech.precision()}),
        RED,
        true);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.5).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(LegendPosition.InsideSW);
    return figure(chart);
  }

  /** Accuracy against rows to learn from. */
  static Figure learningCurve(LearningCurve curve) {
    XYChart chart = chart("Learning curve, artists apart", "tracks learned from", "share");
    addCurve(chart, "among the three most probable", curve, p -> p.accuracy().top3(), GREEN);
    addCurve(chart, "most probable label", curve, p -> p.accuracy().top1(), BLUE);
    addCurve(chart, "macro F1", curve, p -> p.accuracy().macroF1(), RED);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setXAxisDecimalPattern("#,##0");
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    return figure(chart);
  }

  /** Loss and accuracy of each epoch. */
  static Figure training(List<EpochFigures> epochs) {
    XYChart chart = chart("Training", "epoch", "loss; share that is right");
    addEpochs(chart, "loss while learning", epochs, EpochFigures::loss, BLUE);
    List<EpochFigures> judged = epochs.stream().filter(EpochFigures::isJudged).toList();
    if (!judged.isEmpty()) {
      addEpochs(chart, "loss on the validation part", judged, EpochFigures::validationLoss, RED);
      addEpochs(chart, "right, validation part", judged, EpochFigures::validationAccuracy, GREEN);
    }
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    return figure(chart);
  }

  private static void addEpochs(
      XYChart chart,
      String name,
      List<EpochFigures> epochs,
      ToDoubleFunction<EpochFigures> value,
      Color colour) {
    double[] numbers = epochs.stream().mapToDouble(EpochFigures::epoch).toArray();
    double[] values = epochs.stream().mapToDouble(value).toArray();
    style(chart.addSeries(name, numbers, values), colour, epochs.size() == 1);
  }

  private static void addCurve(
      XYChart chart,
      String name,
      LearningCurve curve,
      ToDoubleFunction<LearningCurve.Point> value,
      Color colour) {
    double[] rows = curve.points().stream().mapToDouble(LearningCurve.Point::rows).toArray();
    double[] values = curve.points().stream().mapToDouble(value).toArray();
    style(chart.addSeries(name, rows, values), colour, true);
  }

  private static void add(XYChart chart, String name, Reliability reliability, Color colour) {
    style(
        chart.addSeries(
            name,
            reliability.bins().stream().mapToDouble(Reliability.Bin::confidence).toArray(),
            reliability.bins().stream().mapToDouble(Reliability.Bin::right).toArray()),
        colour,
        true);
  }

  private static void style(XYSeries series, Color colour, boolean hasMarkers) {
    series.setLineColor(colour).setLineWidth(2);
    series.setMarkerColor(colour);
    series.setMarker(hasMarkers ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  private static XYChart chart(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLocale(Locale.ROOT);
    return chart;
  }

  private static Figure figure(XYChart chart) {
    return new Figure() {
      @Override
      public int width() {
        return WIDTH;
      }

      @Override
      public int height() {
        return HEIGHT;
      }

      @Override
      public void draw(Graphics2D canvas) {
        chart.paint(canvas, WIDTH, HEIGHT);
      }
    };
  }
}
