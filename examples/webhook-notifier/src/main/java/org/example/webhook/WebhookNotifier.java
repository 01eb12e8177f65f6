package org.example.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.api.PluginContext;
import org.cratetag.api.PluginSettings;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.SettingsException;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.pf4j.Extension;

/** Posts a JSON object to a web address whenever tags were written or taken back. */
@Extension
public final class WebhookNotifier implements ServerNotifier {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private URI url;
  private Optional<String> token = Optional.empty();

  @Override
  public void configure(PluginContext context) throws SettingsException {
    PluginSettings settings = context.settings();
    settings.requireOnly(Set.of("url", "token-file"));
    try {
      url = URI.create(settings.getText("url"));
      if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
        throw settings.wrong("url", "url must begin with http:// or https://");
      }
    } catch (IllegalArgumentException e) {
      throw settings.wrong("url", "not a web address: " + e.getMessage());
    }
    Optional<String> file = settings.findText("token-file");
    if (file.isPresent()) {
      try {
        token = Optional.of(Files.readString(Path.of(file.get())).strip());
      } catch (IOException | IllegalArgumentException e) {
        throw settings.wrong("token-file", "cannot read the token in " + file.get());
      }
    }
  }

  @Override
  public String name() {
    return "webhook " + url.getHost();
  }

  @Override
  public void tagged(List<LabelledTrack> tracks) throws IOException {
    post("tagged", tracks);
  }

  @Override
  public void undone(List<LabelledTrack> tracks) throws IOException {
    post("undone", tracks);
  }

  private void post(String event, List<LabelledTrack> tracks) throws IOException {
    String all = tracks.stream().map(WebhookNotifier::json).collect(Collectors.joining(","));
    String body = "{\"event\":" + quoted(event) + ",\"tracks\":[" + all + "]}";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(LIMIT)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException(url + " answered with status " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while " + url + " was told", e);
    }
  }

  private static String json(LabelledTrack track) {
    StringBuilder json = new StringBuilder("{\"path\":" + quoted(track.path().toString()));
    track.artist().ifPresent(artist -> json.append(",\"artist\":").append(quoted(artist)));
    track.title().ifPresent(title -> json.append(",\"title\":").append(quoted(title)));
    track.duration().ifPresent(d -> json.append(",\"seconds\":").append(d.toMillis() / 1000.0));
    track.bpm().ifPresent(bpm -> json.append(",\"bpm\":").append(bpm));
    return json.append(",\"genre\":")
        .append(json(track.genre()))
        .append(",\"subgenre\":")
        .append(json(track.subgenre()))
        .append('}')
        .toString();
  }

  private static String json(List<DecidedLabel> labels) {
    return labels.stream()
        .map(
            label ->
                "{\"label\":"
                    + quoted(label.label())
                    + ",\"confidence\":"
                    + label.confidence()
                    + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
