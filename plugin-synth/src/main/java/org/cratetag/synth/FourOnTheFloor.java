package org.cratetag.synth;

import static org.cratetag.synth.Drum.CLAP;
import static org.cratetag.synth.Drum.CLOSED_HAT;
import static org.cratetag.synth.Drum.KICK;
import static org.cratetag.synth.Drum.OPEN_HAT;
import static org.cratetag.synth.Drum.RIDE;
import static org.cratetag.synth.Drum.RIM;
import static org.cratetag.synth.Drum.SHAKER;
import static org.cratetag.synth.Drum.SNARE;
import static org.cratetag.synth.Drum.TOM;

import java.util.List;
import java.util.Map;
import org.cratetag.synth.voice.Voices;

/** Recipes of styles with a kick on every beat. */
final class FourOnTheFloor {
  private static final String FOUR = "9...9...9...9...";
  private static final String BACKBEAT = "....8.......8...";
  private static final String OFF_BEAT = "..8...8...8...8.";

  private FourOnTheFloor() {}

  static Recipe house() {
    return new Recipe(
        List.of(KitCharacter.ROUND, KitCharacter.SOFT),
        List.of(
            Map.of(KICK, FOUR, CLAP, BACKBEAT, OPEN_HAT, OFF_BEAT, SHAKER, "4253425342534253"),
            Map.of(KICK, FOUR, CLAP, BACKBEAT, OPEN_HAT, OFF_BEAT, CLOSED_HAT, "5..35..35..35.43"),
            Map.of(KICK, FOUR, SNARE, BACKBEAT, OPEN_HAT, OFF_BEAT, RIM, "...5..5....5..5."),
            Map.of(
                KICK,
                FOUR,
                CLAP,
                BACKBEAT,
                CLOSED_HAT,
                "4.7.4.7.4.7.4.75",
                SHAKER,
                "3535353535353535")),
        List.of(Voices.PLUCK_BASS, Voices.SUB_BASS),
        List.of("..0-..0-..0-..7-", "..0-.0..7-..0-..", "0--..0-..0--.7-.", "..00..0-..00..7-"),
        List.of(Voices.STAB, Voices.ORGAN_STAB, Voices.ELECTRIC_PIANO),
        List.of("x-.x-..x-..x-...", "..x-..x-..x-..x-", "x--.......x--...", "...x-..x-....x-."),
        List.of(Voices.PLUCK, Voices.BELL),
        List.of("", "", "..?..?....?..?..", "0-..2-..1-..?-.."),
        List.of(new int[] {0, 0, 5, 6}, new int[] {0, 3, 0, 4}, new int[] {0, 2, 5, 3}),
        0.55,
        0.25,
        0.002);
  }

  static Recipe techno() {
    return new Recipe(
        List.of(KitCharacter.HARD, KitCharacter.DEEP),
        List.of(
            Map.of(KICK, FOUR, OPEN_HAT, OFF_BEAT, CLOSED_HAT, "5355535553555355"),
            Map.of(
                KICK, FOUR, OPEN_HAT, OFF_BEAT, RIDE, "6.6.6.6.6.6.6.6.", RIM, "...5..5...5..5.."),
            Map.of(
                KICK, FOUR, CLAP, "............7...", OPEN_HAT, OFF_BEAT, TOM, "...4......5..4.."),
            Map.of(
                KICK,
                FOUR,
                CLAP,
                BACKBEAT,
                CLOSED_HAT,
                "..7...7...7...7.",
                SHAKER,
                "4646464646464646")),
        List.of(Voices.RUMBLE_BASS, Voices.ACID_BASS, Voices.PLUCK_BASS),
        List.of(".000.000.000.000", "..0-..0-..0-..0-", "0.70.00.0.70.070", ".0.0.07..0.0.00."),
        List.of(Voices.DARK_PAD, Voices.STAB),
        List.of("...x......x.....", "x---------------", "......x...x....."),
        List.of(Voices.PLUCK, Voices.SQUARE_LEAD),
        List.of("", "", "?.?.?..?..?.?...", "0..0..0.0..0..2."),
        List.of(new int[] {0}, new int[] {0, 0, 0, 1}, new int[] {0, 0, 5, 5}),
        0.6,
        0.35,
        0.004);
  }

  static Recipe trance() {
    return new Recipe(
        List.of(KitCharacter.HARD, KitCharacter.ROUND),
        List.of(
            Map.of(KICK, FOUR, CLAP, BACKBEAT, OPEN_HAT, OFF_BEAT, CLOSED_HAT, "3333333333333333"),
            Map.of(KICK, FOUR, SNARE, BACKBEAT, OPEN_HAT, OFF_BEAT, SHAKER, "2435243524352435"),
            Map.of(KICK, FOUR, CLAP, BACKBEAT, OPEN_HAT, OFF_BEAT, RIDE, "..6...6...6...6.")),
        List.of(Voices.PLUCK_BASS, Voices.ACID_BASS),
        List.of("..0-..0-..0-..0-", "..00..00..00..00", ".000.000.000.000"),
        List.of(Voices.SUPER_SAW),
        List.of("x---------------", "x--x--x-x--x--x-", "x-----x---x-----"),
        List.of(Voices.PLUCK, Voices.SAW_LEAD),
        List.of("0123210301232103", "0.12.32.0.13.23.", "????????????????", "0-2-3-2-1-2-?-?-"),
        List.of(new int[] {0, 5, 2, 6}, new int[] {0, 0, 5, 6}, new int[] {0, 3, 5, 4}),
        0.65,
        0.4,
        0.003);
  }

  static Recipe psytrance() {
    return new Recipe(
        List.of(KitCharacter.HARD),
        List.of(
            Map.of(KICK, FOUR, OPEN_HAT, OFF_BEAT, CLOSED_HAT, "4455445544554455"),
            Map.of(KICK, FOUR, CLAP, BACKBEAT, OPEN_HAT, OFF_BEAT, SHAKER, "5353535353535353"),
            Map.of(KICK, FOUR, SNARE, BACKBEAT, CLOSED_HAT, "..8...8...8...8.")),
        List.of(Voices.PLUCK_BASS),
        List.of(".000.000.000.000", ".000.000.000.070"),
        List.of(Voices.DARK_PAD),
        List.of("x---------------"),
        List.of(Voices.ACID_BASS, Voices.SQUARE_LEAD),
        List.of("?.??.?.??.?.??.?", "0.0?0.?00.0?0.?.", "??.??.??.??.??.."),
        List.of(new int[] {0}, new int[] {0, 0, 0, 1}, new int[] {0, 0, 6, 6}),
        0.5,
        0.25,
        0.002);
  }

  static Recipe hardcore() {
    return new Recipe(
        List.of(KitCharacter.DISTORTED),
        List.of(
            Map.of(KICK, FOUR, OPEN_HAT, OFF_BEAT),
            Map.of(KICK, FOUR, CLAP, BACKBEAT, CLOSED_HAT, "..8...8...8...8."),
            Map.of(
                KICK,
                "9...9...9...9...9...9...9...9.9.",
                OPEN_HAT,
                OFF_BEAT,
                RIDE,
                "6...6...6...6...")),
        List.of(Voices.REESE_BASS, Voices.PLUCK_BASS),
        List.of("..0-..0-..0-..0-", "..00..00..00..00"),
        List.of(Voices.HOOVER, Voices.SUPER_SAW),
        List.of("x--x--x---x-x---", "x-----x-----x---", "x-.x-.x-.x-.x-x-"),
        List.of(Voices.SAW_LEAD, Voices.SQUARE_LEAD),
        List.of("0-.2-.3-.2-.1-.-", "??.??.??.??.????", ""),
        List.of(new int[] {0, 0, 5, 6}, new int[] {0, 5, 3, 4}, new int[] {0, 0, 1, 0}),
        0.6,
        0.25,
        0.003);
  }
}
