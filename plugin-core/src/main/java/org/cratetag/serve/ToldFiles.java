package org.cratetag.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of which other programs have told, until a run has looked at them: they stand in a file of
 * the home, so that a daemon that ends before hears of them again. Of very many, all of their
 * library is looked through. Safe for use by several threads.
 */
final class ToldFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ToldFiles.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST = 5_000;

  private final Path file;
  private final Map<Path, Instant> waiting = new LinkedHashMap<>();
  private final Set<Path> fresh = new LinkedHashSet<>();

  /** What a daemon before has left stands there, and counts as told now. */
  ToldFiles(Path file, Instant now) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        for (JsonNode path : MAPPER.readTree(file.toFile())) {
          waiting.put(Path.of(path.asText()), now);
        }
        fresh.addAll(waiting.keySet());
      }
    } catch (IOException | InvalidPathException e) {
      LOG.warn("cannot read {}: what it told of is found by the schedule", file, e);
    }
  }

  /**
   * Somebody told of them. When this returns they are in the file of the home.
   *
   * @param roots by path: the library's folder in which it lies
   * @throws IOException when they cannot be remembered
   */
  synchronized void add(Map<Path, Path> roots, Instant now) throws IOException {
    boolean isMore = false;
    for (Map.Entry<Path, Path> told : roots.entrySet()) {
      boolean isOneMore = waiting.size() < MOST || waiting.containsKey(told.getKey());
      Path kept = isOneMore ? told.getKey() : told.getValue();
      fresh.add(kept);
      isMore |= waiting.put(kept, now) == null;
    }
    if (isMore) {
      write();
    }
  }

  /** Nobody waits for it any more. */
  synchronized void forget(Path path) {
    waiting.remove(path);
  }

  /** Those of which nobody has asked yet. */
  synchronized List<Path> takeFresh() {
    List<Path> taken = new ArrayList<>(fresh);
    fresh.clear();
    return taken;
  }

  /** How many are waited for. */
  synchronized int count() {
    return waiting.size();
  }

  /**
   * A run came to its end.
   *
   * @param started when; of what was told later it has not heard
   * @param unsettled files that it left for later, or their folders
   */
  synchronized void done(List<Path> roots, Instant started, Set<Path> unsettled) {
    boolean isLess =
        waiting
            .entrySet()
            .removeIf(
                told ->
                    !told.getValue().isAfter(started)
                        && roots.stream().anyMatch(told.getKey()::startsWith)
                        && unsettled.stream().noneMatch(left -> overlap(left, told.getKey())));
    if (isLess) {
      try {
        write();
      } catch (IOException e) {
        LOG.warn("cannot write {}", file, e);
      }
    }
  }

  private static boolean overlap(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private void write() throws IOException {
    List<String> names = waiting.keySet().stream().map(Path::toString).toList();
    HomeFile.write(file, MAPPER.writeValueAsString(names) + "\n");
  }
}
