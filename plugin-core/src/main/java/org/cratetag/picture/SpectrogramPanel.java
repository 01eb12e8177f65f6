package org.cratetag.picture;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.Optional;
import org.cratetag.api.track.Pcm;
import org.cratetag.picture.Canvas.Align;
import org.cratetag.picture.Canvas.Letters;

/**
 * One spectrogram with its axes.
 *
 * @param area the spectrogram itself; the axes' numbers stand left of it and below
 * @param pcm what is drawn
 * @param startSeconds the track's time at the first sample
 */
record SpectrogramPanel(Rectangle area, Pcm pcm, double startSeconds) {
  private static final int[] LABELLED_HZ = {100, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000};
  private static final double[] TIME_STEPS = {0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600};
  private static final int MIN_PIXELS_A_TICK = 70;
  private static final Color BEAT = new Color(255, 255, 255, 60);
  private static final Color GRID = new Color(255, 255, 255, 22);

  void draw(Canvas canvas, int windowSamples, int hopSamples, Optional<BeatGrid> beats) {
    canvas.picture(MelPicture.of(pcm, windowSamples, hopSamples, area.width), area);
    frequencyAxis(canvas);
    timeAxis(canvas);
    beats.ifPresent(grid -> drawBeats(canvas, grid));
  }

  double x(double secondsFromStart) {
    return area.x + area.width * secondsFromStart / pcm.seconds();
  }

  private void frequencyAxis(Canvas canvas) {
    for (int hz : LABELLED_HZ) {
      if (hz < 0.95 * pcm.sampleRateHz() / 2.0) {
        double y = area.y + area.height * (1 - MelPicture.height(hz, pcm.sampleRateHz()));
        canvas.line(area.x, y, area.x + area.width, y, GRID, 1);
        canvas.line(area.x - 5, y, area.x - 1, y, Canvas.FAINT_TEXT, 1);
        String text = hz < 1_000 ? Integer.toString(hz) : hz / 1_000 + "k";
        canvas.text(text, area.x - 9, y + 4, Align.RIGHT, Letters.faint(12), 60);
      }
    }
    canvas.text("Hz", area.x - 9, area.y + 8, Align.RIGHT, Letters.faint(12), 60);
  }

  private void timeAxis(Canvas canvas) {
    double step = timeStep();
    double first = Math.ceil(startSeconds / step - 1e-9) * step;
    int bottom = area.y + area.height;
    for (double t = first; t <= startSeconds + pcm.seconds(); t += step) {
      double x = x(t - startSeconds);
      canvas.line(x, bottom + 1, x, bottom + 5, Canvas.FAINT_TEXT, 1);
      canvas.text(clock(t, step < 1), x, bottom + 19, Align.CENTRE, Letters.faint(12), 80);
    }
  }

  private double timeStep() {
    for (double step : TIME_STEPS) {
      if (area.width * step / pcm.seconds() >= MIN_PIXELS_A_TICK) {
        return step;
      }
    }
    return TIME_STEPS[TIME_STEPS.length - 1];
  }

  private void drawBeats(Canvas canvas, BeatGrid grid) {
    for (double t = grid.firstSeconds(); t < pcm.seconds(); t += grid.periodSeconds()) {
      double x = x(t);
      canvas.line(x, area.y, x, area.y + area.height, BEAT, 1.2f);
      canvas.line(x, area.y - 7, x, area.y - 2, Canvas.TEXT, 2);
    }
  }

  /** Minutes and seconds, with tenths where asked for. */
  static String clock(double seconds, boolean tenths) {
    long all = Math.round(seconds * 10);
    String text = String.format("%d:%02d", all / 600, all / 10 % 60);
    return tenths ? text + "." + all % 10 : text;
  }
}
