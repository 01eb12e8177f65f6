package org.cratetag.cli.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Wrap;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.ledger.Run;
import org.cratetag.tags.undo.UndoResult;

/** What came of an undo: for a person each reason once, with its files. */
final class UndoReport {
  private final List<UndoResult> results;

  UndoReport(List<UndoResult> results) {
    this.results = List.copyOf(results);
  }

  /** How many were undone, left alone, and failed. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List.of("undone", "left", "failed").forEach(name -> counts.put(name, 0));
    results.forEach(result -> counts.merge(name(result), 1, Integer::sum));
    return counts;
  }

  /** Says it; gives the exit status. */
  int print(Run run, Output output, GlobalOptions options) {
    for (UndoResult result : results) {
      if (result instanceof UndoResult.Undone undone) {
        String how = undone.identical() ? "" : " (tags only)";
        String left = undone.left().isEmpty() ? "" : "; left alone: " + undone.left();
        output.done(members(result), "undone    " + DisplayText.of(result.path() + how + left));
      } else if (options.isJson()) {
        String what = name(result) + "      " + result.path() + ": " + reason(result);
        output.result(members(result), DisplayText.of(what));
      }
    }
    int columns = options.surroundings().columns();
    if (!options.isJson()) {
      groups("What was left alone, and why:", "left", columns, output);
      groups("What failed, and why:", "failed", columns, output);
    }
    Map<String, Integer> counts = counts();
    Map<String, Object> summary = new LinkedHashMap<>(counts);
    summary.put("run", run.id());
    output.done(Map.of("summary", summary), text(counts));
    return counts.get("failed") > 0 ? ExitStatus.SOME_FAILED : ExitStatus.OK;
  }

  private void groups(String title, String name, int columns, Output output) {
    Map<String, List<Path>> byReason = new LinkedHashMap<>();
    for (UndoResult result : results) {
      if (name(result).equals(name)) {
        byReason.computeIfAbsent(reason(result), any -> new ArrayList<>()).add(result.path());
      }
    }
    if (byReason.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of(title));
    byReason.forEach(
        (reason, paths) -> {
          String times = "  " + paths.size() + " x ";
          lines.add(Wrap.hanging(times, DisplayText.of(reason), columns));
          paths.forEach(path -> lines.add("      " + DisplayText.of(path)));
        });
    output.result(Map.of(), String.join("\n", lines));
  }

  private String text(Map<String, Integer> counts) {
    return results.isEmpty()
        ? "Nothing to undo there."
        : counts.get("undone")
            + " undone, "
            + counts.get("left")
            + " left alone, "
            + counts.get("failed")
            + " failed.";
  }

  private static Map<String, Object> members(UndoResult result) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", result.path().toString());
    members.put("outcome", name(result));
    if (result instanceof UndoResult.Undone undone) {
      members.put("identical", undone.identical());
      members.put("left", undone.left());
    } else {
      members.put("reason", reason(result));
    }
    return members;
  }

  private static String name(UndoResult result) {
    if (result instanceof UndoResult.Undone) {
      return "undone";
    }
    return result instanceof UndoResult.Left ? "left" : "failed";
  }

  private static String reason(UndoResult result) {
    if (result instanceof UndoResult.Left left) {
      return left.reason();
    }
    return result instanceof UndoResult.Failed failed ? failed.reason() : "";
  }
}
