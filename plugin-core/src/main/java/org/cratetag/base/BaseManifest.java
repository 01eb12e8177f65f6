package org.cratetag.base;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.json.PackException;

/**
 * What {@code base.json} says of a base network.
 *
 * @param id which names it on the command line and its folder
 * @param version of what its makers published
 * @param title for people
 * @param licence of the weights, an SPDX expression
 * @param source what was installed, for people
 * @param sourceSha256 of the file that it was made of
 * @param frontEnd id of the front-end that it computes, such as {@code musicnn/1}; parameters that
 *     a pack gives to that are handed on to the input
 * @param input what the graph takes
 * @param sections of the values that it gives for a patch, in order; of a track they are the means
 *     over its patches
 * @param tags names of the last section's values, as its makers spell them
 * @param model the ONNX file
 * @param check what the network gives for values that anyone can make
 */
public record BaseManifest(
    String id,
    String version,
    String title,
    String licence,
    String source,
    String sourceSha256,
    String frontEnd,
    BaseInput input,
    List<Section> sections,
    List<String> tags,
    GraphFile model,
    BaseCheck check) {
  /** The schema that this version reads and writes. */
  public static final String SCHEMA = "cratetag-base/1";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Most values that a base gives for a track. */
  private static final int MOST_VALUES = 1 << 16;

  /** What becomes of the values that an output of the graph gives for a patch. */
  public enum Pooling {
    /** They are taken as they are. */
    NONE,

    /**
     * The output gives a vector for each token of a transformer: those of the first two, which
     * stand for the patch as a whole, are taken, then the mean of the others. P. Alonso-Jiménez et
     * al., "Efficient supervised training of audio transformers for music representation learning",
     * ISMIR 2023.
     */
    TOKENS
  }

  /**
   * Values of one kind, side by side.
   *
   * @param name of the kind
   * @param size how many
   * @param output the graph's output that gives them for each patch; empty where the graph has one
   *     output, in which the sections lie side by side
   * @param pooling of what the output gives
   */
  public record Section(String name, int size, Optional<String> output, Pooling pooling) {
    /** How many vectors there are of tokens. */
    public static final int TOKEN_VECTORS = 3;

    public Section {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(output, "output");
      Objects.requireNonNull(pooling, "pooling");
      if (size < 1 || size > MOST_VALUES) {
        throw new IllegalArgumentException("section " + name + " has the size " + size);
      }
      if (pooling == Pooling.TOKENS && (size % TOKEN_VECTORS != 0 || output.isEmpty())) {
        throw new IllegalArgumentException(
            "section " + name + " of tokens needs an output and a size that 3 divides");
      }
    }

    /** Of an output, as it gives them. */
    public Section(String name, int size, String output) {
      this(name, size, Optional.of(output), Pooling.NONE);
    }

    /** Of the only output. */
    public Section(String name, int size) {
      this(name, size, Optional.empty(), Pooling.NONE);
    }
  }

  public BaseManifest {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id must be lower case letters, digits and hyphens, found '" + id + "'");
    }
    if (!SHA256.matcher(sourceSha256).matches()) {
      throw new IllegalArgumentException("sourceSha256 is no SHA-256: " + sourceSha256);
    }
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(source, "source");
    FrontEnd.of(frontEnd);
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(check, "check");
    sections = List.copyOf(sections);
    tags = List.copyOf(tags);
    int size = sections.stream().mapToInt(Section::size).sum();
    if (sections.isEmpty() || size > MOST_VALUES) {
      throw new IllegalArgumentException("sections hold " + size + " values");
    }
    if (sections.stream().map(section -> section.output().isPresent()).distinct().count() > 1) {
      throw new IllegalArgumentException("some sections name an output and some do not");
    }
    if (sections.get(sections.size() - 1).size() != tags.size()) {
      throw new IllegalArgumentException("tags are not as many as the last section's values");
    }
    if (check.expected().keySet().stream().anyMatch(index -> index >= size)) {
      throw new IllegalArgumentException("check names a value beyond " + size);
    }
  }

  /** Id and version, for example {@code musicnn/0.1.0}. */
  public String name() {
    return id + "/" + version;
  }

  /** How many values it gives. */
  public int values() {
    return sections.stream().mapToInt(Section::size).sum();
  }

  /**
   * Reads a manifest.
   *
   * @throws PackException naming the field that is missing or wrong
   */
  public static BaseManifest fromJson(String json) throws PackException {
    return BaseJson.read(json);
  }

  /** The manifest as indented JSON that {@link #fromJson} reads back to an equal one. */
  public String toJson() {
    return BaseJson.write(this);
  }
}
