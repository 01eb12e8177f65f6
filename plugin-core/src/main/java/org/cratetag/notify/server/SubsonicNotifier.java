package org.cratetag.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.config.ServerSettings;

/**
 * Navidrome, gonic, supysonic and other servers of the Subsonic API (1.16.1): {@code startScan};
 * Navidrome, whose library's number is known, looks through the folders alone ({@code target}). A
 * track is found by {@code search3} on its title, since paths are invented more often than not, and
 * told apart by size and suffix. Log-in is by salted token, and where a server cannot ({@code error
 * 41}, or 10 as supysonic has it) by the password in hexadecimal digits.
 */
final class SubsonicNotifier extends ToldServer {
  private static final int FOUND = 200;

  private final HttpCalls calls;
  private final Function<Path, TrackNames> names;
  private boolean plain;

  SubsonicNotifier(ServerSettings settings, Function<Path, TrackNames> names) {
    super(settings);
    this.calls = new HttpCalls(settings.url().orElseThrow(), settings.certificate());
    this.names = names;
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    if (settings().library().isEmpty()) {
      ask("startScan", Map.of());
      return;
    }
    Set<String> folders = new LinkedHashSet<>();
    for (LabelledTrack track : tracks) {
      // Navidrome takes the way from the library's folder on.
      String folder = settings().pathOf(track.path().getParent());
      folders.add(folder.startsWith("/") ? folder.substring(1) : folder);
    }
    for (String folder : folders) {
      ask("startScan", Map.of("target", settings().library().get() + ":" + folder));
    }
  }

  @Override
  public Optional<TagValues> shown(Path path) throws IOException {
    Optional<String> title = names.apply(path).title().filter(text -> !text.isBlank());
    String query = title.orElse(withoutSuffix(path.getFileName().toString()));
    JsonNode songs =
        ask(
                "search3",
                Map.of(
                    "query", query, "songCount", "" + FOUND, "artistCount", "0", "albumCount", "0"))
            .path("searchResult3")
            .path("song");
    long size = Files.size(path);
    String suffix = suffix(path.getFileName().toString());
    for (JsonNode song : songs) {
      boolean isSame =
          song.path("size").asLong(size) == size
              && song.path("suffix").asText(suffix).equalsIgnoreCase(suffix)
              && (title.isEmpty() || song.path("title").asText("").equals(title.get()));
      if (isSame) {
        return Optional.of(TagValues.EMPTY.with(TagField.GENRE, genres(song)));
      }
    }
    return Optional.empty();
  }

  private static List<String> genres(JsonNode song) {
    List<String> genres = new ArrayList<>();
    song.path("genres").forEach(genre -> genres.add(genre.path("name").asText()));
    if (genres.isEmpty() && !song.path("genre").asText("").isBlank()) {
      genres.add(song.path("genre").asText());
    }
    return genres;
  }

  private JsonNode ask(String method, Map<String, String> values) throws IOException {
    JsonNode answer = askOnce(method, values);
    int error = answer.path("error").path("code").asInt(-1);
    if (!plain && (error == 41 || error == 10)) {
      plain = true;
      answer = askOnce(method, values);
    }
    if (!answer.path("status").asText().equals("ok")) {
      throw new IOException(
          settings().url().get()
              + " says: "
              + answer.path("error").path("message").asText("that it failed"));
    }
    return answer;
  }

  private JsonNode askOnce(String method, Map<String, String> values) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("u", settings().user().orElseThrow());
    String password = settings().password().orElseThrow().reveal();
    if (plain) {
      all.put("p", "enc:" + HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8)));
    } else {
      byte[] salt = new byte[8];
      new SecureRandom().nextBytes(salt);
      String text = HexFormat.of().formatHex(salt);
      all.put("t", md5(password + text));
      all.put("s", text);
    }
    all.put("v", "1.16.1");
    all.put("c", "cratetag");
    all.put("f", "json");
    all.putAll(values);
    return calls
        .get("/rest/" + method + ".view" + HttpCalls.query(all), Map.of())
        .path("subsonic-response");
  }

  /** As the API has it: {@code t} is the MD5 of the password and the salt. */
  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static String withoutSuffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
