package org.cratetag.synth;

import static org.cratetag.synth.Drum.CLAP;
import static org.cratetag.synth.Drum.CLOSED_HAT;
import static org.cratetag.synth.Drum.KICK;
import static org.cratetag.synth.Drum.OPEN_HAT;
import static org.cratetag.synth.Drum.RIM;
import static org.cratetag.synth.Drum.SHAKER;
import static org.cratetag.synth.Drum.SNARE;

import java.util.List;
import java.util.Map;
import org.cratetag.synth.voice.Voices;

/** Recipes of styles that feel slow, down to no beat at all. */
final class SlowBeat {
  private static final String BACKBEAT = "....8.......8...";

  private SlowBeat() {}

  static Recipe dubstep() {
    return new Recipe(
        List.of(KitCharacter.DEEP, KitCharacter.HARD),
        List.of(
            Map.of(
                KICK,
                "9.........6.....",
                SNARE,
                "........9.......",
                CLOSED_HAT,
                "6..5..6..5..6.5."),
            Map.of(
                KICK,
                "9.....7.........9..........7....",
                SNARE,
                "........9.......",
                CLOSED_HAT,
                "5.5.5.5.5.5.5.55"),
            Map.of(
                KICK,
                "9..............7",
                CLAP,
                "........9.......",
                CLOSED_HAT,
                "..6...6...6..56.",
                RIM,
                "...4......4..4..")),
        List.of(Voices.WOBBLE_BASS, Voices.TRIPLET_WOBBLE_BASS),
        List.of("0---------------", "0-----2-----0---", "0-------..0-7---"),
        List.of(Voices.DARK_PAD, Voices.STAB),
        List.of("x---------------", "..........x....."),
        List.of(Voices.SQUARE_LEAD, Voices.BELL),
        List.of("", "", "?...?...?.....?."),
        List.of(new int[] {0, 0, 5, 5}, new int[] {0, 0, 1, 0}, new int[] {0, 6, 5, 6}),
        0.3,
        0.3,
        0.004);
  }

  static Recipe hipHop() {
    return new Recipe(
        List.of(KitCharacter.ACOUSTIC, KitCharacter.MACHINE),
        List.of(
            Map.of(KICK, "9......7..8.....", SNARE, BACKBEAT, CLOSED_HAT, "7.6.7.6.7.6.7.6."),
            Map.of(
                KICK,
                "9.7.......8..7..",
                SNARE,
                "....8..3....8..3",
                CLOSED_HAT,
                "7.6.7.6.7.6.7.65"),
            Map.of(KICK, "9..7...7..8.....", CLAP, BACKBEAT, CLOSED_HAT, "7.6.7.6375637.6.")),
        List.of(Voices.SUB_BASS, Voices.PLUCK_BASS),
        List.of("0-----.0--2-....", "0--.....0-.7-...", "0-.0-...2---..0-"),
        List.of(Voices.ELECTRIC_PIANO, Voices.WARM_PAD),
        List.of("x-------..x-----", "x-----x-........", "x---------------"),
        List.of(Voices.BELL, Voices.PLUCK),
        List.of("", "..?...?...?.....", "0-..3-..2-......"),
        List.of(new int[] {0, 3, 0, 4}, new int[] {0, 5}, new int[] {3, 4, 0, 0}),
        0.15,
        0.2,
        0.008);
  }

  static Recipe downtempo() {
    return new Recipe(
        List.of(KitCharacter.SOFT, KitCharacter.ROUND),
        List.of(
            Map.of(KICK, "9.........7.....", RIM, BACKBEAT, CLOSED_HAT, "..5...5...5..45."),
            Map.of(KICK, "9.....6...8.....", SNARE, "....6.......6...", SHAKER, "5.3.5.3.5.3.5.3."),
            Map.of(
                KICK, "9...7...8...7...", CLAP, "....5.......5...", OPEN_HAT, "..4...4...4...4.")),
        List.of(Voices.SUB_BASS),
        List.of("0-------....0---", "0---..0-----2---", "0---------------"),
        List.of(Voices.AIRY_PAD, Voices.WARM_PAD, Voices.ELECTRIC_PIANO),
        List.of("x---------------", "x-------x-------"),
        List.of(Voices.BELL, Voices.PLUCK),
        List.of("?...?...?...?...", "0..1..2...3.2...", "..?..?....?....."),
        List.of(new int[] {0, 5, 2, 6}, new int[] {0, 3}, new int[] {5, 6, 0, 0}),
        0.25,
        0.45,
        0.006);
  }

  static Recipe ambient() {
    return new Recipe(
        List.of(KitCharacter.SOFT),
        List.of(Map.of()),
        List.of(Voices.SUB_BASS),
        List.of("", "0---------------"),
        List.of(Voices.AIRY_PAD, Voices.WARM_PAD, Voices.DARK_PAD),
        List.of("x---------------"),
        List.of(Voices.BELL),
        List.of("", ""),
        List.of(
            new int[] {0, 0, 5, 5},
            new int[] {0, 0, 0, 0, 3, 3, 3, 3},
            new int[] {0, 0, 2, 2, 6, 6}),
        0,
        0.8,
        0.02);
  }
}
