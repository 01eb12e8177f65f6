package org.cratetag.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.json.PackException;

/**
 * Reads model packs and refuses those that do not fit: schema, hash of the model, front-end, golden
 * cases of the right size. Whether the ONNX graph is what the manifest says is seen when {@code
 * OnnxClassifier.open} loads it. Reads bounded amounts, whatever the pack holds.
 */
public final class PackReader {
  /** Most bytes of a manifest, card or golden file. */
  static final long MAXIMUM_TEXT_BYTES = 32L << 20;

  /** Most bytes of a pack's models together. */
  public static final long MAXIMUM_MODEL_BYTES = 512L << 20;

  private final Predicate<FrontEnd> knownFrontEnd;
  private final Function<FrontEnd, Optional<String>> whyUnknown;

  /**
   * A reader.
   *
   * @param knownFrontEnd whether some feature extractor computes the front-end
   */
  public PackReader(Predicate<FrontEnd> knownFrontEnd) {
    this(knownFrontEnd, frontEnd -> Optional.empty());
  }

  /**
   * A reader that can say what is wrong with a front-end.
   *
   * @param knownFrontEnd whether some feature extractor computes the front-end
   * @param whyUnknown what to tell the user of one that none computes
   */
  public PackReader(
      Predicate<FrontEnd> knownFrontEnd, Function<FrontEnd, Optional<String>> whyUnknown) {
    this.knownFrontEnd = Objects.requireNonNull(knownFrontEnd, "knownFrontEnd");
    this.whyUnknown = Objects.requireNonNull(whyUnknown, "whyUnknown");
  }

  /**
   * Reads a pack.
   *
   * @param path its folder, of any file system, or a zip file
   * @throws PackException when it cannot be read or does not fit; the message begins with the path
   */
  public ModelPack read(Path path) throws PackException {
    return read(PackFiles.at(path));
  }

  /** SHA-256 in lower case hexadecimal, as manifests hold it. */
  public static String sha256(byte[] bytes) {
    return sha256(ByteBuffer.wrap(bytes));
  }

  /** The same of a buffer, whose position stays. */
  public static String sha256(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public ModelPack read(PackFiles files) throws PackException {
    try {
      files.names();
      PackManifest manifest = manifest(files);
      checkFrontEnds(manifest);
      List<byte[]> models = models(files, manifest);
      GoldenCases golden = GoldenCases.fromJson(text(files, "golden.json"));
      checkGolden(manifest, golden);
      return new ModelPack(manifest, models, text(files, "card.md"), golden);
    } catch (PackException e) {
      throw new PackException(files.location() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new PackException(files.location() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The manifest alone, without a look at the model. */
  public static PackManifest manifest(PackFiles files) throws PackException, IOException {
    return PackManifest.fromJson(text(files, "pack.json"));
  }

  private static String text(PackFiles files, String name) throws PackException, IOException {
    return new String(files.read(name, MAXIMUM_TEXT_BYTES), StandardCharsets.UTF_8);
  }

  private static List<byte[]> models(PackFiles files, PackManifest manifest)
      throws PackException, IOException {
    List<byte[]> models = new ArrayList<>();
    long left = MAXIMUM_MODEL_BYTES;
    for (PackGraph graph : manifest.graphs()) {
      String file = graph.model().file();
      byte[] model = files.read(file, left);
      left -= model.length;
      String hash = sha256(model);
      if (!hash.equals(graph.model().sha256())) {
        throw new PackException(
            file + " has the hash " + hash + " but pack.json says " + graph.model().sha256());
      }
      models.add(model);
    }
    return models;
  }

  /** The first front-end of a pack that nothing computes here. */
  public Optional<FrontEnd> findUnknownFrontEnd(PackManifest manifest) {
    return manifest.frontEnds().stream()
        // Extractors see one clip at a time.
        .filter(frontEnd -> !knownFrontEnd.test(frontEnd.withoutWindows()))
        .findFirst();
  }

  /** Why a pack cannot be used here, for want of a front-end; in words for a user. */
  public Optional<String> findNeed(PackManifest manifest) {
    return findUnknownFrontEnd(manifest)
        .map(
            unknown ->
                "front-end "
                    + unknown.key()
                    + " is not known here"
                    + whyUnknown.apply(unknown.withoutWindows()).map(why -> ": " + why).orElse(""));
  }

  private void checkFrontEnds(PackManifest manifest) throws PackException {
    Optional<String> need = findNeed(manifest);
    if (need.isPresent()) {
      throw new PackException(need.get());
    }
    for (PackGraph graph : manifest.graphs()) {
      if (!graph.input().derived().isEmpty()) {
        throw new PackException("derived features are not known here: " + graph.input().derived());
      }
    }
  }

  private static void checkGolden(PackManifest manifest, GoldenCases golden) throws PackException {
    for (int i = 0; i < golden.cases().size(); i++) {
      GoldenCase each = golden.cases().get(i);
      if (each.probabilities().length != manifest.labels().size()) {
        throw new PackException(
            "golden.json: case %d has %d probabilities for %d labels"
                .formatted(i, each.probabilities().length, manifest.labels().size()));
      }
      if (each.inputs().size() != manifest.frontEnds().size()) {
        throw new PackException(
            "golden.json: case %d has %d inputs for %d front-ends"
                .formatted(i, each.inputs().size(), manifest.frontEnds().size()));
      }
      for (PackGraph graph : manifest.graphs()) {
        int features = clipSize(graph, each, manifest);
        boolean fits =
            graph.input().select().isEmpty()
                ? features == graph.input().size()
                : graph.input().select().stream().allMatch(index -> index < features);
        if (!fits) {
          throw new PackException(
              "golden.json: case %d has %d features, which the model's input does not fit"
                  .formatted(i, features));
        }
      }
    }
  }

  /** Values of one clip. */
  private static int clipSize(PackGraph graph, GoldenCase golden, PackManifest manifest) {
    List<Integer> shape =
        golden.inputs().get(manifest.frontEnds().indexOf(graph.frontEnd())).shape();
    int size = shape.stream().reduce(1, Math::multiplyExact);
    return graph.frontEnd().windows().isPresent() ? size / shape.get(0) : size;
  }
}
