package org.cratetag.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagValues;

/**
 * Tells a media server, or anything else, which files have other tags than before. Called from one
 * thread at a time, with batches of at most 200 tracks.
 */
public interface ServerNotifier extends CratetagExtension {
  /** A short name for messages. */
  String name();

  /**
   * Called after tags were written; never in a dry run.
   *
   * @throws IOException when the server cannot be told; the run goes on and says so
   */
  void tagged(List<LabelledTrack> tracks) throws IOException;

  /**
   * Called after tags were taken back. What the tracks were labelled is not told.
   *
   * @throws IOException when the server cannot be told; the undo goes on and says so
   */
  void undone(List<LabelledTrack> tracks) throws IOException;

  /**
   * What the server shows of a file at this moment, for {@code cratetag show}; empty when it does
   * not know the file, or cannot be asked.
   *
   * @throws IOException when the server does not answer
   */
  default Optional<TagValues> shown(Path path) throws IOException {
    return Optional.empty();
  }
}
