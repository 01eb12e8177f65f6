package org.cratetag.serve;

import java.time.Instant;
import java.util.List;
import org.cratetag.config.Library;

/** When libraries are looked through. */
public interface Timetable {
  /** Keeps times for these from now on. */
  void setLibraries(List<Library> libraries);

  /** When a library is due, for this machine or another; now or before only when this one may. */
  Instant next(Library library, Instant now);

  /**
   * A library was looked through.
   *
   * @param started when that began
   */
  void done(Library library, Instant started);

  /** A library that is due cannot be looked through before then. */
  void putOff(Library library, Instant until);
}
