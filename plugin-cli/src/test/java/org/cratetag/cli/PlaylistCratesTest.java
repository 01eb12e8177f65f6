package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.export.M3u8Exporter;
import org.cratetag.export.rekordbox.RekordboxExporter;
import org.cratetag.export.traktor.TraktorExporter;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Playlists as crates, as a DJ takes them: train, judge, check. One home for all, in order; the
 * playlists are written as the exports write them, on another machine where all is in D:\Music.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlaylistCratesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRACKS = 10;
  private static final Map<String, TrackStyle> CRATES =
      new TreeMap<>(
          Map.of(
              "Peak Time", TrackStyle.HARDCORE,
              "Late late", TrackStyle.AMBIENT,
              "Hip-Hop", TrackStyle.HIP_HOP));

  @TempDir static Path folder;
  private static Path home;
  private static Path crates;
  private static String folderSha;
  private Captured captured;

  @BeforeAll
  static void makeCrates() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\nworkers: 2\n");
    crates = Files.createDirectories(folder.resolve("D & \u00e9=#"));
    List<Crate> playlists = new ArrayList<>();
    for (Map.Entry<String, TrackStyle> crate : CRATES.entrySet()) {
      List<LabelledTrack> tracks = new ArrayList<>();
      for (int seed = 0; seed < TRACKS; seed++) {
        tracks.add(track(OwnTracks.make(crate.getValue(), seed, crates.resolve(crate.getKey()))));
      }
      playlists.add(new Crate(crate.getKey(), Optional.of("Mine"), tracks));
    }
    playlists.add(
        new Crate("Few", Optional.empty(), List.of(track(crates.resolve("no/such/track.mp3")))));
    playlists.add(new Crate("History", Optional.empty(), playlists.get(0).tracks().subList(0, 2)));
    ExportRequest request = ExportRequest.of(playlists, folder.resolve("my.xml"));
    PathMap toWindows = new PathMap(crates, "D:/Music");
    new RekordboxExporter().export(request.withPathMaps(List.of(toWindows)));
    new TraktorExporter()
        .export(
            ExportRequest.of(playlists, folder.resolve("my.nml")).withPathMaps(List.of(toWindows)));
    new M3u8Exporter()
        .export(ExportRequest.of(playlists, folder.resolve("lists")).withRelative(true));
  }

  private static LabelledTrack track(Path path) {
    return new LabelledTrack(
        path,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Duration.ofSeconds(8)),
        OptionalDouble.empty(),
        List.of(),
        List.of());
  }

  @Test
  @Order(1)
  void playlists_trainWhatTheSameFoldersTrain() throws Exception {
    assertThat(train(crates.toString())).as(captured.err()).isZero();
    JsonNode byFolders = JSON.readTree(captured.out());
    folderSha = byFolders.get("sha256").asText();
    assertThat(train("--from-m3u8", file("lists"))).as(captured.err()).isZero();
    assertIsTheSame(byFolders);
    assertThat(train("--from-traktor", file("my.nml"), "--path-map", "d:\\Music=" + crates))
        .as(captured.err())
        .isZero();
    assertIsTheSame(byFolders);
    assertThat(train("--from-rekordbox", file("my.xml"), "--path-map", "D:/Music/=" + crates))
        .as(captured.err())
        .isZero();
    assertIsTheSame(byFolders);
    JsonNode left = JSON.readTree(captured.out()).get("leftOut");
    assertThat(left.get(0).get("path").asText()).isEqualTo("D:/Music/no/such/track.mp3");
    assertThat(left.get(0).get("reason").asText()).isEqualTo("it is not here");
    assertThat(run("train", "crates", crates.toString(), "--name=mine")).isZero();
  }

  private void assertIsTheSame(JsonNode byFolders) throws Exception {
    JsonNode said = JSON.readTree(captured.out());
    assertThat(said.get("sha256").asText()).isEqualTo(folderSha);
    assertThat(said.get("crates")).isEqualTo(byFolders.get("crates"));
    assertThat(captured.err()).contains("1 of 31 tracks are not here: ");
  }

  @Test
  @Order(2)
  void documentedShortForm_leadsToTheSame() throws Exception {
    int status =
        run(
            "train",
            "--from-m3u8",
            file("lists"),
            "--playlist=Mine",
            "--name=named",
            "--start-from=none");
    assertThat(status).as(captured.err()).isZero();
    assertThat(captured.err()).contains("is now 'train crates --from-m3u8 FILE'");
    assertThat(captured.out())
        .contains("30 tracks in", "Installed named/1.0.0", folderSha)
        .doesNotContain("not here", "passed over");
    assertThat(run("models", "remove", "named")).isZero();
  }

  @Test
  @Order(2)
  void trackInTwoPlaylists_isSaid() throws Exception {
    Path lists = Files.createDirectories(folder.resolve("two"));
    for (String crate : List.of("Peak Time", "Late late")) {
      try (Stream<Path> tracks = Files.list(crates.resolve(crate))) {
        Files.write(lists.resolve(crate + ".m3u"), tracks.map(Path::toString).sorted().toList());
      }
    }
    Path shared = crates.resolve("Hip-Hop/HIP_HOP 0.flac");
    for (String crate : List.of("Hip-Hop", "Peak Time")) {
      Path list = lists.resolve(crate + ".m3u");
      List<String> lines =
          new ArrayList<>(Files.exists(list) ? Files.readAllLines(list) : List.of());
      lines.add(shared.toString());
      if (crate.equals("Hip-Hop")) {
        for (int seed = 1; seed < TRACKS; seed++) {
          lines.add(shared.resolveSibling("HIP_HOP " + seed + ".flac").toString());
        }
      }
      Files.write(list, lines);
    }
    assertThat(run("train", "crates", "--from-m3u8", lists.toString(), "--name", "two")).isZero();
    assertThat(captured.out())
        .contains("In two crates: " + shared + " (Hip-Hop, Peak Time)", "31 tracks in 30 groups");
    assertThat(run("models", "remove", "two")).isZero();
  }

  @Test
  @Order(3)
  void evaluate_judgesByPlaylistsAsByFolders() throws Exception {
    assertThat(run("evaluate", "--pack=mine", "--from=" + crates, "--json")).isZero();
    String byFolders = captured.out();
    int status = run("evaluate", "--pack=mine", "--from-m3u8", file("lists"), "--json");
    assertThat(status).as(captured.err()).isZero();
    String missing = "../" + crates.getFileName() + "/no/such/track.mp3";
    assertThat(captured.out())
        .isEqualTo(
            byFolders.replace(
                "\"leftOut\":[]",
                "\"leftOut\":[{\"path\":\"" + missing + "\",\"reason\":\"it is not here\"}]"))
        .contains("\"learnedFromThese\":true", missing);
    assertThat(run("evaluate", "--pack=mine", "--from=" + crates, "--from-m3u8", file("lists")))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("say where your crates are");
  }

  @Test
  @Order(4)
  void check_listsWhatSoundsOtherwiseThanItIsFiled_andWritesNothing() throws Exception {
    Path filed = folder.resolve("filed");
    Path wrong = OwnTracks.make(TrackStyle.HARDCORE, 1, filed.resolve("hip hop/An artist"));
    OwnTracks.make(TrackStyle.HIP_HOP, 42, filed.resolve("Hip-Hop"));
    OwnTracks.make(TrackStyle.HARDCORE, 43, filed.resolve("Peak Time"));
    OwnTracks.make(TrackStyle.HARDCORE, 44, filed.resolve("Unsorted"));
    byte[] before = Files.readAllBytes(wrong);
    assertThat(run("tag", "--check", "--packs=mine", "--json", filed.toString()))
        .as(captured.err())
        .isZero();
    List<JsonNode> lines = lines();
    assertThat(lines).as(captured.out()).hasSize(2);
    JsonNode found = lines.get(0);
    assertThat(found.get("path").asText()).isEqualTo(wrong.toString());
    assertThat(found.get("by").asText()).isEqualTo("folder");
    assertThat(found.get("crates").get(0).asText()).isEqualTo("hip hop");
    assertThat(found.get("soundsLike").asText()).isEqualTo("Peak Time");
    assertThat(found.get("confidence").asDouble()).isBetween(0.5, 1.0);
    JsonNode summary = lines.get(1).get("summary");
    assertThat(summary.get("filed").asInt()).isEqualTo(3);
    assertThat(summary.get("disagree").asInt()).isEqualTo(1);
    assertThat(summary.get("unfiled").asInt()).isEqualTo(1);
    assertThat(run("tag", "--check", "--packs=mine", filed.toString())).isZero();
    assertThat(captured.out())
        .containsPattern(
            "An artist/HARDCORE 1.flac: filed under hip hop, sounds like Peak Time \\([01]\\.\\d\\d\\)")
        .contains("1 of 3 tracks disagree, ", "Not judged: 1 in no crate");
    assertThat(wrong).hasBinaryContent(before);
  }

  @Test
  @Order(5)
  void check_ofWhatIsInNoCrate_asksTheGenreInTheTags() throws Exception {
    Path unsorted = folder.resolve("filed/Unsorted");
    Path wrong = unsorted.resolve("HARDCORE 44.flac");
    OwnTracks.tag(wrong, "Opera");
    int status = run("tag", "--check", "--packs=edm-subgenre", "--sure=bold", wrong.toString());
    assertThat(status).as(captured.err()).isZero();
    assertThat(captured.out())
        .startsWith(wrong + ": tagged Opera, sounds like ")
        .contains("1 of 1 track disagree, 0 not sure");
  }

  @Test
  @Order(6)
  void check_byPlaylists_asksThemAlone() throws Exception {
    Path tracks = folder.resolve("filed");
    Path list = folder.resolve("check/Late late.m3u8");
    Files.createDirectories(list.getParent());
    Files.write(
        list,
        List.of(
            "../filed/hip hop/An artist/HARDCORE 1.flac",
            "../filed/Peak Time/HARDCORE 43.flac",
            "gone.flac"));
    int status =
        run(
            "tag",
            "--check",
            "--packs=mine",
            "--json",
            "--from-m3u8",
            list.toString(),
            tracks.resolve("Peak Time").toString());
    assertThat(status).as(captured.err()).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines).as(captured.out()).hasSize(2);
    assertThat(lines.get(0).get("by").asText()).isEqualTo("playlist");
    assertThat(lines.get(0).get("crates").get(0).asText()).isEqualTo("Late late");
    assertThat(lines.get(1).get("summary").get("notHere").get(0).asText()).isEqualTo("gone.flac");
    assertThat(run("tag", "--check", "--from-m3u8", list.toString(), home.toString())).isEqualTo(2);
    assertThat(captured.err()).contains("no track of the playlists in");
  }

  @Test
  @Order(7)
  void wrongUses_areRefusedWithWhatToDo() throws Exception {
    assertRefused(
        "none of the 31 tracks in " + file("my.xml") + " is here, for example D:/Music/",
        "train",
        "crates",
        "--name=x",
        "--from-rekordbox",
        file("my.xml"));
    assertThat(captured.err()).contains("--path-map 'D:/Music=/your/music'");
    assertRefused(
        "no playlist or folder is called 'Haus'; there are Mine/Hip-Hop, ",
        "train",
        "crates",
        "--name=x",
        "--playlist=Haus",
        "--from-traktor",
        file("my.nml"));
    assertRefused(
        "at least 2 crates",
        "train",
        "crates",
        "--name=x",
        "--playlist=Hip-Hop",
        "--from-m3u8",
        file("lists"));
    assertThat(captured.err()).contains("Nothing was listened to");
    assertRefused(
        "it is not Traktor's NML", "evaluate", "--pack=mine", "--from-traktor", file("my.xml"));
    assertRefused("no such file", "train", "crates", "--name=x", "--from-rekordbox", file("no"));
    assertRefused("say where your crates are", "train", "crates", "--name=x");
    assertRefused(
        "not several",
        "train",
        "crates",
        "--name=x",
        "--from-m3u8",
        file("lists"),
        "--from-traktor",
        file("my.nml"));
    assertRefused("go with --from-rekordbox", "evaluate", "--pack=mine", "--playlist=x");
    assertRefused(
        "a folder that is here",
        "train",
        "crates",
        "--name=x",
        "--from-rekordbox",
        file("my.xml"),
        "--path-map=" + crates + "=D:\\Music");
    assertRefused("go with --check", "tag", "--from-m3u8", file("lists"), crates.toString());
    assertRefused("writes nothing", "tag", "--check", "--existing=keep", crates.toString());
  }

  private void assertRefused(String reason, String... args) {
    assertThat(run(args)).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains(reason);
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private List<JsonNode> lines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : captured.out().strip().split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private int train(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("train", "crates", "--name", "mine", "--json", "--start-from=none"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), args);
  }
}
