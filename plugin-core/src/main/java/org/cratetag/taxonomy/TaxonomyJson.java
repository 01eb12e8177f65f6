package org.cratetag.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cratetag.taxonomy.Genre.Share;
import org.cratetag.taxonomy.Taxonomy.Family;
import org.cratetag.taxonomy.Taxonomy.Label;

/** Reads the file that a taxonomy comes in. */
final class TaxonomyJson {
  private TaxonomyJson() {}

  /** See {@link Taxonomy#fromJson}. */
  static Taxonomy read(String json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("taxonomy is not JSON: " + e.getMessage(), e);
    }
    if (!Taxonomy.SCHEMA.equals(root.path("schema").textValue())) {
      throw new IllegalArgumentException("taxonomy: schema must be " + Taxonomy.SCHEMA);
    }
    List<Family> families = new ArrayList<>();
    Map<String, List<String>> neighbours = new HashMap<>();
    for (JsonNode node : list(root, "families")) {
      boolean electronic = node.path("electronic").asBoolean(true);
      neighbours.put(Taxonomy.FAMILY + name(node, "name"), names(node, "near"));
      families.add(new Family(name(node, "name"), electronic, aliases(node)));
    }
    Set<String> known = Set.copyOf(families.stream().map(Family::name).toList());
    List<Label> labels = new ArrayList<>();
    for (JsonNode node : list(root, "labels")) {
      Label label = new Label(name(node, "name"), name(node, "family"), aliases(node));
      if (!known.contains(label.family())) {
        throw new IllegalArgumentException(
            "taxonomy: " + label.name() + " is in the unknown family " + label.family());
      }
      neighbours.put(Taxonomy.LABEL + label.name(), names(node, "near"));
      labels.add(label);
    }
    List<Genre> genres = new ArrayList<>();
    for (JsonNode node : root.has("genres") ? list(root, "genres") : List.<JsonNode>of()) {
      String under = node.has("under") ? name(node, "under") : "";
      neighbours.put(Taxonomy.GENRE + name(node, "name"), names(node, "near"));
      genres.add(new Genre(name(node, "name"), under, share(node), aliases(node)));
    }
    for (Genre genre : genres) {
      if (!genre.under().isEmpty()
          && genres.stream().noneMatch(other -> other.name().equals(genre.under()))) {
        throw new IllegalArgumentException(
            "taxonomy: " + genre.name() + " is under the unknown genre " + genre.under());
      }
    }
    return new Taxonomy(labels, families, genres, neighbours);
  }

  private static Share share(JsonNode node) {
    String text = node.path("electronic").asText();
    for (Share share : Share.values()) {
      if (share.name().toLowerCase(Locale.ROOT).equals(text)) {
        return share;
      }
    }
    throw new IllegalArgumentException("taxonomy: electronic must be all, some or none in " + node);
  }

  private static JsonNode list(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw new IllegalArgumentException("taxonomy: " + field + " must be a list");
    }
    return value;
  }

  private static String name(JsonNode node, String field) {
    String value = node.path(field).textValue();
    if (value == null || value.isBlank() || value.matches(".*[;/,].*")) {
      throw new IllegalArgumentException("taxonomy: no usable " + field + " in " + node);
    }
    return value;
  }

  private static List<String> names(JsonNode node, String field) {
    List<String> names = new ArrayList<>();
    node.path(field).forEach(name -> names.add(name.asText()));
    return names;
  }

  private static List<String> aliases(JsonNode node) {
    List<String> aliases = new ArrayList<>();
    node.path("aliases").forEach(names -> names.forEach(alias -> aliases.add(alias.asText())));
    return aliases;
  }
}
