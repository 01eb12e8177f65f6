package org.cratetag.cli.ownset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.train.data.LabelledSet;

/** Where a person's own data set comes from. */
public interface OwnSet {
  /**
   * Reads it, after listening to what is new where it is made of music.
   *
   * @param smallest fewest rows of a label; rarer ones are left out
   * @param unheard told of tracks that cannot be listened to
   * @return empty when the user stopped the listening
   * @throws WrongUseException when it cannot be read
   */
  Optional<LabelledSet> read(Engine engine, int smallest, UnheardTracks unheard, Output output)
      throws RunException, IOException;

  /** The options that name it, with words in place of files. */
  String options();

  /** The folder that holds its files. */
  Path folder();
}
