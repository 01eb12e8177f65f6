package org.cratetag.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.cratetag.pack.PackFiles;

/** Finds the packs on the class path, as plain folders or inside a jar. */
final class BundledPacks {
  private static final String ROOT = "org/cratetag/models";

  private BundledPacks() {}

  /** Every folder below {@value #ROOT} with a {@code pack.json}, by name. */
  static List<PackFiles> list(ClassLoader loader) {
    TreeSet<String> names = new TreeSet<>();
    try {
      for (URL root : Collections.list(loader.getResources(ROOT))) {
        names.addAll(names(root));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
    List<PackFiles> packs = new ArrayList<>();
    for (String name : names) {
      packs.add(new PackFiles.Resources(loader, ROOT + "/" + name));
    }
    return packs;
  }

  private static List<String> names(URL root) throws IOException {
    if (root.getProtocol().equals("file")) {
      try (Stream<Path> folders = Files.list(Path.of(uri(root)))) {
        return folders
            .filter(folder -> Files.isRegularFile(folder.resolve("pack.json")))
            .map(folder -> folder.getFileName().toString())
            .toList();
      }
    }
    JarURLConnection connection = (JarURLConnection) root.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches(ROOT + "/[^/]+/pack\\.json"))
          .map(name -> name.substring(ROOT.length() + 1, name.lastIndexOf('/')))
          .toList();
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("not a usable class path: " + url, e);
    }
  }
}
