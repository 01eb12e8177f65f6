package org.cratetag.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.config.ServerSettings;

/**
 * Jellyfin and Emby: {@code POST /Library/Media/Updated} marks the files, and the server looks at
 * them after its own delay. It keeps old genres of a track that it knows, so a known track's item
 * is asked to read everything anew ({@code /Items/ID/Refresh}, replaceAllMetadata). There is no
 * look-up by path: items are found by the name in the tags and told apart by their path.
 */
final class JellyfinNotifier extends ToldServer {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int FOUND = 500;

  private final HttpCalls calls;
  private final Function<Path, TrackNames> names;
  private final boolean isEmby;

  JellyfinNotifier(ServerSettings settings, Function<Path, TrackNames> names) {
    super(settings);
    this.calls = new HttpCalls(settings.url().orElseThrow(), settings.certificate());
    this.names = names;
    this.isEmby = settings.type() == ServerSettings.Type.EMBY;
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    ObjectNode body = MAPPER.createObjectNode();
    ArrayNode updates = body.putArray("Updates");
    for (LabelledTrack track : tracks) {
      updates
          .addObject()
          .put("Path", settings().pathOf(track.path()))
          .put("UpdateType", "Modified");
    }
    calls.post("/Library/Media/Updated", headers(), body);
    for (LabelledTrack track : tracks) {
      Optional<JsonNode> item = find(track.path());
      if (item.isPresent()) {
        Map<String, String> how = new LinkedHashMap<>();
        how.put("metadataRefreshMode", "FullRefresh");
        how.put("imageRefreshMode", "Default");
        how.put("replaceAllMetadata", "true");
        calls.post(
            "/Items/" + item.get().path("Id").asText() + "/Refresh" + HttpCalls.query(how),
            headers());
      }
    }
  }

  @Override
  public Optional<TagValues> shown(Path path) throws IOException {
    Optional<JsonNode> item = find(path);
    if (item.isEmpty()) {
      return Optional.empty();
    }
    List<String> genres = new ArrayList<>();
    item.get().path("Genres").forEach(genre -> genres.add(genre.asText()));
    return Optional.of(TagValues.EMPTY.with(TagField.GENRE, genres));
  }

  private Optional<JsonNode> find(Path path) throws IOException {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("recursive", "true");
    asked.put("includeItemTypes", "Audio");
    asked.put("fields", "Path,Genres");
    asked.put("limit", "" + FOUND);
    names
        .apply(path)
        .title()
        .filter(title -> !title.isBlank())
        .ifPresent(title -> asked.put("searchTerm", title));
    String there = settings().pathOf(path);
    for (JsonNode item : calls.get("/Items" + HttpCalls.query(asked), headers()).path("Items")) {
      if (item.path("Path").asText().equals(there)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private Map<String, String> headers() throws IOException {
    String token = settings().token().orElseThrow().reveal();
    return isEmby
        ? Map.of("X-Emby-Token", token)
        : Map.of("Authorization", "MediaBrowser Token=\"" + token + "\"");
  }
}
