package org.cratetag.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.cratetag.config.values.OwnAddress;

/**
 * Who is heard.
 *
 * @param token that others must say; empty for none
 * @param ownHostAlone whether requests must name this machine as it calls itself: a page of another
 *     site may have its name lead here (DNS rebinding)
 */
record Access(Optional<String> token, boolean ownHostAlone) {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  /** What a request says of itself; nothing where a header is missing. */
  record Caller(String host, String origin, String authorization, String apiKey) {}

  /** Why a request is refused, whatever it asks for. */
  Optional<String> refuse(Caller caller) {
    if (ownHostAlone && !isOwn(caller.host())) {
      return Optional.of(
          "ask for 127.0.0.1 or localhost: another name may be that of a page that others made");
    }
    // Programs say no origin; browsers do, of a page that has something sent from elsewhere.
    boolean isForeign =
        caller.origin() != null
            && !caller.origin().replaceFirst("^https?://", "").equals(caller.host());
    return isForeign ? Optional.of("pages of other sites are not heard") : Optional.empty();
  }

  private static boolean isOwn(String host) {
    if (host == null) {
      return false;
    }
    String name = host.replaceFirst(":\\d{1,5}$", "");
    String bare =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    return OwnAddress.isLoopback(bare);
  }

  /** Whether a request says the token: as a bearer, a key, or the password of any user. */
  boolean knows(Caller caller) {
    if (token.isEmpty()) {
      return true;
    }
    String said = said(caller);
    return said != null
        && MessageDigest.isEqual(
            token.get().getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
  }

  private static String said(Caller caller) {
    if (caller.apiKey() != null) {
      return caller.apiKey();
    }
    String authorization = caller.authorization();
    if (authorization == null) {
      return null;
    }
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return null;
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "access " + (token.isPresent() ? "with a token" : "without a token");
  }
}
