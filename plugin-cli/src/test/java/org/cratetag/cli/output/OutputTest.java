package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.Captured;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final TrackPrediction PREDICTION =
      new TrackPrediction(
          List.of(new DecidedLabel("Electronic", Optional.empty(), 0.91)),
          List.of(new DecidedLabel("Tech House", Optional.of("House"), 0.74)),
          OptionalDouble.of(126),
          List.of("edm-subgenre/1.0.0"));
  private static final TrackOutcome TAGGED =
      new TrackOutcome.Tagged(
          Path.of("/music/a.flac"),
          PREDICTION,
          new TagValues(Map.of(TagField.GENRE, List.of("Rock"))),
          new TagValues(Map.of(TagField.GENRE, List.of("House", "Tech House"))),
          412);
  private static final TrackOutcome PLANNED =
      new TrackOutcome.Planned(
          Path.of("/music/a.flac"),
          PREDICTION,
          new TagValues(Map.of(TagField.GENRE, List.of("Rock"))),
          new TagValues(Map.of(TagField.GENRE, List.of("House", "Tech House"))),
          412);
  private static final TrackOutcome FAILED =
      new TrackOutcome.Failed(Path.of("/music/b.mp3"), Stage.DECODE, "no audio in it");

  private final Captured captured = Captured.withHome(Path.of("/nowhere"));

  @Test
  void writesTheDocumentedObject_forATaggedTrack() {
    assertThat(JsonLine.of(OutcomeJson.of(TAGGED)))
        .isEqualTo(
            "{\"path\":\"/music/a.flac\",\"outcome\":\"tagged\","
                + "\"genre\":[{\"label\":\"Electronic\",\"confidence\":0.91}],"
                + "\"subgenre\":[{\"label\":\"Tech House\",\"family\":\"House\","
                + "\"confidence\":0.74}],\"bpm\":126.0,"
                + "\"before\":{\"GENRE\":[\"Rock\"]},\"written\":{\"GENRE\":[\"House\",\"Tech House\"]},"
                + "\"packs\":[\"edm-subgenre/1.0.0\"],\"millis\":412}");
  }

  @Test
  void readmeShowsWhatIsPrinted() throws Exception {
    assertThat(Files.readString(Path.of("..", "README.md")))
        .contains("\n" + JsonLine.of(OutcomeJson.of(TAGGED)) + "\n");
  }

  @Test
  void saysStageAndReason_forAFailedTrack() {
    assertThat(JsonLine.of(OutcomeJson.of(FAILED)))
        .isEqualTo(
            "{\"path\":\"/music/b.mp3\",\"outcome\":\"failed\",\"stage\":\"decode\","
                + "\"reason\":\"no audio in it\"}");
  }

  @Test
  void saysTheReason_forASkippedTrack() {
    TrackOutcome skipped =
        new TrackOutcome.Skipped(Path.of("/music/c.opus"), Optional.empty(), "Opus");
    assertThat(JsonLine.of(OutcomeJson.of(skipped)))
        .isEqualTo("{\"path\":\"/music/c.opus\",\"outcome\":\"skipped\",\"reason\":\"Opus\"}");
  }

  @Test
  void keepsOneObjectALine_forAnyFileName() {
    Path path = Path.of("/music/a\nb\r\u2028\u0085\u001b[31m\ud83d\ude00\".flac");
    String line =
        JsonLine.of(OutcomeJson.of(new TrackOutcome.Unchanged(path, Optional.empty(), 1)));
    assertThat(line)
        .contains("a\\nb\\r\\u2028\\u0085\\u001B[31m\ud83d\ude00\\\".flac")
        .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
  }

  @Test
  void namesMembersInOneOrder_whereTheMapHasNone() {
    Map<String, Integer> unordered = Map.of("d", 1, "b", 2, "e", 3, "a", 4, "c", 5);
    assertThat(JsonLine.of(Map.of("of", unordered)))
        .isEqualTo("{\"of\":{\"a\":4,\"b\":2,\"c\":5,\"d\":1,\"e\":3}}");
  }

  @Test
  void writesNumbersAsNumbers_andWhatIsNoNumberAsNull() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("float", 0.25f);
    members.put("floats", List.of(1.5f, Float.NaN));
    members.put("infinite", Double.POSITIVE_INFINITY);
    members.put("short", (short) 7);
    members.put("decimal", new BigDecimal("1.10"));
    members.put("never", OutcomeJson.threshold(1.01));
    members.put("said", OutcomeJson.threshold(0.5));
    members.put("absent", null);
    assertThat(JsonLine.of(members))
        .isEqualTo(
            "{\"float\":0.25,\"floats\":[1.5,null],\"infinite\":null,\"short\":7,"
                + "\"decimal\":1.10,\"never\":null,\"said\":0.5}");
  }

  @Test
  void endsWithTheSummary_inJson() {
    JsonOutput output = new JsonOutput(captured.screen());
    output.track(TAGGED);
    output.track(FAILED);
    output.remark("for people");
    assertThat(output.summary(Map.of("millis", 9L))).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.out().lines())
        .hasSize(3)
        .last()
        .isEqualTo(
            "{\"summary\":{\"tagged\":1,\"unchanged\":0,\"skipped\":0,\"failed\":1,"
                + "\"knownFailures\":0,\"written\":{\"genre\":1},\"millis\":9}}");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void tellsAProgram_whatWouldBeWritten() {
    assertThat(JsonLine.of(OutcomeJson.of(PLANNED)))
        .contains(
            "\"outcome\":\"planned\"",
            "\"before\":{\"GENRE\":[\"Rock\"]},\"written\":{\"GENRE\":[\"House\",\"Tech House\"]}");
    JsonOutput output = new JsonOutput(captured.screen());
    output.track(PLANNED);
    output.summary(Map.of());
    assertThat(captured.out()).contains("\"planned\":1,\"tagged\":0");
  }

  @Test
  void tellsAPerson_whatWasHeard() {
    HumanOutput output = new HumanOutput(captured.screen(), false, false, false);
    output.track(TAGGED);
    assertThat(output.summary(Map.of())).isEqualTo(ExitStatus.OK);
    assertThat(captured.out())
        .isEqualTo(
            "tagged    /music/a.flac: Electronic (91 %), Tech House (74 %), 126.0 BPM\n"
                + "1 track: 1 tagged. Written: genre 1.\n");
  }

  @Test
  void tellsAPerson_whatIsTakenAway() {
    HumanOutput output = new HumanOutput(captured.screen(), false, false, false);
    output.track(
        new TrackOutcome.Tagged(
            Path.of("/music/a.flac"),
            new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of()),
            new TagValues(
                Map.of(TagField.GENRE, List.of("Spoken Word"), TagField.CRATETAG, List.of("x"))),
            new TagValues(Map.of(TagField.GENRE, List.of(), TagField.CRATETAG, List.of())),
            412));
    assertThat(captured.out())
        .isEqualTo(
            "tagged    /music/a.flac: not sure of anything; taken away: genre Spoken Word\n");
  }

  @Test
  void tellsAPerson_whatWouldBeWritten() {
    HumanOutput output = new HumanOutput(captured.screen(), false, false, false);
    output.track(PLANNED);
    output.summary(Map.of());
    assertThat(captured.out()).endsWith("1 track: 1 planned. Would write: genre 1.\n");
  }

  @Test
  void namesALabelOnce_thatIsFamilyAndSubgenre() {
    TrackPrediction techno =
        new TrackPrediction(
            List.of(new DecidedLabel("Techno", Optional.empty(), 0.99)),
            List.of(new DecidedLabel("Techno", Optional.of("Techno"), 0.85)),
            OptionalDouble.empty(),
            List.of("edm-subgenre/1.0.0"));
    assertThat(TrackLine.heard(techno)).isEqualTo("Techno (85 %)");
  }

  @Test
  void showsAPerson_eachFieldThatWouldChange() {
    HumanOutput output = new HumanOutput(captured.screen(), false, false, false);
    output.track(PLANNED);
    assertThat(captured.out())
        .isEqualTo(
            "would tag /music/a.flac: Electronic (91 %), Tech House (74 %), 126.0 BPM\n"
                + "            GENRE     Rock -> House | Tech House\n");
    HumanOutput coloured = new HumanOutput(captured.screen(), false, true, false);
    coloured.track(PLANNED);
    assertThat(captured.out())
        .contains("\u001b[31mRock\u001b[0m -> \u001b[32mHouse | Tech House\u001b[0m");
  }

  @Test
  void printsFailuresOnly_whenQuiet() {
    HumanOutput output = new HumanOutput(captured.screen(), true, false, false);
    output.track(TAGGED);
    output.track(FAILED);
    output.summary(Map.of());
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err()).isEqualTo("failed    /music/b.mp3: decode: no audio in it\n");
  }
}
