package org.cratetag.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.config.Library;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each library was last looked through by the schedule, in a file of the home. Without it, or
 * with a damaged one, all are due.
 */
final class LookTimes {
  private static final Logger LOG = LoggerFactory.getLogger(LookTimes.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final Map<String, String> times = new TreeMap<>();

  LookTimes(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        JsonNode node = MAPPER.readTree(file.toFile());
        node.fields().forEachRemaining(each -> times.put(each.getKey(), each.getValue().asText()));
      }
    } catch (IOException e) {
      LOG.warn("cannot read {}: every library is looked through", file, e);
    }
  }

  Optional<Instant> find(Library library) {
    try {
      return Optional.ofNullable(times.get(keyOf(library))).map(Instant::parse);
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  void put(Library library, Instant time) {
    times.put(keyOf(library), time.toString());
    try {
      HomeFile.write(file, MAPPER.writeValueAsString(times));
    } catch (IOException e) {
      LOG.warn("cannot write {}", file, e);
    }
  }

  /** A library that moves is another. */
  private static String keyOf(Library library) {
    return library.name() + "|" + library.paths();
  }
}
