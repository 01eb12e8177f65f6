package org.cratetag.train.card;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.Reliability;
import org.cratetag.train.evaluate.Speech;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The pictures of a card, as PNG files. */
final class Charts {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 440;
  private static final int MATRIX_SIZE = 1100;

  private Charts() {}

  /** What share of each class's rows was said to be of which class. */
  static void confusion(Accuracy accuracy, List<String> classes, Path file) throws IOException {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(MATRIX_SIZE)
            .height(MATRIX_SIZE)
            .title("Share of each label's tracks (row) said to be (column)")
            .build();
    int size = classes.size();
    List<Number[]> cells = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      double rows = Math.max(1, IntStream.of(accuracy.confusion()[row]).sum());
      for (int said = 0; said < size; said++) {
        cells.add(
            new Number[] {
              said, size - 1 - row, Math.round(1000 * accuracy.confusion()[row][said] / rows) / 10.0
            });
      }
    }
    List<String> upwards =
        IntStream.range(0, size).mapToObj(i -> classes.get(size - 1 - i)).toList();
    chart.addSeries("percent", classes, upwards, cells);
    chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(20, 60, 140)});
    chart.getStyler().setXAxisLabelRotation(90);
    chart.getStyler().setXAxisTickMarkSpacingHint(20);
    chart.getStyler().setYAxisTickMarkSpacingHint(20);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setMin(0);
    chart.getStyler().setMax(100);
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }

  /** Share of true answers against confidence. */
  static void reliability(Reliability labels, Reliability families, Path file) throws IOException {
    XYChart chart = chart("Reliability, out of fold", "confidence", "share that is true");
    chart
        .addSeries("perfect", new double[] {0, 1}, new double[] {0, 1})
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(Color.LIGHT_GRAY);
    add(chart, "label", labels);
    add(chart, "family", families);
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }

  /** Precision against coverage. */
  static void coverage(Speech speech, Path file) throws IOException {
    XYChart chart = chart("Said and right, out of fold", "coverage", "precision");
    List<Speech.Point> points = speech.curve();
    chart
        .addSeries(
            "one confidence for all",
            points.stream().mapToDouble(Speech.Point::coverage).toArray(),
            points.stream().mapToDouble(Speech.Point::precision).toArray())
        .setMarker(SeriesMarkers.NONE);
    chart.addSeries(
        "the pack's thresholds",
        new double[] {speech.coverage()},
        new double[] {speech.precision()});
    chart.getStyler().setYAxisMin(0.5);
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }

  private static void add(XYChart chart, String name, Reliability reliability) {
    chart.addSeries(
        name,
        reliability.bins().stream().mapToDouble(Reliability.Bin::confidence).toArray(),
        reliability.bins().stream().mapToDouble(Reliability.Bin::right).toArray());
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
    chart.getStyler().setLegendPosition(LegendPosition.InsideSW);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    return chart;
  }
}
