package org.cratetag.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A password or key: known, or in a file that is read when it is asked for. Never shown. */
public final class Secret {
  private static final int LONGEST = 4_096;

  private final Optional<String> value;
  private final Optional<Path> file;

  private Secret(Optional<String> value, Optional<Path> file) {
    this.value = value;
    this.file = file;
  }

  /** One that is known. */
  public static Secret of(String value) {
    return new Secret(Optional.of(value), Optional.empty());
  }

  /** One that stands alone in a file. */
  public static Secret inFile(Path file) {
    return new Secret(Optional.empty(), Optional.of(file));
  }

  /**
   * The secret itself.
   *
   * @throws IOException when its file cannot be read, or holds none
   */
  public String reveal() throws IOException {
    if (value.isPresent()) {
      return value.get();
    }
    Path path = file.orElseThrow();
    try {
      if (Files.size(path) > LONGEST) {
        throw new IOException("it is too long to hold a secret");
      }
      String text = Files.readString(path, StandardCharsets.UTF_8).strip();
      if (text.isEmpty()) {
        throw new IOException("it is empty");
      }
      return text;
    } catch (IOException e) {
      throw new IOException("cannot read the secret in " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value) && secret.file.equals(file);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, file);
  }

  @Override
  public String toString() {
    return "***";
  }
}
