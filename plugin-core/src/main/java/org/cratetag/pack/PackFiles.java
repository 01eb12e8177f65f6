package org.cratetag.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cratetag.pack.json.PackException;

/**
 * The files of one pack, wherever they lie. Files are asked for by plain name, so nothing outside
 * the pack can be reached; what is read is counted as it comes, so no declared size is believed.
 */
public sealed interface PackFiles {
  /** Most files in a pack: figures included, a card of every label still fits. */
  int MAXIMUM_FILES = 200;

  /** A file, or a file in one folder such as {@code figures}. */
  String NAME = "([A-Za-z0-9_][A-Za-z0-9._-]{0,99}/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

  /**
   * Names of the files, with slashes; refused when there are too many, links, odd names or folders
   * in folders.
   */
  List<String> names() throws PackException, IOException;

  /** One file's bytes; refused when it is missing or larger than the limit. */
  byte[] read(String name, long limitBytes) throws PackException, IOException;

  /** What to call the pack in messages. */
  String location();

  /** The pack in a folder, of any file system, or in a zip file. */
  static PackFiles at(Path path) throws PackException {
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (Files.isRegularFile(path) && path.getFileSystem() == FileSystems.getDefault()) {
      return new Zip(path);
    }
    throw new PackException(path + " is no folder and no zip file");
  }

  private static byte[] readAtMost(InputStream in, String name, long limitBytes)
      throws PackException, IOException {
    byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limitBytes + 1));
    if (bytes.length > limitBytes) {
      throw new PackException(name + " is larger than " + limitBytes + " bytes");
    }
    return bytes;
  }

  private static void checkName(String name) throws PackException {
    if (!name.matches(NAME)) {
      throw new PackException("a pack holds plain file names only, found '" + name + "'");
    }
  }

  private static void checkCount(int count) throws PackException {
    if (count > MAXIMUM_FILES) {
      throw new PackException("a pack holds at most " + MAXIMUM_FILES + " files");
    }
  }

  /** A folder. Links in it are refused: they could lead anywhere. */
  record Folder(Path folder) implements PackFiles {
    private static final OpenOption[] NONE = {};

    @Override
    public List<String> names() throws PackException, IOException {
      List<String> names = new ArrayList<>();
      try (Stream<Path> paths = Files.walk(folder, 3)) {
        for (Path path : (Iterable<Path>) paths.skip(1)::iterator) {
          String name = folder.relativize(path).toString().replace('\\', '/');
          name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
          checkName(name);
          if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            checkName(name + "/file");
          } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            names.add(name);
          } else {
            throw new PackException(name + " in the pack is no regular file");
          }
          checkCount(names.size());
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      return names;
    }

    @Override
    public byte[] read(String name, long limitBytes) throws PackException, IOException {
      Path file = file(name);
      boolean mayHoldLinks = file.getFileSystem() == FileSystems.getDefault();
      OpenOption[] options = mayHoldLinks ? new OpenOption[] {LinkOption.NOFOLLOW_LINKS} : NONE;
      try (InputStream in = Files.newInputStream(file, options)) {
        return readAtMost(in, name, limitBytes);
      }
    }

    /** The same as {@link ModelFolder#map}, in a folder of the default file system. */
    public ByteBuffer map(String name, long limitBytes) throws PackException, IOException {
      return ModelFolder.map(file(name), limitBytes, LinkOption.NOFOLLOW_LINKS);
    }

    private Path file(String name) throws PackException {
      checkName(name);
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new PackException(
            Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? name + " in the pack is no regular file"
                : name + " is missing");
      }
      return file;
    }

    @Override
    public String location() {
      return folder.toString();
    }
  }

  /**
   * A zip file, its files at the top or all in one folder. Entries become bytes, never files under
   * their own names, and a link's entry is just its text.
   */
  record Zip(Path file) implements PackFiles {
    /** What is done with an open zip. */
    private interface Reading<T> {
      T of(ZipFile zip) throws PackException, IOException;
    }

    @Override
    public List<String> names() throws PackException, IOException {
      return open(Zip::names);
    }

    @Override
    public byte[] read(String name, long limitBytes) throws PackException, IOException {
      checkName(name);
      return open(
          zip -> {
            ZipEntry entry = zip.getEntry(prefix(zip) + name);
            if (entry == null) {
              throw new PackException(name + " is missing");
            }
            try (InputStream in = zip.getInputStream(entry)) {
              return readAtMost(in, name, limitBytes);
            }
          });
    }

    private <T> T open(Reading<T> reading) throws PackException, IOException {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return reading.of(zip);
      } catch (IllegalArgumentException e) {
        // Java tells so of an entry whose comment is no UTF-8.
        throw new PackException(file + " is damaged: " + e.getMessage(), e);
      }
    }

    private static List<String> names(ZipFile zip) throws PackException {
      String prefix = prefix(zip);
      List<String> names = new ArrayList<>();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.getName().startsWith(prefix)) {
          throw new PackException("'" + entry.getName() + "' lies outside the pack's folder");
        }
        String name = entry.getName().substring(prefix.length());
        if (entry.isDirectory()) {
          checkName(name + "file");
          continue;
        }
        checkName(name);
        if (names.contains(name)) {
          throw new PackException(name + " is in the zip twice");
        }
        names.add(name);
        checkCount(names.size());
      }
      return names;
    }

    @Override
    public String location() {
      return file.toString();
    }

    private static String prefix(ZipFile zip) throws PackException {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (name.equals("pack.json")) {
          return "";
        }
        if (name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}/pack\\.json")) {
          return name.substring(0, name.indexOf('/') + 1);
        }
      }
      throw new PackException("pack.json is missing");
    }
  }

  /** A folder of the class path, which may be inside a jar. */
  record Resources(ClassLoader loader, String folder) implements PackFiles {
    /** Those that every pack has; the build made the rest. */
    @Override
    public List<String> names() {
      return List.of("pack.json", "card.md", "golden.json");
    }

    @Override
    public byte[] read(String name, long limitBytes) throws PackException, IOException {
      checkName(name);
      try (InputStream in = loader.getResourceAsStream(folder + "/" + name)) {
        if (in == null) {
          throw new PackException(name + " is missing");
        }
        return readAtMost(in, name, limitBytes);
      }
    }

    @Override
    public String location() {
      return "bundled " + folder.substring(folder.lastIndexOf('/') + 1);
    }
  }
}
