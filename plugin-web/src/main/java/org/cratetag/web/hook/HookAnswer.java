package org.cratetag.web.hook;

import java.nio.file.Path;
import java.util.List;

/**
 * What becomes of files that somebody told of.
 *
 * @param accepted are looked at when they have settled
 * @param ignored are not
 */
public record HookAnswer(List<Accepted> accepted, List<Ignored> ignored) {
  public HookAnswer {
    accepted = List.copyOf(accepted);
    ignored = List.copyOf(ignored);
  }

  /**
   * A file or folder of a library.
   *
   * @param sent as the sender calls it
   * @param here what that is on this machine
   */
  public record Accepted(String sent, Path here, String library) {}

  /**
   * One that is none of ours, or left out.
   *
   * @param sent as the sender calls it
   * @param reason what is in the way
   * @param isForeign whether no library holds it, as is when names differ between sender and us
   */
  public record Ignored(String sent, String reason, boolean isForeign) {}

  /** Where the accepted ones are. */
  public List<Path> paths() {
    return accepted.stream().map(Accepted::here).toList();
  }
}
