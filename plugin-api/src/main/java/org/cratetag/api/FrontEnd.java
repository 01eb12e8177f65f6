package org.cratetag.api;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A versioned way to turn audio into model input, with its parameters.
 *
 * @param id name and version, for example {@code edm-stats/1}
 * @param parameters by name; empty for front-ends that have none
 */
public record FrontEnd(String id, Map<String, String> parameters) {
  /** Checks and copies the values. */
  public FrontEnd {
    Objects.requireNonNull(id, "id");
    if (!id.matches("[a-z0-9-]+/[0-9]+")) {
      throw new IllegalArgumentException("front-end id must look like name/1: " + id);
    }
    parameters = Map.copyOf(parameters);
  }

  /** A front-end without parameters. */
  public static FrontEnd of(String id) {
    return new FrontEnd(id, Map.of());
  }

  /** One text for id and parameters in sorted order: equal keys mean equal features. */
  public String key() {
    if (parameters.isEmpty()) {
      return id;
    }
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("&", id + "?", ""));
  }
}
