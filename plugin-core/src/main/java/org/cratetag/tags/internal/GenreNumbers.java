package org.cratetag.tags.internal;

import java.util.Optional;
import org.jaudiotagger.tag.reference.GenreTypes;

/** The names of ID3v1's genre numbers, with Winamp's additions. */
public final class GenreNumbers {
  private GenreNumbers() {}

  /** The name of a number counted from 0; empty when it has none. */
  public static Optional<String> nameOf(long number) {
    return number < 0 || number > 255
        ? Optional.empty()
        : Optional.ofNullable(GenreTypes.getInstanceOf().getValueForId((int) number));
  }

  /** The number of a name, in whatever case; empty when it has none. */
  public static Optional<Integer> numberOf(String name) {
    for (int number = 0; number <= 255; number++) {
      if (nameOf(number).filter(name::equalsIgnoreCase).isPresent()) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
