package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.Windows;
import org.junit.jupiter.api.Test;

class ClipsTest {
  private static final int RATE = 100;

  /** Says the first and last sample of a clip; each sample is its own second in the track. */
  private static final FeatureExtractor ENDS =
      new FeatureExtractor() {
        @Override
        public boolean supports(FrontEnd frontEnd) {
          return frontEnd.equals(FrontEnd.of("ends/1"));
        }

        @Override
        public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
          assertThat(supports(frontEnd)).isTrue();
          float[] samples = pcm.samples();
          if (samples[0] < 0) {
            throw new TrackException(Stage.FEATURE, "below nothing");
          }
          return new FeatureTensor(new float[] {samples[0], samples[samples.length - 1]}, 2);
        }
      };

  /** An excerpt whose samples say when in the track they are. */
  private static DecodedAudio audio(double startSeconds, double seconds, double trackSeconds) {
    float[] samples = new float[(int) Math.round(seconds * RATE)];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (startSeconds + (double) n / RATE);
    }
    return new DecodedAudio(
        new Pcm(samples, RATE),
        Duration.ofMillis(Math.round(startSeconds * 1000)),
        Optional.of(Duration.ofMillis(Math.round(trackSeconds * 1000))),
        Optional.empty());
  }

  private static List<Double> starts(DecodedAudio audio, Windows windows) {
    return Clips.cut(audio, windows).stream()
        .map(clip -> Math.round(clip.samples()[0] * 100) / 100.0)
        .toList();
  }

  private static Windows hop(double length, double offset, double hop, int count, double edge) {
    return new Windows(length, offset, OptionalDouble.of(hop), count, edge);
  }

  @Test
  void spreadClips_leaveTheEdgesOfALongTrackOut() {
    assertThat(starts(audio(0, 150, 150), Windows.spread(30, 3))).containsExactly(30.0, 60.0, 90.0);
  }

  @Test
  void spreadClips_ofTheMiddleOfALongTrackUseAllOfIt() {
    assertThat(starts(audio(45, 150, 240), Windows.spread(30, 3)))
        .containsExactly(45.0, 105.0, 165.0);
  }

  @Test
  void spreadClips_overlapByHalfAtMost() {
    assertThat(starts(audio(0, 105, 105), Windows.spread(30, 9))).containsExactly(30.0, 45.0);
  }

  @Test
  void trackWithoutRoomBetweenItsEdges_isUsedWhole() {
    assertThat(starts(audio(0, 80, 80), Windows.spread(30, 2))).containsExactly(0.0, 50.0);
  }

  @Test
  void singleClip_liesInTheMiddle() {
    assertThat(starts(audio(0, 150, 150), Windows.spread(30, 1))).containsExactly(60.0);
  }

  @Test
  void hops_goOnWhileClipsFit() {
    assertThat(starts(audio(0, 40, 40), hop(10, 2, 12, 64, 0))).containsExactly(2.0, 14.0, 26.0);
  }

  @Test
  void hops_stopAtTheCount() {
    assertThat(starts(audio(0, 150, 150), hop(3, 0, 3, 5, 30)))
        .containsExactly(30.0, 33.0, 36.0, 39.0, 42.0);
  }

  @Test
  void offsetBeyondTheEnd_givesTheLastClip() {
    assertThat(starts(audio(0, 40, 40), hop(10, 100, 1, 3, 0))).containsExactly(30.0);
  }

  @Test
  void shortTrack_isRepeatedUntilTheClipIsFull() {
    List<Pcm> clips = Clips.cut(audio(0, 4, 4), Windows.spread(10, 3));
    assertThat(clips).hasSize(1);
    assertThat(clips.get(0).length()).isEqualTo(10 * RATE);
    assertThat(clips.get(0).samples()[5 * RATE]).isEqualTo(1f);
  }

  @Test
  void tensor_hasTheClipsFirst() throws Exception {
    FrontEnd windowed = FrontEnd.of("ends/1").withWindows(hop(10, 0, 20, 3, 0));
    FeatureTensor tensor = new Clips(audio(0, 60, 60)).extract(ENDS, windowed);
    assertThat(tensor.shape()).containsExactly(3, 2);
    assertThat(tensor.values()).containsExactly(0f, 9.99f, 20f, 29.99f, 40f, 49.99f);
  }

  @Test
  void withoutWindows_theWholeIsTaken() throws Exception {
    FeatureTensor tensor = new Clips(audio(0, 60, 60)).extract(ENDS, FrontEnd.of("ends/1"));
    assertThat(tensor.shape()).containsExactly(2);
  }

  @Test
  void clipWithNothingToHear_isLeftOut() throws Exception {
    DecodedAudio audio = audio(0, 60, 60);
    audio.pcm().samples()[20 * RATE] = -1;
    FrontEnd windowed = FrontEnd.of("ends/1").withWindows(hop(10, 0, 20, 3, 0));
    assertThat(new Clips(audio).extract(ENDS, windowed).values())
        .containsExactly(0f, 9.99f, 40f, 49.99f);
  }

  @Test
  void trackWithNothingToHear_isRefused() {
    DecodedAudio audio = audio(0, 60, 60);
    audio.pcm().samples()[0] = -1;
    FrontEnd windowed = FrontEnd.of("ends/1").withWindows(hop(10, 0, 20, 1, 0));
    assertThatThrownBy(() -> new Clips(audio).extract(ENDS, windowed))
        .isInstanceOf(TrackException.class)
        .hasMessage("below nothing");
  }

  @Test
  void textureOfASpectrogram_isTheSameWhicheverIsAskedForFirst() throws Exception {
    FrontEnd texture = FrontEnd.of(MelTexture.ID);
    FrontEnd levels = LogMelSettings.GTZAN_MEL.toFrontEnd();
    Pcm pcm = GoldenSignals.pcm(GoldenSignals.samples("chirp"));
    DecodedAudio audio = new DecodedAudio(pcm, Duration.ZERO, Optional.empty(), Optional.empty());
    Clips clips = new Clips(audio);
    assertThat(clips.extract(new LogMel(), levels).values())
        .containsExactly(new LogMel().extract(pcm, levels).values());
    float[] alone = new MelTexture().extract(pcm, texture).values();
    assertThat(clips.extract(new MelTexture(), texture).values()).containsExactly(alone);
    assertThat(new Clips(audio).extract(new MelTexture(), texture).values()).containsExactly(alone);
  }
}
