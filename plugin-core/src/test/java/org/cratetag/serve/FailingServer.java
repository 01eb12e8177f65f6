package org.cratetag.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.LabelledTrack;

/** A server that is away each day from two to five and every third hour for ten minutes. */
final class FailingServer implements ServerNotifier {
  private final Clock clock;
  final Map<Path, Integer> told = new HashMap<>();
  int failures;

  FailingServer(Clock clock) {
    this.clock = clock;
  }

  static LabelledTrack track(Path path) {
    return new LabelledTrack(
        path,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        List.of());
  }

  @Override
  public String name() {
    return "failing";
  }

  @Override
  public synchronized void tagged(List<LabelledTrack> tracks) throws IOException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    boolean isAway = now.getHour() >= 2 && now.getHour() < 5;
    if (isAway || now.getHour() % 3 == 0 && now.getMinute() < 10) {
      failures++;
      throw new IOException("nothing answers there");
    }
    tracks.forEach(track -> told.merge(track.path(), 1, Integer::sum));
  }

  @Override
  public void undone(List<LabelledTrack> tracks) {
    throw new AssertionError("nothing is undone");
  }
}
