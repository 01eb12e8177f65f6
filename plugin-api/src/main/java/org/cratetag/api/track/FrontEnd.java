package org.cratetag.api.track;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A versioned way to turn audio into model input, with its parameters. With windows, it is computed
 * for each clip of a track, and the tensor of the track has the clips as its first extent;
 * extractors see one clip at a time and no windows.
 *
 * @param id name and version, for example {@code edm-stats/1}
 * @param parameters by name; empty for front-ends that have none
 * @param windows the clips; empty to take what was decoded of the track as a whole
 */
public record FrontEnd(String id, Map<String, String> parameters, Optional<Windows> windows) {
  public FrontEnd {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(windows, "windows");
    if (!id.matches("[a-z0-9-]+/[0-9]+")) {
      throw new IllegalArgumentException("front-end id must look like name/1: " + id);
    }
    parameters = Map.copyOf(parameters);
  }

  /** A front-end of the track as a whole. */
  public FrontEnd(String id, Map<String, String> parameters) {
    this(id, parameters, Optional.empty());
  }

  /** A front-end without parameters. */
  public static FrontEnd of(String id) {
    return new FrontEnd(id, Map.of());
  }

  /** The same front-end of each of a track's clips. */
  public FrontEnd withWindows(Windows windows) {
    return new FrontEnd(id, parameters, Optional.of(windows));
  }

  /** The same front-end of a track as a whole. */
  public FrontEnd withoutWindows() {
    return new FrontEnd(id, parameters, Optional.empty());
  }

  /** One text for id, parameters in sorted order and windows: equal keys mean equal features. */
  public String key() {
    String name =
        parameters.isEmpty()
            ? id
            : new TreeMap<>(parameters)
                .entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .collect(Collectors.joining("&", id + "?", ""));
    return windows.map(w -> name + "@" + w.key()).orElse(name);
  }
}
