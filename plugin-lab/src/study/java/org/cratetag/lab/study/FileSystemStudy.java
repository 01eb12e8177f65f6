package org.cratetag.lab.study;

import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.undo.UndoService;
import org.cratetag.train.pack.PassingFolder;

/**
 * Tags and undoes a file of each format in folders of any file systems, and prints a row of a table
 * for each: what worked, and what the system kept of a file. {@code src/bench/file-systems} mounts
 * what the machine can and calls this.
 */
public final class FileSystemStudy {
  private static final Logger ROOT = Logger.getLogger("");
  private static final FileRules RULES =
      new FileRules(FileRules.HardLinks.SKIP, FileRules.OtherOwner.TAKE, FileRules.Mtime.KEEP);

  /** A file that has just been written gets its last times a moment later where it is a share's. */
  private static final long AT_REST_MS = 2500;

  private FileSystemStudy() {}

  /** Arguments: {@code NAME=FOLDER}, once or several times. */
  public static void main(String[] args) throws Exception {
    ROOT.setLevel(Level.OFF);
    try (PassingFolder models = PassingFolder.of("cratetag-study")) {
      for (AudioFormat format : AudioFixtures.tagged()) {
        Path file = AudioFixtures.file(models.path(), "model", format, 0.5);
        Files.move(file, models.path().resolve(format.toString()));
      }
      table(models.path(), List.of(args));
    }
  }

  private static void table(Path models, List<String> folders) throws Exception {
    System.out.println(
        "| file system | tagged | undone | left over | open elsewhere | mode | owner | attributes"
            + " | ACL | time | birth | inode |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (String each : folders) {
      String[] named = each.split("=", 2);
      try {
        System.out.println("| " + named[0] + " | " + row(models, Path.of(named[1])) + " |");
      } catch (IOException e) {
        System.out.println("| " + named[0] + " | cannot be written: " + e + " |");
      }
    }
  }

  private static String row(Path models, Path folder) throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    TagService tags = new TagService(BuiltInWriters.list(), journal, RULES, Clock.systemUTC());
    UndoService undo = new UndoService(tags, journal, RULES, Clock.systemUTC());
    Path music = Files.createDirectory(folder.resolve("music " + System.nanoTime()));
    List<String> refused = new ArrayList<>();
    int tagged = 0;
    int undone = 0;
    int open = 0;
    for (AudioFormat format : AudioFixtures.tagged()) {
      Files.copy(models.resolve(format.toString()), in(music, format));
    }
    Thread.sleep(AT_REST_MS);
    for (AudioFormat format : AudioFixtures.tagged()) {
      byte[] old = Files.readAllBytes(models.resolve(format.toString()));
      Path file = in(music, format);
      TagUpdate update = update(tags, file, format);
      if (!(update instanceof TagUpdate.Written)) {
        refused.add(format + ": " + update);
      }
      tagged += update instanceof TagUpdate.Written ? 1 : 0;
      undo.undoPaths(List.of(file), 2);
      undone += Arrays.equals(Files.readAllBytes(file), old) ? 1 : 0;
      try (FileChannel reader = FileChannel.open(file)) {
        open += update(tags, file, format) instanceof TagUpdate.Written ? 1 : 0;
        reader.position();
      }
      undo.undoPaths(List.of(file), 3);
      undone -= Arrays.equals(Files.readAllBytes(file), old) ? 0 : 1;
    }
    int left = filesIn(music).size() - AudioFixtures.tagged().size();
    refused.forEach(System.err::println);
    String of = " of " + AudioFixtures.tagged().size() + " | ";
    return tagged
        + of
        + undone
        + of
        + left
        + " | "
        + open
        + of
        + kept(models, music, tags);
  }

  private static Path in(Path music, AudioFormat format) {
    return music.resolve("Tr\u00fcck 1." + format.suffix());
  }

  private static TagUpdate update(TagService tags, Path file, AudioFormat format)
      throws IOException {
    return tags.update(found(file, format), any -> CHANGE, TagStyle.SERVER, 1);
  }

  private static String kept(Path models, Path music, TagService tags) throws Exception {
    Path file = Files.copy(models.resolve("MP3"), music.resolve("kept.mp3"));
    List<Boolean> could = new ArrayList<>();
    could.add(
        tried(
            () ->
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"))));
    could.add(said("chown", "1000:1000", file.toString()) != null);
    could.add(said("setfattr", "-n", "user.rating", "-v", "5", file.toString()) != null);
    could.add(said("setfacl", "-m", "u:1001:rw", file.toString()) != null);
    could.add(
        tried(
            () ->
                Files.setLastModifiedTime(
                    file, FileTime.from(Instant.parse("2020-02-02T02:02:02.02Z")))));
    could.add(true);
    could.add(true);
    List<String> before = looks(file);
    Thread.sleep(AT_REST_MS);
    TagUpdate update = update(tags, file, AudioFormat.MP3);
    List<String> after = looks(file);
    if (!(update instanceof TagUpdate.Written)) {
      return "(" + update + ")";
    }
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      boolean known = could.get(i) && before.get(i) != null && !before.get(i).equals("-");
      cells.add(!known ? "-" : before.get(i).equals(after.get(i)) ? "kept" : "new");
    }
    return String.join(" | ", cells);
  }

  private static List<String> looks(Path file) throws Exception {
    String path = file.toString();
    String acl = said("getfacl", "-cnp", path);
    String attribute = said("getfattr", "--only-values", "-n", "user.rating", path);
    return Arrays.asList(
        said("stat", "-c", "%a", path),
        said("stat", "-c", "%u:%g", path),
        attribute,
        acl,
        said("stat", "-c", "%Y", path),
        said("stat", "-c", "%w", path),
        said("stat", "-c", "%i", path));
  }

  private interface Change {
    void apply() throws IOException;
  }

  private static boolean tried(Change change) {
    try {
      change.apply();
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** What a command said; null when it is not there or refuses. */
  private static String said(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? said : null;
    } catch (IOException notThere) {
      return null;
    }
  }
}
