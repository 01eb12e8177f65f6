package org.cratetag.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Windows;
import org.cratetag.dsp.rhythm.Beat;
import org.cratetag.dsp.spectrum.SignalLevel;

/**
 * Computes front-ends of a track, clip by clip where they have {@link Windows}. A spectrogram that
 * another front-end is made of, and the beat, are computed once for all. Remembers what it computed
 * as long as it lives; for one thread.
 */
public final class Clips {
  private final DecodedAudio audio;
  private final Map<Windows, List<Clip>> cuts = new HashMap<>();
  private final Clip whole;

  /** One stretch of samples, with what is known of it by now. */
  private static final class Clip {
    private final Pcm pcm;
    private final Map<FrontEnd, FeatureTensor> spectrograms = new HashMap<>();
    private SignalLevel level;
    private Beat beat;

    Clip(Pcm pcm) {
      this.pcm = pcm;
    }

    SignalLevel level() {
      level = level == null ? SignalLevel.of(pcm.samples()) : level;
      return level;
    }

    Beat beat() {
      beat = beat == null ? Beat.of(pcm) : beat;
      return beat;
    }
  }

  /** Of a track's excerpt. */
  public Clips(DecodedAudio audio) {
    this.audio = audio;
    this.whole = new Clip(audio.pcm());
  }

  /** The samples that the clips are cut from. */
  public DecodedAudio audio() {
    return audio;
  }

  /**
   * The front-end's tensor. With windows it has the clips as its first extent; clips that hold
   * nothing to hear are left out.
   *
   * @throws TrackException when no clip gives features; the reason is the first one's
   */
  public FeatureTensor extract(FeatureExtractor extractor, FrontEnd frontEnd)
      throws TrackException {
    if (frontEnd.windows().isEmpty()) {
      return extract(extractor, whole, frontEnd);
    }
    FrontEnd ofOneClip = frontEnd.withoutWindows();
    List<FeatureTensor> clips = new ArrayList<>();
    TrackException refusal = null;
    for (Clip clip : cuts.computeIfAbsent(frontEnd.windows().get(), this::clips)) {
      try {
        clips.add(extract(extractor, clip, ofOneClip));
      } catch (TrackException e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    if (clips.isEmpty()) {
      throw refusal;
    }
    return stack(clips);
  }

  private List<Clip> clips(Windows windows) {
    return cut(audio, windows).stream().map(Clip::new).toList();
  }

  private static FeatureTensor extract(FeatureExtractor extractor, Clip clip, FrontEnd frontEnd)
      throws TrackException {
    if (extractor instanceof LogMel logMel) {
      return spectrogram(logMel, clip, frontEnd);
    }
    if (extractor instanceof MelTexture) {
      MelTextureSettings settings = MelTextureSettings.of(frontEnd);
      FeatureTensor levels = spectrogram(new LogMel(), clip, MelTexture.SPECTROGRAM);
      return MelTexture.of(levels.values(), settings);
    }
    if (extractor instanceof EdmStats stats) {
      return stats.extract(clip.pcm, frontEnd, clip::level, clip::beat);
    }
    if (extractor instanceof RhythmFeatures) {
      Sound.require(clip.pcm, RhythmFeatures.LEAST_SECONDS, clip::level);
      return RhythmFeatures.of(clip.beat());
    }
    return extractor.extract(clip.pcm, frontEnd);
  }

  private static FeatureTensor spectrogram(LogMel extractor, Clip clip, FrontEnd frontEnd)
      throws TrackException {
    FeatureTensor known = clip.spectrograms.get(frontEnd);
    if (known == null) {
      known = extractor.extract(clip.pcm, frontEnd);
      clip.spectrograms.put(frontEnd, known);
    }
    return known;
  }

  /** The clips of a track, in order; at least one. */
  public static List<Pcm> cut(DecodedAudio audio, Windows windows) {
    Pcm pcm = audio.pcm();
    int length = (int) Math.max(1, Math.round(windows.lengthSeconds() * pcm.sampleRateHz()));
    if (pcm.length() <= length) {
      return List.of(repeated(pcm, length));
    }
    List<Pcm> clips = new ArrayList<>();
    for (int start : starts(audio, windows, length)) {
      int channels = pcm.channels().count();
      float[] samples =
          Arrays.copyOfRange(pcm.samples(), start * channels, (start + length) * channels);
      clips.add(new Pcm(samples, pcm.sampleRateHz(), pcm.channels()));
    }
    return clips;
  }

  private static List<Integer> starts(DecodedAudio audio, Windows windows, int length) {
    int rate = audio.pcm().sampleRateHz();
    double excerptStart = audio.start().toMillis() / 1000.0;
    double trackEnd = audio.trackDuration().map(d -> d.toMillis() / 1000.0).orElse(0.0);
    double excerptEnd = excerptStart + audio.pcm().seconds();
    double edge = windows.edgeSeconds();
    long from = Math.max(0, Math.round((edge - excerptStart) * rate));
    long to =
        Math.min(
            audio.pcm().length(),
            Math.round((Math.max(trackEnd, excerptEnd) - edge - excerptStart) * rate));
    if (to - from < length) {
      from = 0;
      to = audio.pcm().length();
    }
    long last = to - length;
    long first = Math.min(from + Math.round(windows.offsetSeconds() * rate), last);
    List<Integer> starts = new ArrayList<>();
    if (windows.hopSeconds().isPresent()) {
      double hop = windows.hopSeconds().getAsDouble() * rate;
      for (int i = 0; i < windows.count() && first + Math.round(i * hop) <= last; i++) {
        starts.add((int) (first + Math.round(i * hop)));
      }
      return starts;
    }
    int count = (int) Math.min(windows.count(), 1 + (last - first) * 2 / length);
    for (int i = 0; i < count; i++) {
      double share = count == 1 ? 0.5 : (double) i / (count - 1);
      starts.add((int) (first + Math.round(share * (last - first))));
    }
    return starts;
  }

  private static Pcm repeated(Pcm pcm, int length) {
    int filled = pcm.samples().length;
    float[] samples = Arrays.copyOf(pcm.samples(), length * pcm.channels().count());
    for (int n = filled; n < samples.length && filled > 0; n++) {
      samples[n] = samples[n - filled];
    }
    return new Pcm(samples, pcm.sampleRateHz(), pcm.channels());
  }

  private static FeatureTensor stack(List<FeatureTensor> clips) {
    int[] one = clips.get(0).shape();
    int size = clips.get(0).values().length;
    float[] values = new float[Math.multiplyExact(size, clips.size())];
    int[] shape = new int[one.length + 1];
    shape[0] = clips.size();
    System.arraycopy(one, 0, shape, 1, one.length);
    for (int i = 0; i < clips.size(); i++) {
      if (!Arrays.equals(one, clips.get(i).shape())) {
        throw new IllegalStateException(
            "clips of equal length gave the shapes "
                + Arrays.toString(one)
                + " and "
                + Arrays.toString(clips.get(i).shape()));
      }
      System.arraycopy(clips.get(i).values(), 0, values, i * size, size);
    }
    return new FeatureTensor(values, shape);
  }
}
