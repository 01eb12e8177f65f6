package org.cratetag.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Whether somebody has asked the daemon of a home to rest: a file there says so. */
public final class Pause {
  private final Path file;

  /**
   * The pause of a home.
   *
   * @param folder where the daemon keeps what it remembers
   */
  public Pause(Path folder) {
    this.file = folder.resolve("paused");
  }

  /** Asks it to rest until a time, or until it is told to go on. */
  public void begin(Optional<Instant> until) throws IOException {
    HomeFile.write(file, until.map(Instant::toString).orElse("") + "\n");
  }

  /** Tells it to go on. Gives whether it rested. */
  public boolean end() throws IOException {
    return Files.deleteIfExists(file);
  }

  /**
   * Until when it rests: {@link Instant#MAX} where nobody said until when; empty when it does not.
   */
  public Optional<Instant> findEnd(Instant now) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file).strip();
      Instant until = text.isEmpty() ? Instant.MAX : Instant.parse(text);
      return Optional.of(until).filter(now::isBefore);
    } catch (IOException | DateTimeException unreadable) {
      return Optional.of(Instant.MAX);
    }
  }
}
