package org.cratetag.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.config.ServerSettings;

/**
 * Plex: {@code GET /library/sections/ID/refresh?path=} for each folder, in the section whose
 * location holds it. Plex keeps genres of albums and artists and none of tracks, so it is not asked
 * what it shows.
 */
final class PlexNotifier extends ToldServer {
  private final HttpCalls calls;

  PlexNotifier(ServerSettings settings) {
    super(settings);
    this.calls = new HttpCalls(settings.url().orElseThrow(), settings.certificate());
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    Map<String, String> sections = sections();
    Set<String> folders = new LinkedHashSet<>();
    tracks.forEach(track -> folders.add(settings().pathOf(track.path().getParent())));
    for (String folder : folders) {
      String section =
          sections.entrySet().stream()
              .filter(each -> isIn(folder, each.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(
                  () ->
                      new IOException(
                          "no library of "
                              + settings().url().get()
                              + " holds "
                              + folder
                              + "; it has "
                              + String.join(", ", sections.keySet())
                              + "; paths says what it calls your folders"));
      calls.touch(
          "/library/sections/" + section + "/refresh" + HttpCalls.query(Map.of("path", folder)),
          headers());
    }
  }

  private static boolean isIn(String folder, String location) {
    return folder.equals(location)
        || folder.startsWith(location.endsWith("/") ? location : location + "/")
        || folder.startsWith(location.endsWith("\\") ? location : location + "\\");
  }

  /** Sections by the folders that they hold. */
  private Map<String, String> sections() throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    JsonNode all = calls.get("/library/sections", headers()).path("MediaContainer");
    for (JsonNode section : all.path("Directory")) {
      for (JsonNode location : section.path("Location")) {
        sections.put(location.path("path").asText(), section.path("key").asText());
      }
    }
    return sections;
  }

  private Map<String, String> headers() throws IOException {
    return Map.of("X-Plex-Token", settings().token().orElseThrow().reveal());
  }
}
