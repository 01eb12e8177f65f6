package org.cratetag.train.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cratetag.base.BaseCheck;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.KnownBases;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.inference.GraphLook;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.ModelFolder;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/**
 * A network as Essentia publishes it: an ONNX file, and beside it a JSON file that tells of it.
 * Those are read that take the patches of {@code musicnn-mel/1} (Discogs-EffNet and its relatives,
 * MAEST, MusiCNN) or of {@code yamnet-mel/1} (YAMNet), whatever batch their graph insists on.
 *
 * <p>Names of the JSON's fields: the metadata that Essentia's models come with.
 *
 * @param path of the ONNX file
 * @param id that the base gets: the file's name without its batch and version
 * @param version of the network
 * @param about the JSON
 * @param algorithm that feeds it
 */
public record EssentiaModel(
    Path path, String id, int version, JsonNode about, EssentiaAlgorithm algorithm) {
  /** What such a file's name ends with. */
  public static final String SUFFIX = ".onnx";

  private static final String ABOUT_SUFFIX = ".json";
  private static final long MOST_ABOUT_BYTES = 4L << 20;

  /** {@code discogs-effnet-bs64-1}: what it is, the batch, the version. */
  private static final Pattern NAME =
      Pattern.compile("(?<id>.*?)(-bs([0-9]+|dynamic))?(-(?<version>[0-9]{1,4}))?");

  /** The makers say so of all their models: https://essentia.upf.edu/models.html. */
  private static final String LICENCE_OF_MAKERS = "CC-BY-NC-SA-4.0";

  private static final Pattern MAKERS = Pattern.compile("essentia\\.upf\\.edu|@upf\\.edu");
  private static final String UNSTATED = "NOASSERTION";
  private static final int CHECKED_VALUES = 40;
  private static final int HASH_DIGITS = 8;
  private static final int MOST_ID_CHARACTERS = 48;
  private static final double TOLERANCE = 1e-3;

  /**
   * Reads what is said of a network.
   *
   * @param path of the ONNX file
   * @throws PackException when nothing is, or it is a network of another kind, with the reason
   */
  public static EssentiaModel read(Path path) throws PackException {
    String name = path.getFileName().toString();
    String stem = name.substring(0, name.length() - SUFFIX.length());
    if (!Files.isRegularFile(path)) {
      throw new PackException(path + " is no file");
    }
    JsonNode about = about(path.resolveSibling(stem + ABOUT_SUFFIX), name);
    EssentiaAlgorithm algorithm = algorithm(about, name);
    Matcher parts = NAME.matcher(stem.toLowerCase(Locale.ROOT));
    String id = parts.matches() ? parts.group("id").replaceAll("[^a-z0-9]+", "-") : "";
    id = id.replaceAll("^-+|-+$", "");
    if (id.isEmpty() || id.length() > MOST_ID_CHARACTERS || id.equals(KnownBases.MUSICNN)) {
      throw new PackException(
          name + " is no name for a base here; give both files a short one of their own");
    }
    String version = parts.group("version");
    return new EssentiaModel(
        path, id, version == null ? 1 : Integer.parseInt(version), about, algorithm);
  }

  private static EssentiaAlgorithm algorithm(JsonNode about, String name) throws PackException {
    String said = about.at("/inference/algorithm").asText();
    return EssentiaAlgorithm.find(said)
        .orElseThrow(
            () ->
                new PackException(
                    "%s is for Essentia's %s; networks for %s can be a base here%s"
                        .formatted(
                            name,
                            said.isEmpty() ? "unnamed algorithm" : said,
                            String.join(", ", EssentiaAlgorithm.names()),
                            headOf(about)
                                .map(base -> ". It is a head over " + base + ": install that")
                                .orElse(""))));
  }

  private static JsonNode about(Path path, String name) throws PackException {
    if (!Files.isRegularFile(path)) {
      throw new PackException(
          "%s tells what %s takes and gives; its makers publish it beside it. Put it there"
              .formatted(path, name));
    }
    try {
      if (Files.size(path) > MOST_ABOUT_BYTES) {
        throw new PackException(path + " is larger than what tells of a network");
      }
      return JsonFields.MAPPER.readTree(Files.readString(path, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new PackException(path + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new PackException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Optional<String> headOf(JsonNode about) {
    return Optional.of(about.at("/inference/embedding_model/model_name").asText())
        .filter(base -> !base.isEmpty());
  }

  /** Id and version, as the base will be called. */
  public String name() {
    return id + "/" + version;
  }

  /** Who made it and what it does, for people. */
  public String title() {
    String description = about.path("description").asText();
    return about.path("name").asText(id) + (description.isEmpty() ? "" : ": " + description);
  }

  /** The licence of the weights, an SPDX expression; {@code NOASSERTION} where none is stated. */
  public String licence() {
    String stated = about.path("license").asText(about.path("licence").asText());
    if (!stated.isEmpty()) {
      return stated;
    }
    String from = about.path("link").asText() + " " + about.path("email").asText();
    return MAKERS.matcher(from).find() ? LICENCE_OF_MAKERS : UNSTATED;
  }

  /** Whether no licence is stated. */
  public boolean isUnstated() {
    return licence().equals(UNSTATED);
  }

  /** Whether the licence is one to think about: no commercial use, or none stated. */
  public boolean isRestricted() {
    return isUnstated() || licence().toUpperCase(Locale.ROOT).contains("NC");
  }

  /**
   * Makes the base: looks at the graph and lets it hear a patch.
   *
   * @throws PackException when the graph is not what the JSON says, or does not run
   */
  public MadeBase make() throws PackException {
    try {
      return make(bytes());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PackException(path + ": " + e.getMessage(), e);
    }
  }

  private MadeBase make(ByteBuffer model) throws PackException {
    EssentiaGraph graph = new EssentiaGraph(path, look(model), about, algorithm);
    BaseInput input = graph.input();
    List<BaseManifest.Section> sections = graph.sections();
    List<Integer> shape = input.tensor().shape();
    GoldenInput.Generated patch = algorithm.patch(shape.get(shape.size() - 2));
    String sha256 = PackReader.sha256(model);
    BaseManifest unchecked =
        manifest(
            input,
            sections,
            sha256,
            new BaseCheck(patch, Map.of(0, 0.0), TOLERANCE, BaseCheck.By.INSTALL));
    float[] values = BaseNetwork.hear(unchecked, model, patch);
    Map<Integer, Double> expected = new TreeMap<>();
    for (int i = 0; i < CHECKED_VALUES; i++) {
      int index = (int) ((long) i * (values.length - 1) / (CHECKED_VALUES - 1));
      expected.put(index, (double) values[index]);
    }
    BaseCheck check = new BaseCheck(patch, expected, TOLERANCE, BaseCheck.By.INSTALL);
    return new MadeBase(manifest(input, sections, sha256, check), model);
  }

  private GraphLook look(ByteBuffer model) throws PackException {
    try {
      return GraphLook.of(model);
    } catch (PackException e) {
      throw new PackException(path + ": " + e.getMessage(), e);
    }
  }

  private BaseManifest manifest(
      BaseInput input, List<BaseManifest.Section> sections, String sha256, BaseCheck check) {
    List<String> classes = new ArrayList<>();
    about.path("classes").forEach(each -> classes.add(each.asText()));
    return new BaseManifest(
        id,
        Integer.toString(version),
        title(),
        licence(),
        path.getFileName() + authors(),
        sha256,
        frontEnd(sha256),
        input,
        sections,
        classes,
        new GraphFile("model.onnx", sha256),
        check);
  }

  /**
   * Named after the weights, too: what other weights of that name give is not to be taken for it.
   */
  private String frontEnd(String sha256) {
    return "%s-%s/%d".formatted(id, sha256.substring(0, HASH_DIGITS), version);
  }

  private String authors() {
    String author = about.path("author").asText();
    return author.isEmpty() ? "" : " (" + author + ")";
  }

  private ByteBuffer bytes() throws PackException {
    try {
      return ModelFolder.map(path, PackReader.MAXIMUM_MODEL_BYTES);
    } catch (IOException e) {
      throw new PackException(path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
