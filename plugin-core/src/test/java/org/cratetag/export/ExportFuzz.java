package org.cratetag.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.track.Crate;
import org.cratetag.export.rekordbox.RekordboxExporter;
import org.cratetag.export.serato.SeratoExporter;
import org.cratetag.export.traktor.TraktorExporter;
import org.cratetag.fuzz.FuzzTarget;

/**
 * A DJ program's library of any bytes that is to be brought up to date: refused and left as it is,
 * or updated so that the same update again changes nothing.
 */
public final class ExportFuzz implements FuzzTarget {
  private static final List<Crate> CRATES =
      List.of(ExportedTracks.techHouse("/music/a & b.mp3", "/music/\u00fc.flac"));

  private final Program program;
  private final Path folder;

  /** Whose library it is. */
  public enum Program {
    REKORDBOX(RekordboxExporter::new, "library.xml"),
    TRAKTOR(TraktorExporter::new, "collection.nml"),
    SERATO(SeratoExporter::new, "_Serato_/Subcrates/Tech House.crate"),
    M3U8(M3u8Exporter::new, "Tech House.m3u8");

    private final Supplier<CrateExporter> exporter;
    private final String file;

    Program(Supplier<CrateExporter> exporter, String file) {
      this.exporter = exporter;
      this.file = file;
    }

    /** Its name among all targets. */
    public String target() {
      return "export-" + name().toLowerCase(Locale.ROOT);
    }

    /** Whether OUT is a folder that holds the file. */
    private boolean isInFolder() {
      return this == SERATO || this == M3U8;
    }
  }

  public ExportFuzz(Program program) {
    this.program = program;
    try {
      Path memory = Path.of("/dev/shm");
      this.folder =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "cratetag-fuzz")
              : Files.createTempDirectory("cratetag-fuzz");
    } catch (IOException e) {
      throw new IllegalStateException("no folder to work in", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
  }

  private ExportRequest request(Path out) {
    return ExportRequest.of(CRATES, program.isInFolder() ? out : out.resolve(program.file))
        .withNameTemplate("{label}");
  }

  @Override
  public List<byte[]> seeds(Path scratch) throws Exception {
    empty();
    program.exporter.get().export(request(folder));
    byte[] made = Files.readAllBytes(folder.resolve(program.file));
    String text = new String(made, StandardCharsets.UTF_8);
    return Set.of(Program.REKORDBOX, Program.TRAKTOR).contains(program)
        ? List.of(made, text.replace("Tech House", "Others&amp;").getBytes(StandardCharsets.UTF_8))
        : List.of(made);
  }

  @Override
  public void run(byte[] input) throws IOException {
    empty();
    Path file = folder.resolve(program.file);
    Files.createDirectories(file.getParent());
    Files.write(file, input);
    ExportRequest update = request(folder).withUpdate(true);
    try {
      program.exporter.get().export(update);
    } catch (IOException refused) {
      assertThat(Files.readAllBytes(file)).as("what was refused").isEqualTo(input);
      return;
    }
    byte[] first = Files.readAllBytes(file);
    program.exporter.get().export(update);
    assertThat(Files.readAllBytes(file)).as("the same update again").isEqualTo(first);
  }

  private void empty() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          Files.delete(each);
        }
      }
    }
  }

  private void remove() {
    try {
      empty();
      Files.delete(folder);
    } catch (IOException e) {
      // It is a folder for temporary files.
    }
  }
}
