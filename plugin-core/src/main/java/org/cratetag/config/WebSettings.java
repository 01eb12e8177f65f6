package org.cratetag.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.config.values.OwnAddress;

/**
 * What the daemon answers by HTTP.
 *
 * @param enabled whether it does
 * @param address of this machine, in digits or {@code localhost}
 * @param chosenPort the port that the user wants; empty where any other is as good
 * @param token what others must say; none is needed where only this machine is heard
 * @param paths folders of this machine, as those who tell of files call them; the longest that fits
 *     counts
 */
public record WebSettings(
    boolean enabled,
    String address,
    Optional<Integer> chosenPort,
    Optional<Secret> token,
    Map<Path, String> paths) {
  /** The port where nobody chose one. */
  public static final int STANDARD_PORT = 8735;

  /** For this machine alone. */
  public static final WebSettings DEFAULT =
      new WebSettings(true, "127.0.0.1", Optional.empty(), Optional.empty(), Map.of());

  private static final String EXAMPLE = "port: 8735";

  public WebSettings {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(chosenPort, "chosenPort");
    Objects.requireNonNull(token, "token");
    paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
  }

  static WebSettings read(ConfigTree tree) throws ConfigException {
    YamlValue section = tree.members().get("web");
    if (section == null) {
      return DEFAULT;
    }
    Map<String, YamlValue> members = section.members(EXAMPLE);
    Map<Path, String> paths = new LinkedHashMap<>();
    if (members.containsKey("paths")) {
      for (Map.Entry<String, YamlValue> each :
          members.get("paths").members("/srv/music: /music").entrySet()) {
        paths.put(Path.of(each.getKey()).normalize(), each.getValue().text());
      }
    }
    YamlValue port = members.get("port");
    YamlValue address = members.get("address");
    WebSettings web =
        new WebSettings(
            !members.containsKey("enabled")
                || members.get("enabled").text().strip().equalsIgnoreCase("yes"),
            address == null ? DEFAULT.address : address.text(),
            port == null ? Optional.empty() : Optional.of(port.wholeNumber()),
            token(members),
            paths);
    if (web.enabled && !web.isForThisMachine() && web.token.isEmpty()) {
      throw address.wrong(
          "at "
              + web.address
              + " other machines can reach it, and anybody there could use it; write 'token-file:"
              + " /etc/cratetag/web' below 'web', a file that holds a long random text, or set"
              + " CRATETAG_WEB_TOKEN; or leave the address out");
    }
    return web;
  }

  private static Optional<Secret> token(Map<String, YamlValue> members) throws ConfigException {
    if (members.containsKey("token-file")) {
      return Optional.of(Secret.inFile(Path.of(members.get("token-file").text())));
    }
    YamlValue token = members.get("token");
    if (token == null) {
      return Optional.empty();
    }
    if (token.text().isBlank()) {
      throw token.wrong("an empty token keeps nobody out; write a long random text");
    }
    return Optional.of(Secret.of(token.text().strip()));
  }

  /** Whether no other machine reaches it. */
  public boolean isForThisMachine() {
    return OwnAddress.isLoopback(address);
  }

  /** The port at which it answers. */
  public int port() {
    return chosenPort.orElse(STANDARD_PORT);
  }

  /** What a path of others is called here; the same where nothing is said of its folder. */
  public String pathHere(String sent) {
    return paths.entrySet().stream()
        .flatMap(each -> here(each.getKey(), each.getValue(), sent).stream())
        .max(Comparator.comparingInt(Found::length))
        .map(Found::path)
        .orElse(sent);
  }

  private record Found(int length, String path) {}

  /** Empty where a path does not lie in that folder of others. */
  private static Optional<Found> here(Path folder, String there, String sent) {
    boolean isWindows = there.contains("\\") || there.matches("[A-Za-z]:.*");
    String base = there.replaceAll(isWindows ? "[/\\\\]+$" : "/+$", "");
    boolean begins = sent.regionMatches(isWindows, 0, base, 0, base.length());
    String rest = begins ? sent.substring(base.length()) : "";
    boolean isBelow =
        begins && (rest.isEmpty() || rest.startsWith("/") || isWindows && rest.startsWith("\\"));
    if (!isBelow) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(base.length(), folder + (isWindows ? rest.replace('\\', '/') : rest)));
  }
}
