package org.cratetag.notify.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.config.ServerSettings;

/** Posts {@link TracksJson} to an address, with a bearer token where there is one. */
final class WebhookNotifier extends ToldServer {
  private final HttpCalls calls;

  WebhookNotifier(ServerSettings settings) {
    super(settings);
    this.calls = new HttpCalls(settings.url().orElseThrow(), settings.certificate());
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    Map<String, String> headers =
        settings().token().isPresent()
            ? Map.of("Authorization", "Bearer " + settings().token().get().reveal())
            : Map.of();
    calls.send(headers, TracksJson.of(event, tracks, settings()));
  }
}
