package org.cratetag.notify.server;

import java.io.IOException;
import java.util.List;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.config.ServerSettings;

/** A server of the configuration, which is told the same whatever happened to files. */
abstract class ToldServer implements ServerNotifier {
  private final ServerSettings settings;

  ToldServer(ServerSettings settings) {
    this.settings = settings;
  }

  /** What the configuration says of it. */
  final ServerSettings settings() {
    return settings;
  }

  @Override
  public final String name() {
    return settings.name();
  }

  @Override
  public final void tagged(List<LabelledTrack> tracks) throws IOException {
    tell("tagged", tracks);
  }

  @Override
  public final void undone(List<LabelledTrack> tracks) throws IOException {
    tell("undone", tracks);
  }

  /**
   * Tells it.
   *
   * @param event {@code tagged} or {@code undone}
   */
  abstract void tell(String event, List<LabelledTrack> tracks) throws IOException;
}
