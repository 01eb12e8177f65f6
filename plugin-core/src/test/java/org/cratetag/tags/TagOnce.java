package org.cratetag.tags;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.Run;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.layout.ContentFormat;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoService;

/** A process that does to a library what a run of the program does, without listening. */
final class TagOnce {
  private TagOnce() {}

  /** Arguments: {@code tag}, {@code sidecar} or {@code undo}, the ledger's file, the library. */
  public static void main(String[] args) throws Exception {
    Path music = Path.of(args[2]);
    try (Ledger ledger = Ledger.open(Path.of(args[1]), Clock.systemUTC())) {
      TagJournal journal = ledger.tagJournal();
      new TagRecovery(journal).recover();
      Run run = ledger.startRun(args[0], new Goal("tag", "test"));
      TagService tags = service(journal);
      if (args[0].equals("undo")) {
        new UndoService(tags, journal, rules(), Clock.systemUTC())
            .undoPaths(List.of(music), run.id());
        return;
      }
      for (Path file : TagFixtures.filesIn(music)) {
        if (file.toString().endsWith(".json")) {
          continue;
        }
        AudioFormat format = ContentFormat.of(file);
        if (args[0].equals("tag")) {
          tags.update(
              TagFixtures.found(file, format),
              any -> TagFixtures.CHANGE,
              TagStyle.SERVER,
              run.id());
        } else {
          new SidecarWriter(journal, rules(), Clock.systemUTC())
              .write(
                  TagFixtures.found(file, format),
                  "{\"run\": " + run.id() + "}",
                  Optional.empty(),
                  run.id());
        }
      }
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
