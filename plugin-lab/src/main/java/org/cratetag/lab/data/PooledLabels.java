package org.cratetag.lab.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.taxonomy.Taxonomy;

/**
 * The taxonomy as training sees it: the canonical labels, the family of each, and the names that
 * each set of data gives them.
 *
 * @param families family of each label, in the taxonomy's order
 * @param aliases canonical label by vocabulary, then by name in lower case
 */
public record PooledLabels(Map<String, String> families, Map<String, Map<String, String>> aliases) {
  private static final String SCHEMA = Taxonomy.SCHEMA;
  private static final String BUNDLED = "/org/cratetag/models/taxonomy.json";

  /** Copies the values, keeping their order. */
  public PooledLabels {
    families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
    aliases = Map.copyOf(aliases);
  }

  /**
   * The taxonomy that comes with the program.
   *
   * @throws IOException when it cannot be read or is not sound
   */
  public static PooledLabels bundled() throws IOException {
    try (InputStream in = PooledLabels.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IOException(BUNDLED + " is not on the class path");
      }
      return read(in);
    }
  }

  /**
   * Reads a taxonomy.
   *
   * @throws IOException when it is not sound: unknown family, a name for two labels
   */
  public static PooledLabels read(InputStream in) throws IOException {
    JsonNode root = new ObjectMapper().readTree(in);
    if (!SCHEMA.equals(root.path("schema").asText())) {
      throw new IOException("taxonomy schema is " + root.path("schema") + ", expected " + SCHEMA);
    }
    List<String> known = new ArrayList<>();
    root.path("families").forEach(family -> known.add(family.path("name").asText()));
    Map<String, String> families = new LinkedHashMap<>();
    Map<String, Map<String, String>> aliases = new HashMap<>();
    for (JsonNode label : root.path("labels")) {
      String name = label.path("name").asText();
      String family = label.path("family").asText();
      if (name.isBlank() || name.matches(".*[;/,].*") || !known.contains(family)) {
        throw new IOException("taxonomy label '" + name + "' of family '" + family + "'");
      }
      if (families.put(name, family) != null) {
        throw new IOException("taxonomy names " + name + " twice");
      }
      for (Map.Entry<String, JsonNode> vocabulary : label.path("aliases").properties()) {
        Map<String, String> names =
            aliases.computeIfAbsent(vocabulary.getKey(), key -> new HashMap<>());
        for (JsonNode alias : vocabulary.getValue()) {
          String other = names.put(alias.asText().toLowerCase(Locale.ROOT), name);
          if (other != null) {
            throw new IOException("alias " + alias + " names both " + other + " and " + name);
          }
        }
      }
    }
    return new PooledLabels(families, aliases);
  }

  /** The labels in the taxonomy's order. */
  public List<String> labels() {
    return List.copyOf(families.keySet());
  }

  /**
   * The canonical label of a name in a vocabulary.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String label(String vocabulary, String name) {
    String label = aliases.getOrDefault(vocabulary, Map.of()).get(name.toLowerCase(Locale.ROOT));
    if (label == null) {
      throw new IllegalArgumentException(vocabulary + " name '" + name + "' is in no label");
    }
    return label;
  }
}
