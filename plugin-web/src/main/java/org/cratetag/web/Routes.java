package org.cratetag.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cratetag.web.hook.HookAnswer;
import org.cratetag.web.hook.HookBody;
import org.cratetag.web.hook.HookException;
import org.cratetag.web.hook.PathJudge;
import org.cratetag.web.metric.MetricsPage;

/** What is answered where. */
final class Routes {
  static final int MOST_BYTES = 1 << 20;

  /** Of a whole body, be it sent byte by byte. */
  static final Duration LONGEST_BODY = Duration.ofSeconds(10);

  /** As the watchdog of the service has it. */
  private static final Duration ALIVE = Duration.ofMinutes(5);

  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(10);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Served served;
  private final Supplier<Access> access;
  private final Readiness readiness;
  private MetricsPage metrics;
  private long noted = System.nanoTime() - BETWEEN_NOTES.toNanos();

  Routes(Served served, Supplier<Access> access) {
    this.served = served;
    this.access = access;
    this.readiness = new Readiness(served);
  }

  private interface BodyReader {
    HookBody read(byte[] body) throws HookException;
  }

  void add(RoutesConfig routes) {
    routes.before(this::guard);
    routes.get("/health", this::health);
    routes.get("/ready", this::ready);
    routes.get("/metrics", this::metrics);
    // Javalin says 200 by itself where there is something to get.
    routes.head("/health", this::health);
    routes.head("/ready", this::ready);
    routes.post("/hooks/paths", context -> hook(context, HookBody::ofPaths));
    routes.post("/hooks/lidarr", context -> hook(context, HookBody::ofLidarr));
    routes.error(
        404,
        context -> {
          if (context.result() == null || !context.result().startsWith("{")) {
            refuse(
                context,
                404,
                "there are /hooks/paths, /hooks/lidarr, /health, /ready and /metrics");
          }
        });
    routes.error(405, context -> refuse(context, 405, "not in this way"));
    routes.exception(Exception.class, this::fault);
  }

  private void guard(Context context) {
    context.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
    Access.Caller caller =
        new Access.Caller(
            context.header("Host"),
            context.header("Origin"),
            context.header("Authorization"),
            context.header("X-Api-Key"));
    Access now = access.get();
    now.refuse(caller)
        .ifPresent(
            reason -> {
              refuse(context, 403, reason);
              context.skipRemainingHandlers();
            });
    boolean isOpen = context.path().equals("/health") || context.path().equals("/ready");
    if (context.statusCode() != 403 && !isOpen && !now.knows(caller)) {
      context.header("WWW-Authenticate", "Bearer");
      refuse(
          context,
          401,
          "it needs the token of 'web.token-file': 'Authorization: Bearer TOKEN' or 'X-Api-Key:"
              + " TOKEN'");
      context.skipRemainingHandlers();
    }
  }

  private void health(Context context) {
    boolean alive = served.view().age().compareTo(ALIVE) < 0;
    answer(context, alive ? 200 : 503, Map.of("alive", alive));
  }

  private void ready(Context context) throws InterruptedException {
    List<String> reasons = readiness.reasons();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("ready", reasons.isEmpty());
    if (!reasons.isEmpty()) {
      members.put("reasons", reasons);
    }
    answer(context, reasons.isEmpty() ? 200 : 503, members);
  }

  private void metrics(Context context) {
    context
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(page().text(served.view(), served.ledger().find()));
  }

  private synchronized MetricsPage page() {
    if (metrics == null) {
      metrics = new MetricsPage(served.figures(), served.view());
    }
    return metrics;
  }

  private void hook(Context context, BodyReader reader) throws IOException {
    try {
      HookBody told = reader.read(body(context));
      HookAnswer judged = PathJudge.judge(served.view().configuration(), told.paths());
      served.tell(judged.paths());
      served.figures().told(judged.accepted().size(), judged.ignored().size());
      noteForeign(judged);
      answer(context, judged.accepted().isEmpty() ? 200 : 202, members(told, judged));
    } catch (HookException e) {
      refuse(context, 400, e.getMessage());
    } catch (RefusedBodyException e) {
      context.header("Connection", "close");
      refuse(context, e.status(), e.getMessage());
    }
  }

  private static Map<String, Object> members(HookBody told, HookAnswer judged) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("event", told.event());
    members.put(
        "accepted",
        judged.accepted().stream()
            .map(
                each -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("path", each.sent());
                  if (!each.here().toString().equals(each.sent())) {
                    one.put("here", each.here().toString());
                  }
                  one.put("library", each.library());
                  return one;
                })
            .toList());
    members.put(
        "ignored",
        judged.ignored().stream()
            .map(each -> Map.of("path", each.sent(), "reason", each.reason()))
            .toList());
    return members;
  }

  /** Whoever sends such paths does not show the answer to anybody. */
  private void noteForeign(HookAnswer judged) {
    judged.ignored().stream()
        .filter(HookAnswer.Ignored::isForeign)
        .findFirst()
        .filter(any -> isTimeForANote())
        .ifPresent(
            first ->
                served.note("a hook told of '" + first.sent() + "' in vain: " + first.reason()));
  }

  private synchronized boolean isTimeForANote() {
    if (System.nanoTime() - noted < BETWEEN_NOTES.toNanos()) {
      return false;
    }
    noted = System.nanoTime();
    return true;
  }

  private static byte[] body(Context context) throws IOException, RefusedBodyException {
    if (context.req().getContentLengthLong() > MOST_BYTES) {
      throw RefusedBodyException.tooLong();
    }
    long end = System.nanoTime() + LONGEST_BODY.toNanos();
    byte[] bytes = new byte[Math.max(8_192, context.req().getContentLength() + 1)];
    int length = 0;
    try (InputStream in = context.req().getInputStream()) {
      for (int read = 0; read >= 0; length += read) {
        if (length > MOST_BYTES) {
          throw RefusedBodyException.tooLong();
        }
        if (System.nanoTime() - end > 0) {
          throw RefusedBodyException.tooSlow();
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        read = in.read(bytes, length, bytes.length - length);
        if (read < 0) {
          break;
        }
      }
    } catch (IOException e) {
      throw RefusedBodyException.broken();
    }
    return Arrays.copyOf(bytes, length);
  }

  private void fault(Exception e, Context context) {
    org.slf4j.LoggerFactory.getLogger(Routes.class).error("{} failed", context.path(), e);
    refuse(context, 500, "a fault of Cratetag itself; the home's logs/cratetag.log says more");
  }

  private static void refuse(Context context, int status, String reason) {
    answer(context, status, Map.of("error", reason));
  }

  private static void answer(Context context, int status, Map<String, ?> members) {
    try {
      context
          .status(status)
          .contentType("application/json")
          .result(MAPPER.writeValueAsString(members) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
