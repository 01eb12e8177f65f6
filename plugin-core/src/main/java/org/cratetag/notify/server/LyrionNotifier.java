package org.cratetag.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.config.ServerSettings;

/**
 * Lyrion Music Server, once Logitech's: JSON-RPC, {@code rescan full FILE-URL} for each folder, and
 * {@code songinfo} with the tag {@code g} for what it shows.
 */
final class LyrionNotifier extends ToldServer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpCalls calls;

  LyrionNotifier(ServerSettings settings) {
    super(settings);
    this.calls = new HttpCalls(settings.url().orElseThrow(), settings.certificate());
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    Set<String> folders = new LinkedHashSet<>();
    tracks.forEach(track -> folders.add(url(settings().pathOf(track.path().getParent()))));
    for (String folder : folders) {
      ask("rescan", "full", folder);
    }
  }

  @Override
  public Optional<TagValues> shown(Path path) throws IOException {
    JsonNode answer = ask("songinfo", "0", "100", "url:" + url(settings().pathOf(path)), "tags:gG");
    JsonNode found = answer.path("songinfo_loop");
    if (found.isMissingNode() || found.size() < 2) {
      return Optional.empty();
    }
    List<String> genres = new ArrayList<>();
    for (JsonNode member : found) {
      String text = member.path("genres").asText(member.path("genre").asText(""));
      if (!text.isBlank() && genres.isEmpty()) {
        genres.addAll(List.of(text.split(", ")));
      }
    }
    return Optional.of(TagValues.EMPTY.with(TagField.GENRE, genres));
  }

  private JsonNode ask(String... words) throws IOException {
    ObjectNode body = MAPPER.createObjectNode().put("id", 1).put("method", "slim.request");
    ArrayNode parameters = body.putArray("params").add("");
    ArrayNode command = parameters.addArray();
    for (String word : words) {
      command.add(word);
    }
    return calls.post("/jsonrpc.js", headers(), body).path("result");
  }

  private Map<String, String> headers() throws IOException {
    if (settings().user().isEmpty()) {
      return Map.of();
    }
    String password = settings().password().isPresent() ? settings().password().get().reveal() : "";
    byte[] both = (settings().user().get() + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }

  private static String url(String path) {
    return path.startsWith("/")
        ? "file://" + URI.create("file:///").resolve(Path.of(path).toUri()).getRawPath()
        : path;
  }
}
