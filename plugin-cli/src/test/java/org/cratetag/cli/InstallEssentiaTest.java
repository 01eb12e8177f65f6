package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.LibraryScan;
import org.cratetag.ledger.NextWork;
import org.cratetag.ledger.Run;
import org.cratetag.synth.TrackStyle;
import org.cratetag.train.base.EssentiaFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks as Essentia publishes them: from the file to a pack of one's own. */
class InstallEssentiaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STEM = "discogs-effnet-bsdynamic-1";

  @TempDir private Path folder;
  private Path home;
  private Path onnx;
  private Captured captured;

  @BeforeEach
  void write() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\nworkers: 2\n");
    onnx = EssentiaFiles.likeEffnet(0).write(folder.resolve("downloads"), STEM);
  }

  @Test
  void licenceThatForbidsCommercialUse_isAskedFor_andNothingIsInstalledWithoutAnAnswer() {
    assertThat(run("models", "install", onnx.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("discogs-effnet/1 (EffnetDiscogs: styles) has the licence CC-BY-NC-SA-4.0")
        .contains("not for commercial use")
        .contains("Nothing was installed. If you accept that, add --accept-licence");
    assertThat(home.resolve("models/bases/discogs-effnet")).doesNotExist();
  }

  @Test
  void acceptedNetwork_isInstalledListedVerifiedAndRemoved() throws Exception {
    assertThat(install()).as(captured.err()).isZero();
    assertThat(captured.out()).contains("installed discogs-effnet/1, licence CC-BY-NC-SA-4.0");
    assertThat(captured.out()).contains("cratetag train crates DIR --base discogs-effnet");
    assertThat(install()).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("discogs-effnet/1 is already there", "cratetag models remove discogs-effnet");
    assertThat(run("models", "list")).isZero();
    assertThat(captured.out()).contains("discogs-effnet/1", "CC-BY-NC-SA-4.0", "30");
    assertThat(run("models", "info", "discogs-effnet")).isZero();
    assertThat(captured.out())
        .contains("takes        musicnn-mel/1?frames=128&window=symmetric", "24 embeddings, 6 tags")
        .contains("Electronic---Style 5", STEM + ".onnx (A. Maker)");
    assertThat(run("models", "verify")).isZero();
    assertThat(captured.out())
        .contains("discogs-effnet/1: ok: it gives what it gave when it was installed");
    Path model = home.resolve("models/bases/discogs-effnet/model.onnx");
    assertThat(model).hasSameBinaryContentAs(onnx);
    Files.writeString(model, "damaged");
    assertThat(run("models", "verify", "discogs-effnet")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.out()).contains("is damaged: install it again");
    assertThat(run("models", "remove", "discogs-effnet")).isZero();
    assertThat(home.resolve("models/bases")).isEmptyDirectory();
  }

  @Test
  void fileWithoutItsJson_isToldWhatIsMissing() throws Exception {
    Files.delete(onnx.resolveSibling(STEM + ".json"));
    assertThat(install()).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains(STEM + ".json tells what " + STEM + ".onnx takes");
  }

  @Test
  void crates_areLearnedWithIt_onceTheLibraryHoldsOtherMusic() throws Exception {
    Path crates = folder.resolve("crates");
    for (Map.Entry<String, TrackStyle> crate :
        Map.of("Rough", TrackStyle.HARDCORE, "Soft", TrackStyle.AMBIENT).entrySet()) {
      for (int seed = 0; seed < 10; seed++) {
        OwnTracks.make(crate.getValue(), seed, crates.resolve(crate.getKey()));
      }
    }
    assertThat(train(crates)).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("there is no base 'discogs-effnet' here", "models install", "an ONNX file");
    assertThat(install()).isZero();
    assertThat(train(crates)).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("in your library 0 of 0 kinds are known", "cratetag scan DIR");

    Path library = folder.resolve("library");
    for (int seed = 0; seed < 16; seed++) {
      OwnTracks.make(TrackStyle.HOUSE, seed, library.resolve("House"));
      OwnTracks.make(TrackStyle.HIP_HOP, seed, library.resolve("Hip-Hop"));
    }
    assertThat(run("scan", library.toString())).as(captured.err()).isZero();
    know(library);
    assertThat(train(crates, "--json")).as(captured.err()).isZero();
    JsonNode said = JSON.readTree(captured.out());
    assertThat(said.get("otherMusic").get("tracks").asInt()).isEqualTo(32);
    JsonNode base = said.get("base");
    assertThat(base.get("name").asText()).isEqualTo("discogs-effnet/1");
    assertThat(base.get("weight").asDouble()).isPositive();
    assertThat(Files.readString(home.resolve("packs/my-crates-1.0.0/pack.json")))
        .contains("\"discogs-effnet-", "train --from DIR --base discogs-effnet");
    assertThat(run("scan", "--json", crates.toString())).as(captured.err()).isZero();
    assertThat(captured.out()).contains("my-crates/1.0.0");

    // What was heard is kept: without the model nothing could be heard anew.
    Files.delete(home.resolve("models/bases/discogs-effnet/model.onnx"));
    assertThat(train(crates)).as(captured.err()).isZero();
    assertThat(captured.out())
        .contains("Of 32 tracks of other music in your library", "Installed my-crates/1.1.0");
    assertThat(run("models", "remove", "discogs-effnet")).isZero();
    run("models", "list");
    assertThat(captured.out() + captured.err())
        .containsPattern("my-crates/1.0.0 is not in use; front-end discogs-effnet-.* is not known")
        .contains("no base or plugin that is installed computes it");
  }

  /** As after a scan whose packs knew the tracks for what they are. */
  private void know(Path library) throws Exception {
    List<AudioFile> files;
    try (Stream<Path> paths = Files.walk(library)) {
      files = paths.filter(Files::isRegularFile).map(InstallEssentiaTest::file).toList();
    }
    try (Ledger ledger = Ledger.open(home.resolve("ledger/cratetag.db"), Clock.systemUTC())) {
      Run run = ledger.startRun("scan", new Goal("scan", "packs"));
      try (LibraryScan scan = ledger.startScan(run, library, true)) {
        files.forEach(scan::enqueue);
        scan.complete();
      }
      while (ledger.next(run, "w", Duration.ofMinutes(1)) instanceof NextWork.Claimed next) {
        AudioFile file = next.claim().file();
        String kind = file.path().getParent().getFileName().toString();
        TrackPrediction heard =
            new TrackPrediction(
                List.of(new DecidedLabel(kind, Optional.empty(), 0.9)),
                List.of(),
                OptionalDouble.empty(),
                List.of("genre/1.0.0"));
        ledger.settle(next.claim(), new TrackOutcome.Analysed(file.path(), heard, 1), file);
      }
      ledger.finishRun(run, Map.of());
    }
  }

  private static AudioFile file(Path path) {
    try {
      Instant modified = Files.getLastModifiedTime(path).toInstant();
      return new AudioFile(path, AudioFormat.FLAC, Files.size(path), modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int install() {
    return run("models", "install", "--accept-licence", onnx.toString());
  }

  private int train(Path crates, String... more) {
    Stream<String> arguments =
        Stream.of(
            "train",
            "crates",
            crates.toString(),
            "--base",
            "discogs-effnet",
            "--name",
            "my-crates",
            "--start-from",
            "none");
    return run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  private int run(String... arguments) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), arguments);
  }
}
