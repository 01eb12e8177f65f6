package org.cratetag.web.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands in a request.
 *
 * @param event what happened, as the sender calls it
 * @param paths of files and folders, as the sender calls them, each once
 */
public record HookBody(String event, List<String> paths) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public HookBody {
    paths = List.copyOf(paths);
  }

  /**
   * Paths as {@code {"paths": [...]}} or as text, one a line.
   *
   * @throws HookException when it is neither
   */
  public static HookBody ofPaths(byte[] body) throws HookException {
    String text = text(body);
    Set<String> paths = new LinkedHashSet<>();
    if (text.stripLeading().startsWith("{")) {
      JsonNode list = json(text).path("paths");
      if (!list.isArray()) {
        throw new HookException("expected {\"paths\": [\"/music/a.flac\"]}, or one path a line");
      }
      for (JsonNode path : list) {
        if (!path.isTextual()) {
          throw new HookException("each of 'paths' must be a text");
        }
        paths.add(path.asText());
      }
    } else {
      text.lines().filter(line -> !line.isBlank()).forEach(paths::add);
    }
    if (paths.isEmpty()) {
      throw new HookException(
          "no path is in it; send {\"paths\": [\"/music/a.flac\"]}, or one path a line");
    }
    return new HookBody("paths", new ArrayList<>(paths));
  }

  /**
   * What Lidarr's webhook sends: files that it imported, renamed or tagged. Of other events there
   * are no files.
   *
   * @throws HookException when it is something else
   */
  public static HookBody ofLidarr(byte[] body) throws HookException {
    JsonNode json = json(text(body));
    JsonNode event = json.path("eventType");
    if (!event.isTextual()) {
      throw new HookException(
          "no eventType is in it, so it is not from Lidarr; other programs use /hooks/paths");
    }
    Set<String> paths = new LinkedHashSet<>();
    json.path("trackFiles").forEach(file -> add(paths, file));
    json.path("renamedTrackFiles").forEach(file -> add(paths, file));
    add(paths, json.path("trackFile"));
    return new HookBody(event.asText(), new ArrayList<>(paths));
  }

  private static void add(Set<String> paths, JsonNode file) {
    if (file.path("path").isTextual() && !file.path("path").asText().isBlank()) {
      paths.add(file.path("path").asText());
    }
  }

  private static String text(byte[] body) throws HookException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new HookException("it is not UTF-8");
    }
  }

  private static JsonNode json(String text) throws HookException {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (!json.isObject()) {
        throw new HookException("expected an object of JSON");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new HookException("it is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new HookException("it is no JSON");
    }
  }
}
