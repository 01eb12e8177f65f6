package org.cratetag.synth;

import static org.cratetag.synth.Recipe.pick;

import java.util.Map;
import java.util.Random;
import org.cratetag.api.track.Pcm;
import org.cratetag.synth.voice.Noise;
import org.cratetag.synth.voice.SampleRate;

/**
 * Makes electronic music: drums, bass, chords and a lead from a style's recipe, with an intro,
 * fills and breaks. Safe for use by several threads; half a minute takes about a third of a second.
 */
public final class Synthesiser {
  /** The sample rate of what is rendered. */
  public static final int SAMPLE_RATE_HZ = SampleRate.HZ;

  /**
   * Renders a track: mono, peak at -1 dB of full scale, with energy up to 16 kHz. Equal
   * specifications give equal samples.
   */
  public Pcm render(TrackSpec spec) {
    int samples = (int) Math.round(spec.duration().toNanos() * 1e-9 * SAMPLE_RATE_HZ);
    Recipe recipe = Recipes.of(spec.style());
    Random random = new Random(spec.seed() * 0x9E3779B97F4A7C15L + spec.style().ordinal());
    Timeline timeline = new Timeline(spec);
    Arrangement arrangement = new Arrangement(spec.introBars(), random);
    Harmony harmony = new Harmony(spec.key(), pick(recipe.progressions(), random));
    Map<Drum, float[]> kit = DrumKit.of(pick(recipe.kits(), random), random);
    Drummer drummer = new Drummer(kit, pick(recipe.drums(), random), timeline, arrangement, random);
    Band band = new Band(recipe, harmony, timeline, arrangement, random);
    Mix mix = new Mix(samples);
    int bars = timeline.barsBefore(samples);
    for (int bar = 0; bar < bars; bar++) {
      drummer.playBar(bar, mix);
      band.playBar(bar, mix);
    }
    mix.addTexture(recipe.texture(), new Noise(spec.seed()));
    float[] master =
        mix.master(
            drummer.kickSamples(), recipe.duckDepth(), recipe.reverb(), timeline.samplesPerBeat());
    return new Pcm(master, SAMPLE_RATE_HZ);
  }
}
