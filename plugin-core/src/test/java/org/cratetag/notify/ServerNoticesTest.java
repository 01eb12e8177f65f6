package org.cratetag.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.LabelledTrack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerNoticesTest {
  private final List<String> warnings = new ArrayList<>();

  private interface Telling {
    void tell(List<LabelledTrack> tracks) throws IOException;
  }

  private record Server(String name, Telling onTagged, Telling onUndone) implements ServerNotifier {
    @Override
    public void tagged(List<LabelledTrack> tracks) throws IOException {
      onTagged.tell(tracks);
    }

    @Override
    public void undone(List<LabelledTrack> tracks) throws IOException {
      onUndone.tell(tracks);
    }
  }

  @Test
  void tracksAreToldInBatches_andTheRestAtTheEnd() {
    List<Integer> told = new ArrayList<>();
    Server server = new Server("s", tracks -> told.add(tracks.size()), tracks -> told.add(-1));
    try (ServerNotices notices = new ServerNotices(List.of(server), Outbox.NONE, warnings::add)) {
      for (int i = 0; i < 450; i++) {
        notices.tagged(track(i));
      }
      notices.undone(track(0));
    }
    assertThat(told).containsExactly(200, 200, 50, -1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void serverThatFailsWithoutWords_isNamed_andTheNextIsTold() {
    List<Integer> told = new ArrayList<>();
    Server bad =
        new Server(
            "bad",
            tracks -> {
              throw new IllegalStateException();
            },
            tracks -> {});
    Server good = new Server("good", tracks -> told.add(tracks.size()), tracks -> {});
    try (ServerNotices notices =
        new ServerNotices(List.of(bad, good), Outbox.NONE, warnings::add)) {
      notices.tagged(track(1));
    }
    assertThat(warnings).containsExactly("could not tell bad: IllegalStateException");
    assertThat(told).containsExactly(1);
  }

  @Test
  void serverThatDoesNotComeBack_isNotAskedAgain() {
    CountDownLatch never = new CountDownLatch(1);
    Server slow =
        new Server(
            "slow",
            tracks -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            tracks -> warnings.add("asked again"));
    try (ServerNotices notices =
        new ServerNotices(List.of(slow), Outbox.NONE, warnings::add, Duration.ofMillis(50))) {
      notices.tagged(track(1));
      notices.undone(track(1));
    }
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).startsWith("could not tell slow: it did not come back within");
  }

  private static LabelledTrack track(int number) {
    return new LabelledTrack(
        Path.of("/music/" + number).toAbsolutePath(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        List.of());
  }
}
