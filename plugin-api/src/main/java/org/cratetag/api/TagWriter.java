package org.cratetag.api;

import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.ByteRange;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;

/**
 * Reads and writes the tags of some formats. The host gives {@link #write} a private copy of the
 * user's file, checks that the audio in it is unchanged, and only then puts it in the original's
 * place; a writer need not be crash-safe, but it must leave the audio and every other tag alone.
 * Safe for use by several threads on different files.
 */
public interface TagWriter extends CratetagExtension {
  /** Whether this writer handles the file. */
  boolean supports(AudioFile file);

  /**
   * Reads the fields that Cratetag knows.
   *
   * @throws TrackException when the file's tags do not parse
   */
  TagValues read(Path file) throws TrackException;

  /**
   * Changes the mentioned fields in place.
   *
   * @param copy the private copy
   * @param change the fields to set, or to remove where the list is empty
   * @param style how to lay out several values and new tags
   * @throws TrackException when it cannot be done without loss
   */
  void write(Path copy, TagValues change, TagStyle style) throws TrackException;

  /**
   * Artist and title, for servers and playlists.
   *
   * @throws TrackException when the file's tags do not parse
   */
  default TrackNames names(Path file) throws TrackException {
    return TrackNames.NONE;
  }

  /**
   * Where the audio lies. The host compares these bytes before and after; nothing is written to a
   * file of a format that is not built in without them. Of the built-in formats it knows better.
   *
   * @return in the order in which it is played; empty when the writer cannot tell
   * @throws TrackException when the file does not parse
   */
  default List<ByteRange> audio(Path file) throws TrackException {
    return List.of();
  }
}
