package org.cratetag.train.base;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseCheck;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.GraphTensor;
import org.cratetag.base.KnownBases;
import org.cratetag.feature.patch.MusicnnMel;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.PackException;

/**
 * Makes the base {@code musicnn} of the Python package musicnn 0.1.0: the network MSD_musicnn,
 * which learned the 50 most frequent Last.fm tags of 200,000 tracks of the Million Song Dataset.
 * The file is the one that was published or it is refused.
 */
public final class MusicnnWheel {
  /** What a package index knows it by. */
  public static final String REQUIREMENT = "musicnn==0.1.0";

  /** What the file is called. */
  public static final String FILE = "musicnn-0.1.0-py3-none-any.whl";

  private static final String SHA256 =
      "f38a4890c648c1ddbb141c5d96d2b0a8cfcd36746002d896989f7b88beb65cfa";
  private static final long MOST_BYTES = 64L << 20;
  private static final String FOLDER = "musicnn/MSD_musicnn/";
  private static final String CHECK = "musicnn-msd-check.csv";
  private static final double TOLERANCE = 2e-4;

  /** {@code configuration.py}: MSD_LABELS. */
  private static final List<String> TAGS =
      List.of(
          "rock,pop,alternative,indie,electronic,female vocalists,dance,00s,alternative rock,jazz,"
              .concat("beautiful,metal,chillout,male vocalists,classic rock,soul,indie rock,")
              .concat("Mellow,electronica,80s,folk,90s,chill,instrumental,punk,oldies,blues,")
              .concat("hard rock,ambient,acoustic,experimental,female vocalist,guitar,Hip-Hop,")
              .concat("70s,party,country,easy listening,sexy,catchy,funk,electro,heavy metal,")
              .concat("Progressive rock,60s,rnb,indie pop,sad,House,happy")
              .split(","));

  private MusicnnWheel() {}

  /**
   * Reads the package and makes the base.
   *
   * @throws PackException when it is another file, with the reason
   */
  public static MadeBase read(Path wheel) throws PackException {
    try {
      if (Files.size(wheel) > MOST_BYTES) {
        throw new PackException(wheel + " is larger than " + FILE);
      }
      String found = PackReader.sha256(Files.readAllBytes(wheel));
      if (!found.equals(SHA256)) {
        throw new PackException(
            "%s is not %s as it was published: its SHA-256 is %s, not %s"
                .formatted(wheel, FILE, found, SHA256));
      }
      try (ZipFile zip = new ZipFile(wheel.toFile())) {
        return make(
            Checkpoint.of(
                bytes(zip, FOLDER + ".index"), bytes(zip, FOLDER + ".data-00000-of-00001")));
      }
    } catch (IOException e) {
      throw new PackException(wheel + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static MadeBase make(Checkpoint checkpoint) throws PackException {
    MusicnnGraph.Made graph = MusicnnGraph.of(checkpoint);
    BaseManifest manifest =
        new BaseManifest(
            KnownBases.MUSICNN,
            "0.1.0",
            "MusiCNN, taught 50 Last.fm tags with the Million Song Dataset",
            "ISC",
            "Python package musicnn 0.1.0 (J. Pons, Music Technology Group, Universitat Pompeu"
                + " Fabra), network MSD_musicnn",
            SHA256,
            KnownBases.MUSICNN_FRONT_END,
            new BaseInput(
                FrontEnd.of(MusicnnMel.ID),
                new GraphTensor(
                    MusicnnGraph.INPUT, List.of(1, 1, MusicnnMel.FRAMES, MusicnnMel.BANDS)),
                1),
            List.of(
                new BaseManifest.Section("max_pool", graph.pooled()),
                new BaseManifest.Section("mean_pool", graph.pooled()),
                new BaseManifest.Section("tags", graph.tags())),
            TAGS,
            new GraphFile("model.onnx", PackReader.sha256(graph.model())),
            check());
    return new MadeBase(manifest, ByteBuffer.wrap(graph.model()));
  }

  private static BaseCheck check() {
    Map<Integer, Double> expected = new TreeMap<>();
    try (InputStream in = MusicnnWheel.class.getResourceAsStream(CHECK);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(cells -> expected.put(Integer.valueOf(cells[0]), Double.valueOf(cells[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("the program lacks " + CHECK, e);
    }
    List<Integer> shape = List.of(1, 1, MusicnnMel.FRAMES, MusicnnMel.BANDS);
    return new BaseCheck(
        new GoldenInput.Generated(shape, 17, 0, 4), expected, TOLERANCE, BaseCheck.By.MAKERS);
  }

  private static byte[] bytes(ZipFile zip, String name) throws PackException, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new PackException(zip.getName() + " holds no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) MOST_BYTES);
      if (bytes.length == MOST_BYTES) {
        throw new PackException(name + " in " + zip.getName() + " is too large");
      }
      return bytes;
    }
  }
}
