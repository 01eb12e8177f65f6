package org.cratetag.web.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.config.Configuration;
import org.cratetag.config.Library;
import org.cratetag.library.Exclusions;
import org.cratetag.library.LeftOut;

/** Says of paths that others send whether they are in a library, and why not. */
public final class PathJudge {
  private static final String OTHER_NAME =
      "; if the sender calls the folder by another name, say so in 'web.paths'";

  private final Configuration configuration;
  private final Map<String, Exclusions> exclusions = new HashMap<>();
  private final List<HookAnswer.Accepted> accepted = new ArrayList<>();
  private final List<HookAnswer.Ignored> ignored = new ArrayList<>();

  private PathJudge(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Judges all of them by a configuration. */
  public static HookAnswer judge(Configuration configuration, List<String> sent) {
    PathJudge judge = new PathJudge(configuration);
    sent.forEach(judge::add);
    return new HookAnswer(judge.accepted, judge.ignored);
  }

  private void add(String sent) {
    Path path;
    try {
      path = Path.of(configuration.web().pathHere(sent));
    } catch (InvalidPathException e) {
      ignore(sent, "it is no path", false);
      return;
    }
    if (!path.isAbsolute()) {
      ignore(sent, "it is no whole path, which begins with '/'" + OTHER_NAME, true);
      return;
    }
    if (!path.normalize().equals(path)) {
      ignore(sent, "it holds '.' or '..'; send whole paths without them", false);
      return;
    }
    Optional<Library> library = configuration.findLibrary(path);
    if (library.isEmpty()) {
      ignore(sent, "it lies in none of the libraries" + OTHER_NAME, true);
      return;
    }
    Optional<String> reason = whyNot(path, library.get());
    if (reason.isPresent()) {
      ignore(sent, reason.get(), false);
    } else {
      accepted.add(new HookAnswer.Accepted(sent, path, library.get().name()));
    }
  }

  private Optional<String> whyNot(Path path, Library library) {
    if (!Files.exists(path)) {
      return Optional.of("there is no such file or folder" + OTHER_NAME);
    }
    Optional<LeftOut> leftOut =
        exclusions.computeIfAbsent(library.name(), any -> exclusionsOf(library)).find(path);
    if (leftOut.isPresent()) {
      Path by = leftOut.get().path();
      return Optional.of((by.equals(path) ? "" : by + ": ") + leftOut.get().reason());
    }
    return leadsOut(path, library)
        ? Optional.of("it is a link, or lies behind one, that leads out of the library")
        : Optional.empty();
  }

  private static boolean leadsOut(Path path, Library library) {
    try {
      Path real = path.toRealPath();
      for (Path root : library.paths()) {
        if (Files.exists(root) && real.startsWith(root.toRealPath())) {
          return false;
        }
      }
      return true;
    } catch (IOException gone) {
      return true;
    }
  }

  private static Exclusions exclusionsOf(Library library) {
    return new Exclusions(
        library.settings().exclude(),
        List.of(),
        library.settings().libraryFolders(),
        library.settings().otherLibraries());
  }

  private void ignore(String sent, String reason, boolean isForeign) {
    ignored.add(new HookAnswer.Ignored(sent, reason, isForeign));
  }
}
