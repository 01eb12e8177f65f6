package org.cratetag.dsp.tonal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A major or minor key.
 *
 * @param tonic pitch class in semitones above C, 0 to 11
 * @param isMinor whether the mode is minor
 */
public record MusicalKey(int tonic, boolean isMinor) {
  /** Semitones in an octave, and keys of a mode. */
  public static final int TONICS = 12;

  /** As DJ programs spell them: those of the fewest accidentals, with Bb, Eb, Ab, Db. */
  private static final List<String> MAJOR =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

  private static final List<String> MINOR =
      List.of("Cm", "C#m", "Dm", "Ebm", "Em", "Fm", "F#m", "Gm", "G#m", "Am", "Bbm", "Bm");

  private static final Pattern NAME =
      Pattern.compile("([A-Ga-g])([#b♯♭]?)\\s*(|m|min|minor|maj|major|moll|dur)");

  private static final Pattern WHEEL = Pattern.compile("0?([1-9]|1[0-2])([ABabmd])");

  /** How far two keys are from each other, for the ear and for a mix. */
  public enum Relation {
    /** The same key. */
    SAME,
    /** The same notes with another tonic: C and Am. */
    RELATIVE,
    /** The same mode a fifth away: C and G, C and F. */
    FIFTH,
    /** The same tonic in the other mode: C and Cm. */
    PARALLEL,
    /** Anything else. */
    OTHER
  }

  public MusicalKey {
    if (tonic < 0 || tonic >= TONICS) {
      throw new IllegalArgumentException("tonic must be 0 to 11, found " + tonic);
    }
  }

  /** The usual name, at most three characters as ID3v2's TKEY asks: {@code Am}, {@code F#}. */
  public String name() {
    return (isMinor ? MINOR : MAJOR).get(tonic);
  }

  /** The place on the Camelot wheel of Mixed In Key: 8B is C major, 8A its relative A minor. */
  public String camelot() {
    return 1 + (fifths() + 7) % TONICS + (isMinor ? "A" : "B");
  }

  /** Open Key as Traktor writes it: 1d is C major, 1m its relative A minor. */
  public String openKey() {
    return 1 + fifths() + (isMinor ? "m" : "d");
  }

  /** Steps around the circle of fifths from C major to the major key with these notes. */
  private int fifths() {
    return (isMinor ? tonic + 3 : tonic) * 7 % TONICS;
  }

  /** What this key is to another. */
  public Relation to(MusicalKey other) {
    int up = Math.floorMod(other.tonic - tonic, TONICS);
    if (isMinor == other.isMinor) {
      return up == 0 ? Relation.SAME : up == 5 || up == 7 ? Relation.FIFTH : Relation.OTHER;
    }
    return up == 0
        ? Relation.PARALLEL
        : fifths() == other.fifths() ? Relation.RELATIVE : Relation.OTHER;
  }

  /**
   * What a text in any of the three notations says: {@code Am}, {@code A minor}, {@code Gb}, {@code
   * 8A}, {@code 08A}, {@code 1m}. Empty for anything else; small {@code b} alone is no key, as some
   * mean B and some B minor by it.
   */
  public static Optional<MusicalKey> find(String text) {
    String stripped = text.length() > 16 ? "" : text.strip();
    Matcher wheel = WHEEL.matcher(stripped);
    if (wheel.matches()) {
      char side = wheel.group(2).charAt(0);
      boolean minor = "Aam".indexOf(side) >= 0;
      boolean camelot = "ABab".indexOf(side) >= 0;
      int fifths = Integer.parseInt(wheel.group(1)) - (camelot ? 8 : 1);
      int major = Math.floorMod(fifths * 7, TONICS);
      return Optional.of(new MusicalKey(minor ? (major + 9) % TONICS : major, minor));
    }
    Matcher name = NAME.matcher(stripped);
    if (!name.matches() || (Character.isLowerCase(stripped.charAt(0)) && name.group(3).isEmpty())) {
      return Optional.empty();
    }
    int letter = "C D EF G A B".indexOf(Character.toUpperCase(name.group(1).charAt(0)));
    int accidental = name.group(2).isEmpty() ? 0 : "#♯".contains(name.group(2)) ? 1 : -1;
    boolean minor = name.group(3).matches("m|min|minor|moll");
    return Optional.of(new MusicalKey(Math.floorMod(letter + accidental, TONICS), minor));
  }
}
