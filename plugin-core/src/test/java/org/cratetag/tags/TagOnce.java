package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.Run;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.layout.ContentFormat;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoService;

/** A process that does to a library what a run of the program does, without listening. */
final class TagOnce {
  private TagOnce() {}

  /**
   * Arguments: {@code tag}, {@code sidecar}, {@code undo} or {@code refused}; the ledger's file;
   * the library.
   */
  public static void main(String[] args) throws Exception {
    Path music = Path.of(args[2]);
    try (Ledger ledger = Ledger.open(Path.of(args[1]), Clock.systemUTC())) {
      TagJournal journal = ledger.tagJournal();
      new TagRecovery(journal).recover();
      Run run = ledger.startRun(args[0], new Goal("tag", "test"));
      if (args[0].equals("undo")) {
        new UndoService(service(journal), journal, rules(), Clock.systemUTC())
            .undoPaths(List.of(music), run.id());
        return;
      }
      for (Path file : TagFixtures.filesIn(music)) {
        if (!file.toString().endsWith(".json")) {
          write(args[0], journal, TagFixtures.found(file, ContentFormat.of(file)), run.id());
        }
      }
    }
  }

  private static void write(String verb, TagJournal journal, AudioFile file, long run)
      throws IOException {
    switch (verb) {
      case "tag" -> service(journal).update(file, any -> TagFixtures.CHANGE, TagStyle.SERVER, run);
      case "sidecar" ->
          new SidecarWriter(journal, rules(), Clock.systemUTC())
              .write(file, "{\"run\": " + run + "}", Optional.empty(), run);
      default -> refuse(journal, file.path(), run);
    }
  }

  /** What is found out only when the copy is made. */
  private static void refuse(TagJournal journal, Path file, long run) throws IOException {
    try {
      new FileReplacement(journal)
          .replace(
              run,
              file,
              Optional.of(FileStamp.of(file)),
              temporary -> {
                Files.writeString(temporary.create(), "half of it");
                throw new TrackException(Stage.TAGS, "would not read back");
              });
    } catch (TrackException asAsked) {
      System.out.println(asAsked.getMessage());
    }
  }

  static TagService service(TagJournal journal) {
    return new TagService(BuiltInWriters.list(), journal, rules(), Clock.systemUTC());
  }

  static FileRules rules() {
    return new FileRules(
        FileRules.HardLinks.BREAK, FileRules.DEFAULT.otherOwner(), FileRules.DEFAULT.mtime());
  }
}
