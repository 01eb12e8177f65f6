package org.cratetag.lab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.EdmStats;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.LibrosaStats;
import org.cratetag.feature.LogMel;
import org.cratetag.feature.LogMelSettings;
import org.cratetag.feature.MfccSequenceSettings;
import org.cratetag.feature.Parameters;
import org.cratetag.feature.SpectrogramImageSettings;
import org.cratetag.feature.TimbreSequenceSettings;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;

/**
 * Prints the median milliseconds of CPU time that each front-end takes for a clip of 30 s. {@code
 * src/bench/front-ends} runs it.
 */
public final class FrontEndsBench {
  private static final int SECONDS = 30;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private FrontEndsBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    Pcm pcm = halfRate(new Synthesiser().render(clip()));
    for (Map.Entry<String, FrontEnd> each : frontEnds().entrySet()) {
      report(each.getKey(), each.getValue(), pcm, rounds);
    }
  }

  private static TrackSpec clip() {
    return TrackSpec.ofSeed(TrackStyle.HOUSE, 1).withDuration(Duration.ofSeconds(SECONDS));
  }

  private static Pcm halfRate(Pcm pcm) {
    float[] samples = pcm.samples();
    float[] half = new float[samples.length / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = (samples[2 * i] + samples[2 * i + 1]) / 2;
    }
    return new Pcm(half, pcm.sampleRateHz() / 2);
  }

  private static Map<String, FrontEnd> frontEnds() {
    Map<String, FrontEnd> frontEnds = new LinkedHashMap<>();
    frontEnds.put("logmel/1, all columns", LogMelSettings.DEFAULT.toFrontEnd());
    frontEnds.put("logmel/1, 387 columns of the clip", LogMelSettings.GTZAN_MEL.toFrontEnd());
    frontEnds.put(
        "logmel/1, 387 columns alone",
        LogMelSettings.GTZAN_MEL.withExtent(LogMelSettings.Extent.COLUMNS).toFrontEnd());
    frontEnds.put(
        "logmel/1, all columns, 16 kHz",
        new FrontEnd(LogMel.ID, Map.of("rateHz", "16000", "highHz", "8000")));
    frontEnds.put("mfcc-sequence/1, 30 x 30", MfccSequenceSettings.DEFAULT.toFrontEnd());
    frontEnds.put(
        "mfcc-sequence/1, all frames, deltas",
        new MfccSequenceSettings(22_050, 2048, 512, 128, 13, OptionalInt.empty(), 2).toFrontEnd());
    for (SpectrogramImageSettings.Axis axis : SpectrogramImageSettings.Axis.values()) {
      for (int size : new int[] {216, 224, 360}) {
        frontEnds.put(
            String.format("spectrogram-image/1, %dx%d %s", size, size, Parameters.name(axis)),
            SpectrogramImageSettings.of(size, size, axis).toFrontEnd());
      }
    }
    frontEnds.put("timbre-sequence/1, 512 x 32", TimbreSequenceSettings.DEFAULT.toFrontEnd());
    frontEnds.put("librosa-stats/1", FrontEnd.of(LibrosaStats.ID));
    frontEnds.put("edm-stats/1", FrontEnd.of(EdmStats.ID));
    return frontEnds;
  }

  private static void report(String name, FrontEnd frontEnd, Pcm pcm, int rounds) throws Exception {
    FeatureExtractor extractor =
        FrontEnds.list().stream().filter(e -> e.supports(frontEnd)).findFirst().orElseThrow();
    double[] millis = new double[rounds];
    // As many rounds again come first, for the compiler.
    for (int round = -rounds; round < rounds; round++) {
      long before = THREAD.getCurrentThreadCpuTime();
      extractor.extract(pcm, frontEnd);
      millis[Math.max(0, round)] = (THREAD.getCurrentThreadCpuTime() - before) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "%-40s %7.1f ms%n", name, millis[rounds / 2]);
  }
}
