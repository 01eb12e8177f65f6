package org.cratetag.tags.file;

import java.util.Objects;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;

/**
 * Counts what a reader finds in a file and refuses what no music file has so much of, before it
 * takes memory and time: far more than audiobooks with thousands of chapters have, and few enough
 * that even what is compared with each other takes no seconds.
 */
public final class TagBudget {
  /** Chapters come as two or three parts each. */
  public static final int MOST_PARTS = 20_000;

  /** Pages of audio, of which nothing is kept but a place: a packet each, in a long recording. */
  private static final int MOST_PLACES = 1_000_000;

  /** Two boxes make a fragment, of which some recorders write one a second, for a day. */
  private static final int MOST_BOXES = 200_000;

  /** Boxes in boxes, chunks in chunks. */
  public static final int MOST_LEVELS = 32;

  /** All tags together where they are in memory but once, with several scans of a cover. */
  public static final int MOST_BYTES = 48 << 20;

  /** A program that lists what it heard, with figures, writes some thousand bytes. */
  private static final int MOST_VALUE_BYTES = 1 << 18;

  private static final int MOST_VALUES = 1_000;

  /** All texts that must be understood: a book's, say. What is not text may be longer. */
  private static final int MOST_TEXT_BYTES = 1 << 20;

  private final String parts;
  private final int most;
  private int found;
  private int values;
  private long valueBytes;
  private long textBytes;

  /**
   * For one reading of a file.
   *
   * @param parts what is counted, in the plural and a person's words
   */
  public TagBudget(String parts) {
    this(parts, MOST_PARTS);
  }

  private TagBudget(String parts, int most) {
    this.parts = Objects.requireNonNull(parts, "parts");
    this.most = most;
  }

  /** For pages and frames, which are audio. */
  public static TagBudget ofPlaces(String parts) {
    return new TagBudget(parts, MOST_PLACES);
  }

  /** For the boxes of an MP4 file that are in no other. */
  public static TagBudget ofBoxes() {
    return new TagBudget("boxes", MOST_BOXES);
  }

  /** One more. */
  public void takePart() throws TrackException {
    if (++found > most) {
      throw refusal("more than %,d %s".formatted(most, parts));
    }
  }

  /** A value of one of the fields that we write; it is a part, too, and counted as such before. */
  public void takeValue(long bytes) throws TrackException {
    valueBytes += bytes;
    if (++values > MOST_VALUES) {
      throw refusal("more than %,d genres, styles or tempi".formatted(MOST_VALUES));
    }
    if (valueBytes > MOST_VALUE_BYTES) {
      throw refusal("genres or styles of more than %,d bytes".formatted(MOST_VALUE_BYTES));
    }
  }

  /** A text that must be understood. */
  public void takeText(long bytes) throws TrackException {
    textBytes += bytes;
    if (textBytes > MOST_TEXT_BYTES) {
      throw refusal("texts of more than %,d bytes".formatted(MOST_TEXT_BYTES));
    }
  }

  /** One thing in another. */
  public static void verifyLevel(int level) throws TrackException {
    if (level > MOST_LEVELS) {
      throw refusal("boxes in more than %d boxes".formatted(MOST_LEVELS));
    }
  }

  /** Something that is read into memory, or is said to be so long. */
  public static void verifySize(long bytes) throws TrackException {
    verifySize(bytes, MOST_BYTES);
  }

  /** The same where less is possible. */
  public static void verifySize(long bytes, long most) throws TrackException {
    if (bytes > most) {
      throw new TrackException(
          Stage.TAGS,
          "its tags take %,d MB, and no more than %d MB can be handled; smaller pictures in them"
                  .formatted(bytes + (1 << 20) - 1 >> 20, most >> 20)
              + " help");
    }
  }

  /** What is said of such a file. */
  static TrackException refusal(String what) {
    return new TrackException(
        Stage.TAGS,
        "it holds "
            + what
            + ", which no music file does; another tag editor can write its tags anew, without");
  }
}
