package org.cratetag.synth;

import static org.cratetag.synth.Recipe.pick;

import java.util.Random;
import org.cratetag.synth.voice.Voice;
import org.cratetag.synth.voice.VoicePlayer;

/** Bass, chords and lead. */
final class Band {
  private static final int BASS_OCTAVE = 1;
  private static final int CHORD_OCTAVE = 3;
  private static final int LEAD_OCTAVE = 4;

  private final Voice bass;
  private final String bassLane;
  private final Voice chords;
  private final String chordLane;
  private final Voice lead;
  private final String leadLane;
  private final int chordNotes;
  private final boolean scatteredBells;
  private final Harmony harmony;
  private final Timeline timeline;
  private final Arrangement arrangement;
  private final VoicePlayer player;
  private final Random random;

  Band(Recipe recipe, Harmony harmony, Timeline timeline, Arrangement arrangement, Random random) {
    this.bass = vary(pick(recipe.basses(), random), random);
    this.bassLane = pick(recipe.bassLanes(), random);
    this.chords = vary(pick(recipe.chords(), random), random);
    this.chordLane = pick(recipe.chordLanes(), random);
    this.lead = vary(pick(recipe.leads(), random), random);
    this.leadLane = fillIn(pick(recipe.leadLanes(), random), random);
    this.chordNotes = 3 + random.nextInt(2);
    this.scatteredBells = recipe.drums().get(0).isEmpty();
    this.harmony = harmony;
    this.timeline = timeline;
    this.arrangement = arrangement;
    this.player = new VoicePlayer(random, timeline.samplesPerBeat());
    this.random = random;
  }

  void playBar(int bar, Mix mix) {
    double brightness = arrangement.brightness(bar);
    if (arrangement.hasBass(bar)) {
      playLane(bass, bassLane, bar, 0.36, mix.bass, this::bassNote);
    }
    playLane(
        chords.withCutoffFactor(brightness),
        chordLane,
        bar,
        0.42,
        mix.chords,
        (at, mark) -> harmony.chordHz(at, chordNotes, CHORD_OCTAVE));
    if (arrangement.hasLead(bar)) {
      playLane(lead.withCutoffFactor(brightness), leadLane, bar, 0.3, mix.lead, this::leadNote);
    }
    if (scatteredBells) {
      scatterBells(bar, mix);
    }
  }

  private interface Notes {
    double[] at(int bar, char mark);
  }

  private void playLane(Voice voice, String lane, int bar, double gain, float[] bus, Notes notes) {
    for (int step = 0; step < lane.length(); step++) {
      char mark = lane.charAt(step);
      if (mark == '.' || mark == '-') {
        continue;
      }
      int end = step + 1;
      while (end < lane.length() && lane.charAt(end) == '-') {
        end++;
      }
      int start = timeline.sampleOf(bar, step);
      int length = timeline.sampleOf(bar, end) - start;
      player.play(voice, notes.at(bar, mark), start, length, gain, bus);
    }
  }

  private double[] bassNote(int bar, char mark) {
    return new double[] {
      mark == '7'
          ? harmony.chordToneHz(bar, 0, BASS_OCTAVE + 1)
          : harmony.chordToneHz(bar, mark - '0', BASS_OCTAVE)
    };
  }

  private double[] leadNote(int bar, char mark) {
    return new double[] {harmony.chordToneHz(bar, mark - '0', LEAD_OCTAVE)};
  }

  /** A few notes at no particular time. */
  private void scatterBells(int bar, Mix mix) {
    int barSamples = timeline.sampleOf(bar + 1, 0) - timeline.sampleOf(bar, 0);
    for (int i = random.nextInt(3); i > 0; i--) {
      int start = timeline.sampleOf(bar, 0) + random.nextInt(barSamples);
      double[] note = {harmony.chordToneHz(bar, random.nextInt(5), LEAD_OCTAVE)};
      player.play(lead, note, start, barSamples / 4, 0.1 + 0.1 * random.nextDouble(), mix.lead);
    }
  }

  private static Voice vary(Voice voice, Random random) {
    return voice.withCutoffFactor(Math.pow(2, 0.8 * (random.nextDouble() - 0.5)));
  }

  private static String fillIn(String lane, Random random) {
    StringBuilder filled = new StringBuilder();
    for (char mark : lane.toCharArray()) {
      filled.append(mark == '?' ? (char) ('0' + random.nextInt(5)) : mark);
    }
    return filled.toString();
  }
}
