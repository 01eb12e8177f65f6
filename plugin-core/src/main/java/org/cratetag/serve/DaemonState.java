package org.cratetag.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the daemon of a home does, as it says itself in a file there.
 *
 * @param pid its process
 * @param started when that began, as the system knows it, so that another process is not taken for
 *     it
 * @param since when the daemon began
 * @param doing in a few words
 * @param library what it works on; empty for nothing
 * @param done tracks of the run so far
 * @param left tracks of the run still to come
 * @param next what comes, the soonest first
 * @param watched how it hears of changes
 * @param trouble what its owner should know; empty for nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DaemonState(
    long pid,
    String started,
    String since,
    String doing,
    String library,
    long done,
    long left,
    List<Next> next,
    List<Watched> watched,
    String trouble) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(
              com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              false);

  public DaemonState {
    next = next == null ? List.of() : List.copyOf(next);
    watched = watched == null ? List.of() : List.copyOf(watched);
    library = library == null ? "" : library;
    trouble = trouble == null ? "" : trouble;
  }

  /**
   * Something to come.
   *
   * @param library its name
   * @param at when
   * @param why in words
   */
  public record Next(String library, String at, String why) {}

  /**
   * A library and how changes in it are heard of.
   *
   * @param library its name
   * @param how in words
   */
  public record Watched(String library, String how) {}

  /** What stands in the home; empty when no daemon is at work there. */
  public static Optional<DaemonState> find(Path folder) {
    Path file = fileIn(folder);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      DaemonState state = MAPPER.readValue(file.toFile(), DaemonState.class);
      return Optional.of(state).filter(DaemonState::isAlive);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What {@link #toJson} wrote; empty when that cannot be read. */
  public static Optional<DaemonState> of(String json) {
    try {
      return Optional.of(MAPPER.readValue(json, DaemonState.class));
    } catch (IOException otherVersion) {
      return Optional.empty();
    }
  }

  /** As it stands in the home. */
  public String toJson() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid).filter(process -> startOf(process).equals(started)).isPresent();
  }

  static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  void write(Path folder) throws IOException {
    HomeFile.write(fileIn(folder), toJson() + "\n");
  }

  static Path fileIn(Path folder) {
    return folder.resolve("state.json");
  }
}
