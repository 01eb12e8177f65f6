package org.cratetag.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;
import org.cratetag.inference.TinyPack;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.json.PackException;

/** A part of a pack, of any bytes: read whole, or refused. */
public final class PackFuzz implements FuzzTarget {
  private final Part part;
  private final Scratch scratch = new Scratch();

  /** What is made up. */
  public enum Part {
    JSON,
    GOLDEN,
    ZIP;

    /** Its name among all targets. */
    public String target() {
      return "pack-" + name().toLowerCase(Locale.ROOT);
    }
  }

  public PackFuzz(Part part) {
    this.part = part;
  }

  @Override
  public List<byte[]> seeds(Path folder) throws Exception {
    byte[] manifest = TinyPack.manifest().toJson().getBytes(StandardCharsets.UTF_8);
    byte[] golden = TinyPack.golden().toJson().getBytes(StandardCharsets.UTF_8);
    return switch (part) {
      case JSON -> bundled("pack.json", manifest);
      case GOLDEN -> List.of(golden);
      case ZIP -> List.of(zip("", manifest, golden), zip("tiny/", manifest, golden));
    };
  }

  private static List<byte[]> bundled(String name, byte[] tiny) throws IOException {
    List<byte[]> seeds = new ArrayList<>(List.of(tiny));
    Path models = Path.of("..", "models");
    if (Files.isDirectory(models)) {
      try (var packs = Files.walk(models, 2)) {
        for (Path file : packs.filter(each -> each.endsWith(name)).sorted().toList()) {
          seeds.add(Files.readAllBytes(file));
        }
      }
    }
    return seeds;
  }

  private static byte[] zip(String folder, byte[] manifest, byte[] golden) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, folder + "pack.json", manifest);
      add(zip, folder + "golden.json", golden);
      add(zip, folder + "card.md", new byte[] {'#'});
      add(zip, folder + "model.onnx", TinyPack.model());
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  @Override
  public void run(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      switch (part) {
        case JSON -> {
          PackManifest manifest = PackManifest.fromJson(text);
          assertThat(PackManifest.fromJson(manifest.toJson())).isEqualTo(manifest);
        }
        case GOLDEN -> {
          String written = GoldenCases.fromJson(text).toJson();
          assertThat(GoldenCases.fromJson(written).toJson()).isEqualTo(written);
        }
        default -> TinyPack.READER.read(scratch.file("pack.zip", input));
      }
    } catch (PackException refused) {
      // As it should.
    }
  }
}
