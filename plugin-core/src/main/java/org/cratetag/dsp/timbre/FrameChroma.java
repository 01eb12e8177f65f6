package org.cratetag.dsp.timbre;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cratetag.dsp.spectrum.FrameMagnitudes;
import org.cratetag.dsp.spectrum.Sums;

/**
 * Chroma of a frame and its standard deviation (features 21 to 33), as the implementation followed
 * here has it: bin {@code k} counts as frequency {@code (k + 1) / 551} of half the sample rate and
 * has the note {@code round(12 log2(f / 27.5 Hz))}. Of the bins that share a note only the highest
 * one counts, with its squared magnitude. It is then divided by the number of bins that share a
 * note with the bin whose index is the note's own number. Notes below 27.5 Hz are counted from the
 * end of a table of 551, which puts them into a class by that position. The twelve sums are divided
 * by the energy of the whole spectrum.
 */
final class FrameChroma {
  private static final int FIRST_FEATURE = 21;
  private static final int CLASSES = 12;
  private static final double LOWEST_NOTE_HZ = 27.5;

  private static final int[] BIN;
  private static final int[] CLASS;
  private static final double[] WEIGHT;

  static {
    int bins = FrameMagnitudes.BINS;
    int[] note = new int[bins];
    int[] binOfSlot = new int[bins];
    Arrays.fill(binOfSlot, -1);
    for (int k = 0; k < bins; k++) {
      double hz = (k + 1) * (double) ShortTermFeatures.SAMPLE_RATE_HZ / (2 * bins);
      note[k] = (int) Math.rint(12 * Math.log(hz / LOWEST_NOTE_HZ) / Math.log(2));
      binOfSlot[Math.floorMod(note[k], bins)] = k;
    }
    int[] used = IntStream.range(0, bins).filter(slot -> binOfSlot[slot] >= 0).toArray();
    BIN = new int[used.length];
    CLASS = new int[used.length];
    WEIGHT = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      int slot = used[i];
      int noteOfSlot = note[Math.floorMod(note[slot], bins)];
      BIN[i] = binOfSlot[slot];
      CLASS[i] = slot % CLASSES;
      WEIGHT[i] = 1.0 / Arrays.stream(note).filter(other -> other == noteOfSlot).count();
    }
  }

  private FrameChroma() {}

  static void write(double[] magnitudes, double[] features) {
    double energy = Sums.ofSquares(magnitudes, 0, magnitudes.length);
    double scale = 1 / (energy == 0 ? Entropy.EPSILON : energy);
    Arrays.fill(features, FIRST_FEATURE, FIRST_FEATURE + CLASSES, 0);
    for (int i = 0; i < BIN.length; i++) {
      double magnitude = magnitudes[BIN[i]];
      features[FIRST_FEATURE + CLASS[i]] += magnitude * magnitude * WEIGHT[i] * scale;
    }
    double mean = 0;
    for (int c = 0; c < CLASSES; c++) {
      mean += features[FIRST_FEATURE + c] / CLASSES;
    }
    double variance = 0;
    for (int c = 0; c < CLASSES; c++) {
      double difference = features[FIRST_FEATURE + c] - mean;
      variance += difference * difference / CLASSES;
    }
    features[FIRST_FEATURE + CLASSES] = Math.sqrt(variance);
  }
}
