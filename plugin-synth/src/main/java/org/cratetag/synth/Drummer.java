package org.cratetag.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plays a drum pattern onto the mix and remembers the kicks. */
final class Drummer {
  private final Map<Drum, float[]> kit;
  private final Map<Drum, String> pattern;
  private final Timeline timeline;
  private final Arrangement arrangement;
  private final Random random;
  private final List<Integer> kickSamples = new ArrayList<>();

  Drummer(
      Map<Drum, float[]> kit,
      Map<Drum, String> pattern,
      Timeline timeline,
      Arrangement arrangement,
      Random random) {
    this.kit = kit;
    this.pattern = pattern;
    this.timeline = timeline;
    this.arrangement = arrangement;
    this.random = random;
  }

  void playBar(int bar, Mix mix) {
    if (!arrangement.hasDrums(bar) || pattern.isEmpty()) {
      return;
    }
    for (Drum drum : Drum.values()) {
      String lane = pattern.getOrDefault(drum, "");
      boolean main = drum == Drum.KICK || drum == Drum.SNARE || drum == Drum.CLAP;
      if (!lane.isEmpty() && (main || arrangement.hasDetail(bar))) {
        playLane(drum, lane, bar, mix);
      }
    }
    if (arrangement.isAccent(bar)) {
      hit(Drum.CRASH, 8, timeline.sampleOf(bar, 0), mix);
    }
    if (arrangement.isFill(bar)) {
      playFill(bar, mix);
    }
  }

  /** First samples of all kicks so far, in order. */
  List<Integer> kickSamples() {
    return List.copyOf(kickSamples);
  }

  private void playLane(Drum drum, String lane, int bar, Mix mix) {
    for (int step = 0; step < Timeline.STEPS_PER_BAR; step++) {
      char mark = lane.charAt((bar * Timeline.STEPS_PER_BAR + step) % lane.length());
      if (mark == '.') {
        continue;
      }
      int at = timeline.playedSampleOf(bar, step, random);
      hit(drum, mark - '0', at, mix);
      if (drum == Drum.KICK) {
        kickSamples.add(at);
      }
    }
  }

  private void playFill(int bar, Mix mix) {
    Drum drum = random.nextBoolean() ? Drum.SNARE : Drum.TOM;
    for (int step = 12; step < Timeline.STEPS_PER_BAR; step++) {
      if (step % 2 == 0 || random.nextBoolean()) {
        hit(drum, 4 + step - 12, timeline.playedSampleOf(bar, step, random), mix);
      }
    }
  }

  private void hit(Drum drum, int loudness, int at, Mix mix) {
    double human = 1 - 0.08 * random.nextDouble();
    double gain = drum.level() * human * loudness * loudness / 81;
    mix.addHit(kit.get(drum), at, gain, drum.reverbSend());
  }
}
