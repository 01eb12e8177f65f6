package org.cratetag.config;

import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what is wrong with a text that is no YAML, and what would be right. */
final class YamlFaults {
  private YamlFaults() {}

  /** Where it is: what is never closed is wrong where it began. */
  static Optional<Mark> findMark(MarkedYAMLException fault) {
    boolean atEnd =
        String.valueOf(fault.getProblem()).matches("(?s).*(stream end|end of stream).*");
    return Optional.ofNullable(atEnd ? fault.getContextMark() : fault.getProblemMark())
        .or(() -> Optional.ofNullable(fault.getProblemMark()));
  }

  static String words(MarkedYAMLException fault) {
    String problem = String.valueOf(fault.getProblem());
    return problem + "; " + hint(problem, line(fault.getProblemMark()));
  }

  private static String hint(String problem, String line) {
    if (line.indexOf('\t') >= 0 && problem.contains("cannot start any token")) {
      return "use spaces instead of tabs";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a value with ': ' in it needs quotes, and keys of one level the same indent";
    }
    if (problem.contains("alias") || line.strip().matches("(?s)[\\w-]+:\\s*[*&].*")) {
      return "put a value that begins with '*' or '&' in quotes";
    }
    if (problem.contains("expected ',' or ']'") || problem.contains("expected ',' or '}'")) {
      return "a bracket is not closed, or a comma is missing";
    }
    if (problem.contains("found unexpected end of stream")) {
      return "a quote is not closed";
    }
    if (problem.contains("could not find expected ':'")) {
      return "write 'name: value', with a space behind the colon";
    }
    return "look for a missing quote, bracket or indent there";
  }

  private static String line(Mark mark) {
    return mark == null ? "" : String.valueOf(mark.get_snippet());
  }
}
