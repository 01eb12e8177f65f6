package org.cratetag.synth;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.synth.voice.Voice;

/**
 * What a style is made of. The seed takes one of each list.
 *
 * <p>Drum lanes are strings of sixteenths, one bar or two: a digit is a hit of that loudness out of
 * nine, a dot a rest. Bass, chord and lead lanes hold notes with {@code -}: a digit in a bass or
 * lead lane is the chord tone (0 root, 1 third, 2 fifth, 3 seventh, 7 the root an octave up in a
 * bass lane), {@code ?} is a chord tone that the seed chooses, {@code x} a chord.
 *
 * @param kits kit characters
 * @param drums drum patterns by drum; none in a style without beat
 * @param basses bass sounds
 * @param bassLanes bass rhythms
 * @param chords chord sounds
 * @param chordLanes chord rhythms
 * @param leads lead sounds
 * @param leadLanes lead rhythms; an empty one is silence
 * @param progressions chord degrees by bar
 * @param duckDepth how far the kick pushes the rest down, from 0 to 1
 * @param reverb level of the reverberation
 * @param texture level of a noise bed
 */
record Recipe(
    List<KitCharacter> kits,
    List<Map<Drum, String>> drums,
    List<Voice> basses,
    List<String> bassLanes,
    List<Voice> chords,
    List<String> chordLanes,
    List<Voice> leads,
    List<String> leadLanes,
    List<int[]> progressions,
    double duckDepth,
    double reverb,
    double texture) {

  static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
