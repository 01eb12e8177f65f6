package org.cratetag.cli.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.output.TrackLine;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;

/**
 * A change of one file, with what its journal entry leaves to others.
 *
 * @param entry the change
 * @param command what the run was asked that made it
 * @param undoneRun the run whose change it took back
 * @param takenBackBy the run that took it back, where that is known
 */
record RecordedChange(
    JournalEntry entry, String command, OptionalLong undoneRun, OptionalLong takenBackBy) {

  /** As the members of a JSON object. */
  Map<String, Object> members() {
    TagChange change = entry.change();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", entry.path().toString());
    members.put("run", entry.runId());
    members.put("command", command);
    members.put("when", change.when().toString());
    members.put("change", change.kind().name().toLowerCase(Locale.ROOT));
    members.put("state", entry.state().name().toLowerCase(Locale.ROOT));
    undoneRun.ifPresent(run -> members.put("undoneRun", run));
    takenBackBy.ifPresent(run -> members.put("takenBackBy", run));
    if (change.kind() == TagChange.Kind.UPDATE) {
      OutcomeJson.putHeard(members, change.heard());
    }
    OutcomeJson.putFields(members, "before", change.before());
    OutcomeJson.putFields(members, "written", change.written());
    return members;
  }

  /** When, which run, and what it did about an earlier one. */
  String headline() {
    String line =
        TimeText.of(entry.change().when())
            + "  run "
            + entry.runId()
            + ", "
            + DisplayText.of(command);
    if (undoneRun.isEmpty()) {
      return line;
    }
    return line
        + (entry.change().kind() == TagChange.Kind.UNDO
            ? ": gave back what was there before run "
            : ": wrote again what was taken back by run ")
        + undoneRun.getAsLong();
  }

  /** What was heard and what became of the fields, a line each. */
  List<String> details() {
    TagChange change = entry.change();
    List<String> lines = new ArrayList<>();
    if (change.kind() == TagChange.Kind.UPDATE) {
      change
          .heard()
          .ifPresent(
              heard -> {
                lines.add("heard     " + TrackLine.heard(heard));
                lines.add("by        " + DisplayText.of(String.join(", ", heard.packs())));
              });
    }
    List<String> fields = TrackLine.listChanges(change.before(), change.written());
    lines.addAll(fields);
    if (change.written().isEmpty()) {
      lines.add("the file  " + (change.fileAfter().isEmpty() ? "was removed" : "was written"));
    } else if (fields.isEmpty()) {
      lines.add("CRATETAG  and nothing else");
    }
    if (entry.state() == JournalEntry.State.UNDONE) {
      lines.add(
          takenBackBy.isPresent()
              ? "taken back by run " + takenBackBy.getAsLong()
              : "taken back since");
    } else if (entry.state() == JournalEntry.State.INTENDED) {
      lines.add("not known whether it came to its end");
    }
    return lines;
  }
}
