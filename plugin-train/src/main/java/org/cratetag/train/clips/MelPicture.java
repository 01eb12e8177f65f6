package org.cratetag.train.clips;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Published mel spectrograms as grey PNG files: 387 columns of 128 bands, the lowest band at the
 * bottom. Values are grey / 255 with the lowest band first, as the front-end {@code logmel/1} gives
 * them with {@code scaling=bytes}.
 */
public final class MelPicture {
  /** Bands, the height of the pictures. */
  public static final int BANDS = 128;

  /** Columns, their width. */
  public static final int COLUMNS = 387;

  private MelPicture() {}

  /**
   * Reads a file.
   *
   * @return {@code [bands][columns]}
   * @throws IOException when it cannot be read or is no such picture
   */
  public static float[] read(Path file) throws IOException {
    return read(file, Files.readAllBytes(file), COLUMNS);
  }

  /**
   * Reads a file's bytes.
   *
   * @param columns how many columns to keep, evenly in time
   */
  static float[] read(Path file, byte[] bytes, int columns) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
    if (picture == null || picture.getWidth() != COLUMNS || picture.getHeight() != BANDS) {
      throw new IOException(file + " is no picture of " + COLUMNS + " x " + BANDS);
    }
    Raster raster = picture.getRaster();
    float[] values = new float[BANDS * columns];
    for (int band = 0; band < BANDS; band++) {
      for (int column = 0; column < columns; column++) {
        int from = (int) ((2L * column + 1) * COLUMNS / (2L * columns));
        values[band * columns + column] = raster.getSample(from, BANDS - 1 - band, 0) / 255f;
      }
    }
    return values;
  }
}
