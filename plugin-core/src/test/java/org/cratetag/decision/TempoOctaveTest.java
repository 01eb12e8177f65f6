package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempoOctaveTest {
  private final TempoOctave octave = new TempoOctave(TempoSettings.DEFAULT);

  private static TrackScores says(Task task, String label, double probability) {
    return new TrackScores(
        task == Task.GENRE ? "genre/1" : "edm/1",
        task,
        List.of(new LabelScore(label, label, probability, 0.5)),
        List.of());
  }

  private static List<TrackScores> electronic(String label, double probability) {
    return List.of(says(Task.GENRE, "Electronic", 0.9), says(Task.SUBGENRE, label, probability));
  }

  @ParameterizedTest
  @CsvSource({
    "Drum & Bass, 174, 174",
    "Dubstep, 140, 140",
    "House, 126, 126",
    "Techno, 135, 135",
    "Psytrance, 145, 145",
    "Hard Dance, 95, 190",
    "Hard Dance, 150, 150",
    "Reggae Dub, 150, 75",
    "Glitch Hop, 100, 100"
  })
  void electronicStyle_isCountedAsItsDjsDo(String style, double folded, double counted) {
    assertThat(octave.choose(folded, Optional.empty(), electronic(style, 0.9))).isEqualTo(counted);
  }

  @ParameterizedTest
  @CsvSource({
    "Hip-Hop, 176, 88",
    "Hip-Hop, 95, 95",
    "Reggae, 150, 75",
    "Rock, 120, 120",
    "Metal, 160, 160",
    "Jazz, 120, 120"
  })
  void otherMusic_isCountedAsItsMusiciansDo(String genre, double folded, double counted) {
    assertThat(octave.choose(folded, Optional.empty(), List.of(says(Task.GENRE, genre, 0.9))))
        .isEqualTo(counted);
  }

  @Test
  void electronicStyle_saysNothingOfMusicThatIsNotElectronic() {
    List<TrackScores> scores =
        List.of(
            says(Task.GENRE, "Electronic", 0.02),
            says(Task.GENRE, "Folk", 0.9),
            says(Task.SUBGENRE, "Reggae Dub", 0.9));
    assertThat(octave.choose(130, Optional.empty(), scores)).isEqualTo(130);
  }

  @ParameterizedTest
  @CsvSource({"90", "110", "140", "175"})
  void nothingHeard_leavesTheTempoAsItIs(double folded) {
    assertThat(octave.choose(folded, Optional.empty(), List.of())).isEqualTo(folded);
  }

  @Test
  void range_holdsWhateverTheStyle() {
    TempoOctave slow = new TempoOctave(new TempoSettings(70, 140, 0));
    assertThat(slow.choose(174, Optional.empty(), electronic("Drum & Bass", 0.9))).isEqualTo(87);
    TempoOctave narrow = new TempoOctave(new TempoSettings(80, 160, 0));
    for (double folded = 90; folded < 180; folded += 0.37) {
      assertThat(narrow.choose(folded, Optional.empty(), List.of())).isBetween(80.0, 160.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 40", "25, 50", "45, 90", "179, 358", "250, 500"})
  void rangeOfOneOctave_hasAPlaceForEachTempo(double lowest, double highest) {
    TempoOctave narrow = new TempoOctave(new TempoSettings(lowest, highest, 0));
    for (double folded = 90; folded < 180; folded += 0.37) {
      assertThat(narrow.choose(folded, Optional.empty(), List.of())).isBetween(lowest, highest);
    }
  }

  @Test
  void rangeWithoutAPlaceForEachTempo_isRefused() {
    assertThatThrownBy(() -> new TempoSettings(100, 150, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least twice its begin");
    assertThatThrownBy(() -> new TempoSettings(70, 180, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tempo_isWrittenWithSoManyDecimals_andReadWithAComma() {
    assertThat(PresentValues.plainNumber(126.04, 1)).isEqualTo("126");
    assertThat(PresentValues.plainNumber(126.06, 1)).isEqualTo("126.1");
    assertThat(PresentValues.plainNumber(125.987, 2)).isEqualTo("125.99");
    assertThat(PresentValues.tempi(List.of("128,50 BPM", "0", "126.00")))
        .containsExactly("128.5", "126");
    assertThat(Double.parseDouble(PresentValues.plainNumber(87.5, 1)))
        .isCloseTo(87.5, within(0.01));
  }
}
