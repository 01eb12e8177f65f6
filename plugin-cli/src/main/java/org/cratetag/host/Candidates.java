package org.cratetag.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.api.ApiVersion;

/** Plugins that may be loaded: unpacked, looked through, one of each id. */
final class Candidates {
  private final Map<String, Candidate> byId = new LinkedHashMap<>();
  private final List<RefusedPlugin> refused = new ArrayList<>();

  private Candidates() {}

  /** A zip and where it is unpacked. */
  record Candidate(String fileName, Path folder, Descriptor descriptor) {}

  /** Unpacks and looks through files, without loading a class. */
  static Candidates of(List<Path> files, PluginUnpacker unpacker) throws IOException {
    Candidates candidates = new Candidates();
    for (Path zip : files) {
      String name = zip.getFileName().toString();
      try {
        checkKind(zip);
        Path folder = unpacker.unpack(zip, Candidates::inspect);
        candidates.add(new Candidate(name, folder, Descriptor.read(folder)));
      } catch (RefusalException e) {
        candidates.refused.add(new RefusedPlugin(name, e.getMessage()));
      }
    }
    return candidates;
  }

  /** All in a folder but hidden files, which belong to other programs; none when there is none. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(".")) {
          found.add(file);
        }
      }
    }
    found.sort(null);
    return found;
  }

  /** By file name. */
  List<Candidate> list() {
    return List.copyOf(byId.values());
  }

  /** What cannot be loaded, and why. */
  List<RefusedPlugin> refused() {
    return List.copyOf(refused);
  }

  private static void checkKind(Path file) throws RefusalException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (Files.isDirectory(file)) {
      throw new RefusalException("is a folder; put the plugin's zip in its place");
    }
    if (name.endsWith(".jar")) {
      throw new RefusalException(
          "is a jar; a plugin is a zip with plugin.properties at its top, its classes in classes/"
              + " and its libraries in lib/");
    }
    if (!name.endsWith(".zip") || !Files.isRegularFile(file)) {
      throw new RefusalException("is no plugin: plugins are zips");
    }
  }

  private static void inspect(Path folder) throws RefusalException, IOException {
    Descriptor.read(folder).checkApi(ApiVersion.current());
    ForbiddenContent.check(folder);
  }

  private void add(Candidate candidate) {
    String id = candidate.descriptor().id();
    Candidate other = byId.get(id);
    Candidate used = candidate;
    if (other != null) {
      boolean newer = candidate.descriptor().isNewerThan(other.descriptor());
      used = newer ? candidate : other;
      String reason =
          "has the same id as " + used.fileName() + " (" + id + "), which is used instead";
      refused.add(new RefusedPlugin((newer ? other : candidate).fileName(), reason));
    }
    byId.put(id, used);
  }
}
