package org.cratetag.cli.config;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;

/** Asks a person, again until an answer will do. An empty line takes what stands in brackets. */
final class Questions {
  private final BufferedReader in;
  private final Output output;
  private final Optional<Console> console;

  /**
   * Questions.
   *
   * @param console where secrets are typed unseen; empty for lines like any other
   */
  Questions(BufferedReader in, Output output, Optional<Console> console) {
    this.in = in;
    this.output = output;
    this.console = console;
  }

  /**
   * An answer.
   *
   * @param standard what an empty line stands for; empty for nothing
   * @param fault says what is wrong with an answer
   */
  String ask(String question, String standard, Function<String, Optional<String>> fault)
      throws IOException {
    while (true) {
      output.remark(question + (standard.isEmpty() ? "" : " [" + standard + "]"));
      String answer = line().strip();
      String meant = answer.isEmpty() ? standard : answer;
      Optional<String> wrong =
          meant.isEmpty() ? Optional.of("an answer is needed") : fault.apply(meant);
      if (wrong.isEmpty()) {
        return meant;
      }
      output.remark("  " + wrong.get());
    }
  }

  /** One of some words, or its beginning. */
  String choose(String question, List<String> words, String standard) throws IOException {
    String answer =
        ask(
            question + " (" + String.join(", ", words) + ")",
            standard,
            text ->
                words.stream().anyMatch(word -> isMeant(word, text))
                    ? Optional.empty()
                    : Optional.of("one of " + String.join(", ", words)));
    return words.stream().filter(word -> isMeant(word, answer)).findFirst().orElseThrow();
  }

  /** What nobody shall see. */
  String secret(String question) throws IOException {
    if (console.isPresent()) {
      output.remark(question);
      char[] typed = console.get().readPassword();
      return typed == null ? "" : new String(typed);
    }
    return ask(question, "", answer -> Optional.empty());
  }

  private static boolean isMeant(String word, String answer) {
    return word.startsWith(answer.toLowerCase(Locale.ROOT));
  }

  private String line() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new WrongUseException(
          "the answers ended before the last question; nothing was written");
    }
    return line;
  }
}
