package org.cratetag.synth;

import static org.cratetag.synth.Drum.CLAP;
import static org.cratetag.synth.Drum.CLOSED_HAT;
import static org.cratetag.synth.Drum.COWBELL;
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

/** Recipes of fast styles whose kick leaves beats out. */
final class BrokenBeat {
  private static final String BACKBEAT = "....9.......9...";
  private static final String EIGHTHS = "7.5.7.5.7.5.7.5.";

  private BrokenBeat() {}

  static Recipe drumAndBass() {
    return new Recipe(
        List.of(KitCharacter.ACOUSTIC, KitCharacter.HARD),
        List.of(
            Map.of(KICK, "9.........9.....", SNARE, BACKBEAT, CLOSED_HAT, EIGHTHS),
            Map.of(
                KICK,
                "9.........9.....9.9.......9.....",
                SNARE,
                "....9..3.3..9..3",
                CLOSED_HAT,
                EIGHTHS),
            Map.of(KICK, "9.9.......99....", SNARE, "....9..4.4..9...", RIDE, "7.7.7.7.7.7.7.7."),
            Map.of(
                KICK,
                "9.........9..6..",
                SNARE,
                BACKBEAT,
                CLOSED_HAT,
                "7464746474647464",
                SHAKER,
                EIGHTHS)),
        List.of(Voices.REESE_BASS, Voices.SUB_BASS, Voices.WOBBLE_BASS),
        List.of("0-----0---------", "0---------0-2---", "0-0-..7-0-..0---", "0---------------"),
        List.of(Voices.AIRY_PAD, Voices.WARM_PAD, Voices.DARK_PAD),
        List.of("x---------------"),
        List.of(Voices.BELL, Voices.PLUCK),
        List.of("", "?.....?...?.....", "0..2..3...?....."),
        List.of(new int[] {0, 0, 5, 5}, new int[] {0, 2, 5, 6}, new int[] {0, 0, 3, 4}),
        0.3,
        0.3,
        0.004);
  }

  static Recipe breaks() {
    return new Recipe(
        List.of(KitCharacter.ACOUSTIC, KitCharacter.MACHINE),
        List.of(
            Map.of(KICK, "9.....9...9.....", SNARE, "....9..4.4..9...", CLOSED_HAT, EIGHTHS),
            Map.of(
                KICK, "9.9.......99....", SNARE, "....9..3.3..9..4", OPEN_HAT, "..6...6...6...6."),
            Map.of(KICK, "9..9......9..9..", SNARE, BACKBEAT, CLOSED_HAT, "7355735573557355"),
            Map.of(
                KICK,
                "9.....9.......9.",
                SNARE,
                BACKBEAT,
                RIDE,
                "6.6.6.6.6.6.6.6.",
                TOM,
                "..............5.")),
        List.of(Voices.PLUCK_BASS, Voices.ACID_BASS, Voices.REESE_BASS),
        List.of("0-....0-..0-....", "0.0..7.0..0.7...", "0--...0-0-....7-"),
        List.of(Voices.STAB, Voices.ORGAN_STAB, Voices.WARM_PAD),
        List.of("x-....x-........", "..x-......x-....", "x---------------"),
        List.of(Voices.SQUARE_LEAD, Voices.PLUCK),
        List.of("", "?..?..?...?.....", "0.2.3.2.0...?..."),
        List.of(new int[] {0, 0, 3, 3}, new int[] {0, 6, 5, 6}, new int[] {0}),
        0.3,
        0.2,
        0.003);
  }

  static Recipe electro() {
    return new Recipe(
        List.of(KitCharacter.MACHINE),
        List.of(
            Map.of(KICK, "9.....9...9.....", SNARE, BACKBEAT, CLOSED_HAT, "7575757575757575"),
            Map.of(
                KICK,
                "9..9......9..9..",
                CLAP,
                BACKBEAT,
                CLOSED_HAT,
                "7.757.757.757.75",
                COWBELL,
                "6..6..6...6.6..."),
            Map.of(
                KICK,
                "9.....9..9......",
                SNARE,
                BACKBEAT,
                OPEN_HAT,
                "..6.......6.....",
                COWBELL,
                "..5..5..5..5..5."),
            Map.of(
                KICK,
                "9...........9.9.",
                CLAP,
                BACKBEAT,
                CLOSED_HAT,
                "7575757575757777",
                TOM,
                ".......5..5.....")),
        List.of(Voices.PLUCK_BASS, Voices.ACID_BASS),
        List.of("0.7.0.7.0.7.0.7.", "0.07..0.7.00..7.", "0..0..7.0..0.07."),
        List.of(Voices.STAB, Voices.DARK_PAD),
        List.of("x...............", "x---------------", "......x.......x."),
        List.of(Voices.SQUARE_LEAD, Voices.SAW_LEAD),
        List.of("0.2.3.2.0.2.?.?.", "?.?.?.?.?.?.?.?.", ""),
        List.of(new int[] {0, 0, 5, 6}, new int[] {0}, new int[] {0, 6, 0, 5}),
        0.2,
        0.2,
        0.002);
  }

  static Recipe garage() {
    return new Recipe(
        List.of(KitCharacter.DEEP, KitCharacter.ROUND),
        List.of(
            Map.of(KICK, "9.........7.....", SNARE, BACKBEAT, CLOSED_HAT, "6.36.36.6.36.36."),
            Map.of(
                KICK,
                "9..6......8.....",
                CLAP,
                BACKBEAT,
                CLOSED_HAT,
                "..73..73..73..73",
                RIM,
                ".......5.5......"),
            Map.of(
                KICK,
                "9.........8..6..",
                SNARE,
                "....9..3....9..4",
                OPEN_HAT,
                "..7...7...7...7.",
                SHAKER,
                "5353535353535353")),
        List.of(Voices.SUB_BASS, Voices.REESE_BASS, Voices.PLUCK_BASS),
        List.of("0--...0-..0--.2-", "0-.0-....7-..0-.", "..0-..0--..0-7-."),
        List.of(Voices.ORGAN_STAB, Voices.ELECTRIC_PIANO, Voices.STAB),
        List.of("x-.x-....x-..x-.", "..x-...x-...x-..", "x--...x-..x--..."),
        List.of(Voices.BELL, Voices.PLUCK),
        List.of("", "?..?..?...?..?..", "..0-..2-....?-.."),
        List.of(new int[] {0, 3, 0, 4}, new int[] {0, 5, 3, 4}, new int[] {0, 0, 5, 6}),
        0.35,
        0.25,
        0.003);
  }
}
