package org.cratetag.synth;

import static org.assertj.core.api.Assertions.assertThat;

import org.cratetag.api.track.AudioFormat;
import org.junit.jupiter.api.Test;

class DemoTracksTest {
  @Test
  void list_always_hasEachOfTheUsualFormatsOnceAndNoStyleTwice() {
    assertThat(DemoTracks.list())
        .extracting(DemoTrack::format)
        .containsExactlyInAnyOrderElementsOf(AudioFormat.builtIn().subList(0, 8));
    assertThat(DemoTracks.list()).extracting(track -> track.spec().style()).doesNotHaveDuplicates();
  }
}
