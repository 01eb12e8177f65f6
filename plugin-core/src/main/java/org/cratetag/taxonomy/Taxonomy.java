package org.cratetag.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.taxonomy.Genre.Share;

/**
 * The names of styles that Cratetag speaks of, their families, and what others call them. Names are
 * compared without case, accents, spaces and punctuation, and with {@code &}, {@code +} and a lone
 * {@code n} read as "and": "drum 'n' bass" is "Drum & Bass".
 */
public final class Taxonomy {
  /** The schema that this version reads. */
  public static final String SCHEMA = "cratetag-taxonomy/1";

  /** What the {@link #nodes} of families begin with. */
  static final String FAMILY = "family ";

  static final String LABEL = "label ";
  static final String GENRE = "genre ";

  /** What all families of electronic music are parts of. */
  public static final String ELECTRONIC = "Electronic";

  /** Speech, whatever it is about. */
  public static final String SPOKEN_WORD = "Spoken Word";

  private static final String RESOURCE = "/org/cratetag/models/taxonomy.json";

  private final List<Label> labels;
  private final List<Family> families;
  private final List<Genre> genres;
  private final Map<String, Term> terms = new HashMap<>();

  /** Genres beside the families, by each of their names. */
  private final Map<String, Genre> genreNames = new HashMap<>();

  /** What lies next to a family, label or genre, by its node. */
  private final Map<String, List<String>> neighbours = new HashMap<>();

  /** What the user calls something, to what that is. */
  private final Map<String, String> otherNames = new HashMap<>();

  private final StyleNames styleNames = new StyleNames();

  /** A name of the taxonomy. */
  public sealed interface Term {
    /** The canonical name, as it is written into tags. */
    String name();

    /** The family that it belongs to; its own name for a family. */
    String family();

    /** What others call it. */
    List<String> aliases();
  }

  /**
   * A subgenre.
   *
   * @param name canonical
   * @param family canonical name of its family
   * @param aliases what others call it
   */
  public record Label(String name, String family, List<String> aliases) implements Term {
    public Label {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * A family of subgenres.
   *
   * @param name canonical
   * @param electronic whether all of it is electronic music, as Hip-Hop is not
   * @param aliases what others call it
   */
  public record Family(String name, boolean electronic, List<String> aliases) implements Term {
    public Family {
      aliases = List.copyOf(aliases);
    }

    @Override
    public String family() {
      return name;
    }
  }

  Taxonomy(
      List<Label> labels,
      List<Family> families,
      List<Genre> genres,
      Map<String, List<String>> neighbours) {
    this.neighbours.putAll(neighbours);
    this.labels = List.copyOf(labels);
    this.families = List.copyOf(families);
    this.genres = List.copyOf(genres);
    for (Genre genre : genres) {
      genreNames.put(simplified(genre.name()), genre);
      genre.aliases().forEach(alias -> genreNames.putIfAbsent(simplified(alias), genre));
    }
    this.labels.forEach(label -> terms.putIfAbsent(simplified(label.name()), label));
    this.families.forEach(family -> terms.putIfAbsent(simplified(family.name()), family));
    this.labels.forEach(this::addAliases);
    this.families.forEach(this::addAliases);
  }

  /** The taxonomy that comes with the program. */
  public static Taxonomy bundled() {
    try (InputStream in = Taxonomy.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + RESOURCE);
      }
      return fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /**
   * Reads a taxonomy.
   *
   * @throws IllegalArgumentException naming what is missing or wrong
   */
  public static Taxonomy fromJson(String json) {
    return TaxonomyJson.read(json);
  }

  /**
   * This taxonomy with further names.
   *
   * @param aliases by name, known here or not; a canonical name cannot be another one's alias
   */
  public Taxonomy withAliases(Map<String, List<String>> aliases) {
    Taxonomy more = new Taxonomy(labels, families, genres, neighbours);
    aliases.forEach(
        (name, others) ->
            others.forEach(other -> more.otherNames.put(simplified(other), canonical(name))));
    return more;
  }

  /** Whether a text is itself the name of a label or family, and not one of its aliases. */
  public boolean isCanonical(String text) {
    return find(text).filter(term -> simplified(term.name()).equals(simplified(text))).isPresent();
  }

  /**
   * A name in the taxonomy's spelling, {@code House} for {@code house}; aliases stay as they are.
   */
  public String spelling(String text) {
    String simplified = simplified(text);
    return Stream.concat(
            find(text).map(Term::name).stream(),
            Optional.ofNullable(genreNames.get(simplified)).map(Genre::name).stream())
        .filter(name -> simplified(name).equals(simplified))
        .findFirst()
        .orElse(text);
  }

  /** Every subgenre, in the file's order. */
  public List<Label> labels() {
    return labels;
  }

  /**
   * What a name stands for. Where a subgenre and a family share a name, as House does, the subgenre
   * is found; canonical names come before aliases.
   */
  public Optional<Term> find(String name) {
    String simplified = simplified(name);
    return Optional.ofNullable(terms.get(otherNames.getOrDefault(simplified, simplified)));
  }

  /** Whether two names stand for the same style: "D&B" and "Drum & Bass" do. */
  public boolean isSame(String a, String b) {
    return canonical(a).equals(canonical(b));
  }

  /**
   * Whether a name stands for a label that packs say. More names do than in {@link #isSame}: those
   * of genres beside the families, as Audiobook for Spoken Word.
   */
  public boolean means(String name, String label) {
    return isSame(name, label) || withGenres(name).equals(withGenres(label));
  }

  private String withGenres(String name) {
    String canonical = canonical(name);
    Genre genre = terms.containsKey(canonical) ? null : genreNames.get(canonical);
    return genre == null ? canonical : simplified(genre.name());
  }

  /** Every name of a style that is not an alias: subgenres, families and other genres. */
  public List<String> names() {
    return Stream.of(
            labels.stream().map(Label::name),
            families.stream().map(Family::name),
            genres.stream().map(Genre::name))
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /**
   * Whether the name alone says that a track is electronic. Of names that are not known the last
   * word counts: Minimal Dark Techno is Techno. Names that other music bears too (Funk, Reggae,
   * Hip-Hop) do not say so.
   */
  public boolean isElectronic(String name) {
    return electronic(name).filter(share -> share == Share.ALL).isPresent();
  }

  /**
   * Whether the name alone says that a track is not electronic: Classical does, and Progressive
   * Rock by its last word. Names that are not known, and those of music that may be either, do not.
   */
  public boolean isNeverElectronic(String name) {
    return electronic(name).filter(share -> share == Share.NONE).isPresent();
  }

  /** Whether the name stands for music that is electronic or not, as Disco, Hip-Hop and Pop do. */
  public boolean isSometimesElectronic(String name) {
    return electronic(name).filter(share -> share == Share.SOME).isPresent();
  }

  /** The families, labels and genres that a name stands for, for {@link StyleTree}. */
  List<String> nodes(String name) {
    String simplified = simplified(otherNames.getOrDefault(simplified(name), name));
    List<String> nodes = new ArrayList<>();
    if (terms.get(simplified) instanceof Label label) {
      nodes.add(LABEL + label.name());
    }
    families.stream()
        .filter(family -> isCalled(family, simplified))
        .forEach(family -> nodes.add(FAMILY + family.name()));
    Genre genre = genreNames.get(simplified);
    if (genre != null) {
      nodes.add(GENRE + genre.name());
    }
    return nodes;
  }

  private boolean isCalled(Family family, String simplified) {
    return simplified(family.name()).equals(simplified)
        || family.aliases().stream().anyMatch(alias -> simplified(alias).equals(simplified));
  }

  /** What a node is a part of; empty for what stands at the top. */
  String above(String node) {
    for (Label label : labels) {
      if (node.equals(LABEL + label.name())) {
        return FAMILY + label.family();
      }
    }
    for (Family family : families) {
      if (node.equals(FAMILY + family.name())) {
        return family.electronic() ? GENRE + ELECTRONIC : "";
      }
    }
    for (Genre genre : genres) {
      if (node.equals(GENRE + genre.name())) {
        return genre.under().isEmpty() ? "" : GENRE + genre.under();
      }
    }
    return "";
  }

  /** Names that lie next to a node. */
  List<String> near(String node) {
    return neighbours.getOrDefault(node, List.of());
  }

  private Optional<Share> electronic(String name) {
    Optional<Share> whole = electronicWhole(name);
    if (whole.isPresent()) {
      return whole;
    }
    String[] words = name.strip().split("[\\s-]+");
    if (words.length < 2) {
      return Optional.empty();
    }
    List<Share> shares =
        Arrays.stream(words).flatMap(word -> electronicWhole(word).stream()).toList();
    // Electronic Rock is neither here nor there.
    return shares.contains(Share.ALL) && shares.contains(Share.NONE)
        ? Optional.of(Share.SOME)
        : electronicWhole(words[words.length - 1]);
  }

  private Optional<Share> electronicWhole(String name) {
    String simplified = otherNames.getOrDefault(simplified(name), simplified(name));
    Genre genre = genreNames.get(simplified);
    if (genre != null) {
      return Optional.of(genre.electronic());
    }
    return Optional.ofNullable(terms.get(simplified))
        .flatMap(term -> families.stream().filter(f -> f.name().equals(term.family())).findFirst())
        .map(family -> family.electronic() ? Share.ALL : Share.SOME);
  }

  private String canonical(String name) {
    String simplified = simplified(name);
    if (otherNames.containsKey(simplified)) {
      return otherNames.get(simplified);
    }
    Term term = terms.get(simplified);
    return term == null ? simplified : simplified(term.name());
  }

  private void addAliases(Term term) {
    term.aliases().forEach(alias -> terms.putIfAbsent(simplified(alias), term));
  }

  private String simplified(String name) {
    return styleNames.simplified(name);
  }
}
