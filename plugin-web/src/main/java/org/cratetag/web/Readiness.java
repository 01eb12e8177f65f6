package org.cratetag.web;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cratetag.config.Library;
import org.cratetag.serve.DaemonView;

/**
 * Whether the daemon can do its work. Nothing private is said: anybody may ask. One look at a time
 * is at work, since a share that does not answer lets whoever asks wait for ever.
 */
final class Readiness {
  private static final long PATIENCE_SECONDS = 5;

  private final Served served;
  private FutureTask<List<String>> look;

  Readiness(Served served) {
    this.served = served;
  }

  /** What is in the way; nothing when it is ready. */
  List<String> reasons() throws InterruptedException {
    FutureTask<List<String>> mine = begin();
    try {
      return mine.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return List.of("a library or the ledger does not answer; is a share hanging?");
    } catch (ExecutionException e) {
      return List.of("it cannot be told: a fault of Cratetag itself");
    }
  }

  private synchronized FutureTask<List<String>> begin() {
    if (look == null || look.isDone()) {
      look = new FutureTask<>(this::look);
      Thread thread = new Thread(look, "web-ready");
      thread.setDaemon(true);
      thread.start();
    }
    return look;
  }

  private List<String> look() {
    DaemonView view = served.view();
    List<String> reasons = new ArrayList<>();
    if (!view.wrong().isEmpty()) {
      reasons.add(
          "the configuration is wrong and the former one is in use; 'cratetag config check' says"
              + " what is wrong");
    }
    List<Library> libraries = view.configuration().libraries();
    long away = libraries.stream().filter(each -> !isThere(each)).count();
    if (away > 0) {
      reasons.add(
          away + " of " + libraries.size() + " libraries are not there; is a disk not mounted?");
    }
    if (served.ledger().find().isEmpty()) {
      reasons.add("the ledger cannot be opened; 'cratetag status' says why");
    }
    return reasons;
  }

  private static boolean isThere(Library library) {
    return library.paths().stream().allMatch(Files::isDirectory);
  }
}
