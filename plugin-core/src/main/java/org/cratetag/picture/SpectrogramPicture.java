package org.cratetag.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.picture.Canvas.Align;
import org.cratetag.picture.Canvas.Letters;

/**
 * A picture of what Cratetag hears in a track: the log-mel spectrogram of the excerpt, eight
 * seconds from its middle with the beats, the labels with their confidence, and the tempo.
 */
public final class SpectrogramPicture {
  private static final int WIDTH = 1_400;
  private static final int HEIGHT = 820;
  private static final Rectangle OVERVIEW = new Rectangle(80, 110, 980, 330);
  private static final Rectangle CLOSE_UP = new Rectangle(80, 530, 980, 220);
  private static final Rectangle SIDE = new Rectangle(1_090, 110, 280, 640);
  private static final double CLOSE_UP_SECONDS = 8;
  private static final int BOTTOM_LINE = 802;

  private SpectrogramPicture() {}

  /**
   * Draws the picture, 1400 by 820 pixels.
   *
   * @param title the track's name
   * @param audio the excerpt; at least one sample
   * @param prediction what is said of it
   */
  public static BufferedImage draw(String title, DecodedAudio audio, TrackPrediction prediction) {
    Pcm pcm = audio.pcm();
    double start = audio.start().toMillis() / 1000.0;
    try (Canvas canvas = new Canvas(WIDTH, HEIGHT)) {
      canvas.text(title, 80, 50, Align.LEFT, Letters.bold(26), WIDTH - 110);
      canvas.text(excerpt(audio), 80, 80, Align.LEFT, Letters.faint(15), WIDTH - 110);
      new SpectrogramPanel(OVERVIEW, pcm, start).draw(canvas, 2_048, 512, Optional.empty());
      closeUp(canvas, pcm, start, prediction);
      new PredictionPanel(SIDE, prediction).draw(canvas);
      canvas.text(
          "Mel scale, level in decibels below the loudest",
          80,
          BOTTOM_LINE,
          Align.LEFT,
          Letters.faint(12),
          600);
      return canvas.image();
    }
  }

  /**
   * Writes a picture as PNG; replaces the file when it exists.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(BufferedImage picture, Path out) throws IOException {
    if (!ImageIO.write(picture, "png", out.toFile())) {
      throw new IOException("this Java cannot write PNG");
    }
  }

  private static void closeUp(Canvas canvas, Pcm pcm, double start, TrackPrediction prediction) {
    double seconds = Math.min(CLOSE_UP_SECONDS, pcm.seconds());
    int length = Math.max(1, (int) (seconds * pcm.sampleRateHz()));
    int from = (pcm.length() - length) / 2;
    double fromSeconds = (double) from / pcm.sampleRateHz();
    Pcm middle =
        new Pcm(Arrays.copyOfRange(pcm.samples(), from, from + length), pcm.sampleRateHz());
    Optional<BeatGrid> beats =
        prediction.bpm().isPresent()
            ? Optional.of(BeatGrid.fit(middle, prediction.bpm().getAsDouble()))
            : Optional.empty();
    String caption =
        String.format(Locale.ROOT, "%.0f seconds from the middle", seconds)
            + (beats.isPresent() ? ", with the beats" : "");
    canvas.text(caption, 80, 508, Align.LEFT, Letters.faint(15), 900);
    new SpectrogramPanel(CLOSE_UP, middle, start + fromSeconds).draw(canvas, 1_024, 128, beats);
    SpectrogramPanel overview = new SpectrogramPanel(OVERVIEW, pcm, start);
    int bottom = OVERVIEW.y + OVERVIEW.height;
    double left = overview.x(fromSeconds);
    double right = overview.x(fromSeconds + seconds);
    canvas.line(left, OVERVIEW.y - 4, right, OVERVIEW.y - 4, Canvas.TEXT, 3);
    canvas.line(left, OVERVIEW.y - 4, left, bottom, Canvas.FAINT_TEXT, 1);
    canvas.line(right, OVERVIEW.y - 4, right, bottom, Canvas.FAINT_TEXT, 1);
  }

  private static String excerpt(DecodedAudio audio) {
    double start = audio.start().toMillis() / 1000.0;
    String text =
        "listened to "
            + SpectrogramPanel.clock(start, false)
            + " \u2013 "
            + SpectrogramPanel.clock(start + audio.pcm().seconds(), false);
    return audio
        .trackDuration()
        .map(whole -> text + " of " + SpectrogramPanel.clock(whole.toMillis() / 1000.0, false))
        .orElse(text);
  }
}
