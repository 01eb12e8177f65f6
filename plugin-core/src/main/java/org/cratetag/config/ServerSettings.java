package org.cratetag.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A server that is told of changed tags.
 *
 * @param name the user's, unique
 * @param type what it is
 * @param url where it answers; of mpd as well, {@code mpd://host:port}
 * @param user a name to log in with
 * @param password for that name, or mpd's
 * @param token or API key
 * @param paths folders of this machine, as the server calls them; the longest that fits counts
 * @param command a program and its arguments, for {@link Type#COMMAND}
 * @param library the server's own number of a library, where it takes one
 * @param certificate a certificate to trust besides the usual ones
 * @param verify whether to look what the server shows afterwards
 */
public record ServerSettings(
    String name,
    Type type,
    Optional<URI> url,
    Optional<String> user,
    Optional<Secret> password,
    Optional<Secret> token,
    Map<Path, String> paths,
    List<String> command,
    Optional<String> library,
    Optional<Path> certificate,
    boolean verify) {
  /** Kinds of servers. */
  public enum Type {
    JELLYFIN,
    EMBY,
    NAVIDROME,
    SUBSONIC,
    PLEX,
    MPD,
    LYRION,
    WEBHOOK,
    COMMAND;

    /** The word for it in the configuration. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String KEY = "notify";

  public ServerSettings {
    Objects.requireNonNull(type, "type");
    paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    command = List.copyOf(command);
  }

  /** All of a configuration, in the order of the file. */
  static List<ServerSettings> read(ConfigTree tree) throws ConfigException {
    YamlValue section = tree.members().get(KEY);
    List<ServerSettings> servers = new ArrayList<>();
    if (section != null) {
      for (Map.Entry<String, YamlValue> each : section.members("mpd: mpd").entrySet()) {
        servers.add(of(each.getKey(), each.getValue()));
      }
    }
    return servers;
  }

  private static ServerSettings of(String name, YamlValue value) throws ConfigException {
    Map<String, YamlValue> members =
        value.isSection() ? value.members("type: mpd") : Map.of("type", value);
    Type type = Type.valueOf(members.get("type").text().strip().toUpperCase(Locale.ROOT));
    Map<Path, String> paths = new LinkedHashMap<>();
    if (members.containsKey("paths")) {
      for (Map.Entry<String, YamlValue> each :
          members.get("paths").members("/srv/music: /music").entrySet()) {
        paths.put(Path.of(each.getKey()).normalize(), each.getValue().text());
      }
    }
    List<String> command = new ArrayList<>();
    if (members.containsKey("command")) {
      for (YamlValue item : members.get("command").items()) {
        command.add(item.text());
      }
    }
    ServerSettings server =
        new ServerSettings(
            name,
            type,
            text(members, "url").map(ServerSettings::uri).or(() -> standardUrl(type)),
            text(members, "user"),
            secret(members, "password"),
            secret(members, "token"),
            paths,
            command,
            text(members, "library"),
            text(members, "certificate-file").map(Path::of),
            text(members, "verify").map(word -> word.strip().equalsIgnoreCase("yes")).orElse(true));
    Optional<String> missing = server.findMissing();
    if (missing.isPresent()) {
      throw value.wrong("'" + name + "' " + missing.get());
    }
    return server;
  }

  private static Optional<URI> standardUrl(Type type) {
    return switch (type) {
      case MPD -> Optional.of(URI.create("mpd://localhost:6600"));
      case LYRION -> Optional.of(URI.create("http://localhost:9000"));
      default -> Optional.empty();
    };
  }

  /** The key with what to write, of what this kind cannot do without. */
  private Optional<String> findMissing() {
    boolean needsUrl = type != Type.COMMAND;
    if (needsUrl && url.isEmpty()) {
      return Optional.of("has no url; write 'url: http://localhost:4533' below it");
    }
    if (needsUrl && type != Type.MPD && "mpd".equals(url.get().getScheme())) {
      return Optional.of("answers to http:// or https://, not mpd://");
    }
    return switch (type) {
      case JELLYFIN, EMBY, PLEX ->
          token.isEmpty()
              ? Optional.of(
                  "has no token; write 'token-file: /etc/cratetag/token' below it, a file that"
                      + " holds the server's API key, or set the environment variable")
              : Optional.empty();
      case NAVIDROME, SUBSONIC ->
          user.isEmpty() || password.isEmpty()
              ? Optional.of(
                  "has no user and password; write 'user: admin' and 'password-file:"
                      + " /etc/cratetag/password' below it")
              : Optional.empty();
      case COMMAND ->
          command.isEmpty()
              ? Optional.of(
                  "has no command; write 'command: [/usr/local/bin/told, --all]' below it")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What a path of ours is to the server; the same where nothing is said of its folder. */
  public String pathOf(Path path) {
    return findPathOf(path).orElse(path.toString());
  }

  /** What a path of ours is to the server; empty where nothing is said of its folder. */
  public Optional<String> findPathOf(Path path) {
    return paths.entrySet().stream()
        .filter(each -> path.startsWith(each.getKey()))
        .max(Comparator.comparingInt(each -> each.getKey().getNameCount()))
        .map(
            each -> {
              String rest = each.getKey().relativize(path).toString();
              String there = each.getValue();
              boolean isWindows = there.contains("\\") || there.matches("[A-Za-z]:.*");
              String separator = isWindows ? "\\" : "/";
              String below = isWindows ? rest.replace('/', '\\') : rest;
              boolean joins = there.isEmpty() || there.endsWith(separator);
              return below.isEmpty() ? there : there + (joins ? "" : separator) + below;
            });
  }

  private static URI uri(String text) {
    String stripped = text.strip();
    return URI.create(
        stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped);
  }

  private static Optional<String> text(Map<String, YamlValue> members, String key)
      throws ConfigException {
    return members.containsKey(key) ? Optional.of(members.get(key).text()) : Optional.empty();
  }

  private static Optional<Secret> secret(Map<String, YamlValue> members, String key)
      throws ConfigException {
    Optional<String> file = text(members, key + "-file");
    return file.isPresent()
        ? Optional.of(Secret.inFile(Path.of(file.get())))
        : text(members, key).map(Secret::of);
  }
}
