package org.cratetag.notify.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.config.ServerSettings;

/** What happened to some tracks, for programs that somebody wrote themselves. */
final class TracksJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TracksJson() {}

  /**
   * The message.
   *
   * @param event {@code tagged} or {@code undone}
   */
  static ObjectNode of(String event, List<LabelledTrack> tracks, ServerSettings settings) {
    ObjectNode message = MAPPER.createObjectNode().put("event", event);
    ArrayNode list = message.putArray("tracks");
    for (LabelledTrack track : tracks) {
      ObjectNode node = list.addObject().put("path", settings.pathOf(track.path()));
      track.artist().ifPresent(artist -> node.put("artist", artist));
      track.title().ifPresent(title -> node.put("title", title));
      labels(node.putArray("genre"), track.genre());
      labels(node.putArray("subgenre"), track.subgenre());
      track.bpm().ifPresent(bpm -> node.put("bpm", Math.round(bpm * 10) / 10.0));
    }
    return message;
  }

  private static void labels(ArrayNode list, List<DecidedLabel> labels) {
    labels.forEach(
        label ->
            list.addObject()
                .put("label", label.label())
                .put("confidence", Math.round(label.confidence() * 100) / 100.0));
  }
}
