package org.cratetag.notify.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Calls one server over HTTP, with bounds on time and size. Redirects are not followed: one from a
 * wrong address would carry a token to a place that nobody named. What goes wrong is said in words
 * for the user, without the query of the address, which may hold a secret.
 */
final class HttpCalls {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 16 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI base;
  private final Optional<Path> certificate;
  private final Duration limit;
  private HttpClient client;

  /**
   * Calls of a server.
   *
   * @param base its address, without a slash at the end
   * @param certificate to trust besides the usual ones
   */
  HttpCalls(URI base, Optional<Path> certificate) {
    this(base, certificate, Duration.ofSeconds(30));
  }

  HttpCalls(URI base, Optional<Path> certificate, Duration limit) {
    this.base = base;
    this.certificate = certificate;
    this.limit = limit;
  }

  /** A query string of names and values. */
  static String query(Map<String, String> values) {
    StringBuilder query = new StringBuilder();
    values.forEach(
        (name, value) ->
            query
                .append(query.length() == 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    return query.toString();
  }

  /** Asks, and reads the answer as JSON. */
  JsonNode get(String path, Map<String, String> headers) throws IOException {
    return json(send(request(path, headers).GET().build()));
  }

  /** The same without an answer. */
  void touch(String path, Map<String, String> headers) throws IOException {
    send(request(path, headers).GET().build());
  }

  /** Sends JSON, and reads the answer as JSON; a missing answer is a null node. */
  JsonNode post(String path, Map<String, String> headers, JsonNode body) throws IOException {
    return json(sendJson(path, headers, body));
  }

  /** Sends JSON to the address itself; the answer does not matter. */
  void send(Map<String, String> headers, JsonNode body) throws IOException {
    sendJson("", headers, body);
  }

  /** Sends nothing, and hears nothing but that it is well. */
  void post(String path, Map<String, String> headers) throws IOException {
    send(request(path, headers).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  private byte[] sendJson(String path, Map<String, String> headers, JsonNode body)
      throws IOException {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
    } catch (IllegalArgumentException e) {
      throw new IOException("its address cannot be used: " + base, e);
    }
    request.header("Accept", "application/json").header("User-Agent", "Cratetag");
    headers.forEach(request::header);
    return request;
  }

  private byte[] send(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> answer =
          client().send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        requireGood(answer);
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException(base + " answers with more than can be read");
        }
        return bytes;
      }
    } catch (HttpConnectTimeoutException e) {
      // The limit of the whole call may end while it still connects.
      Duration connect = CONNECT.compareTo(limit) < 0 ? CONNECT : limit;
      throw new IOException(base + " cannot be reached within " + connect.toSeconds() + " s", e);
    } catch (HttpTimeoutException e) {
      throw new IOException(base + " does not answer within " + limit.toSeconds() + " s", e);
    } catch (SSLException e) {
      throw new IOException(
          "the certificate of "
              + base
              + " is not trusted ("
              + e.getMessage()
              + "); certificate-file names one to trust",
          e);
    } catch (ConnectException e) {
      String why =
          e.getCause() instanceof UnresolvedAddressException
              ? "there is no machine of that name"
              : "nothing answers there";
      throw new IOException(base + " cannot be reached: " + why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  private void requireGood(HttpResponse<InputStream> answer) throws IOException {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    if (status >= 300 && status < 400) {
      throw new IOException(
          base
              + " sends on to "
              + answer.headers().firstValue("Location").map(HttpCalls::withoutQuery).orElse("?")
              + ", which is not followed; write that address as url");
    }
    throw new IOException(
        base
            + (status == 401 || status == 403
                ? " refuses the user, password or token"
                : status == 404
                    ? " does not know what is asked for (404); is the url right?"
                    : " answers with the error " + status));
  }

  private static String withoutQuery(String location) {
    int end = location.indexOf('?');
    return end < 0 ? location : location.substring(0, end);
  }

  private JsonNode json(byte[] body) throws IOException {
    if (body.length == 0) {
      return MAPPER.nullNode();
    }
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException(base + " answers with something that is no JSON; is the url right?", e);
    }
  }

  private synchronized HttpClient client() throws IOException {
    if (client == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER);
      if (certificate.isPresent()) {
        builder.sslContext(trusting(certificate.get()));
      }
      client = builder.build();
    }
    return client;
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("server-" + number++, each);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificate: " + e.getMessage(), e);
    }
  }
}
