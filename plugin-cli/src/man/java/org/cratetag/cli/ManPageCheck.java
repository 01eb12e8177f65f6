package org.cratetag.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Holds manual pages against the commands: all are there, and say what {@code --help} says. */
final class ManPageCheck {
  private static final int COLUMNS = 80;

  /**
   * Attributes that were not replaced, in AsciiDoc or picocli, and its markup; not the words of
   * {@code --name-template}.
   */
  private static final Pattern LEFT_OVER =
      Pattern.compile("\\{(?!family}|subgenre})[a-zA-Z-]+}|@\\||\\|@|xref:|pass:");

  private final Path folder;
  private final List<String> faults = new ArrayList<>();
  private int pages;
  private final boolean isRendered = hasGroff();

  ManPageCheck(Path folder) {
    this.folder = folder;
  }

  /** Notes what is wrong with a command's page. */
  void check(CommandSpec command) {
    Path page = folder.resolve(ManPages.name(command) + ".1");
    if (!Files.exists(page)) {
      faults.add(page.getFileName() + " is missing");
      return;
    }
    pages++;
    try {
      leftOver(page, Files.readString(page));
      if (isRendered) {
        texts(page, rendered(page), command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails when something was wrong. */
  void end() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long all = files.filter(file -> file.toString().endsWith(".1")).count();
      if (all != pages) {
        faults.add(all + " pages for " + pages + " commands; an earlier build left some");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("manual pages:\n" + String.join("\n", faults));
    }
    System.out.println(
        pages
            + " manual pages in "
            + folder
            + (isRendered ? "" : "; there is no groff here, so nobody looked at them"));
  }

  private void leftOver(Path page, String text) {
    Matcher found = LEFT_OVER.matcher(text);
    while (found.find()) {
      faults.add(page.getFileName() + " holds " + found.group());
    }
  }

  private void texts(Path page, String text, CommandSpec command) {
    text.lines()
        .filter(line -> line.length() > COLUMNS)
        .forEach(line -> faults.add(page.getFileName() + " is too wide: " + line));
    String words = words(text);
    List<String> wanted = new ArrayList<>(List.of(command.usageMessage().description()));
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        wanted.addAll(List.of(option.names()));
        wanted.add(description(option));
      }
    }
    command.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(parameter -> wanted.add(description(parameter)));
    command.subcommands().values().stream()
        .map(below -> below.getCommandSpec())
        .filter(below -> !below.usageMessage().hidden())
        .forEach(below -> wanted.add(ManPages.name(below) + "(1)"));
    wanted.addAll(List.of(command.usageMessage().footer()));
    for (String each : wanted) {
      if (!each.equals("Examples:") && !words.contains(words(each.formatted()))) {
        faults.add(page.getFileName() + " does not say: " + each);
      }
    }
  }

  private static boolean hasGroff() {
    try {
      return new ProcessBuilder("groff", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /** Without what typesetting changes: breaks of lines, curved quotes, hyphens. */
  private static String words(String text) {
    return text.replaceAll("[\u2018\u2019]", "'")
        .replaceAll("[\u201c\u201d]", "\"")
        .replaceAll("[\u2010\u2212]", "-")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** As a terminal of 80 columns shows it; what groff complains of is a fault. */
  private String rendered(Path page) throws IOException {
    Path said = Files.createTempFile("cratetag-groff", ".txt");
    try {
      Process groff =
          new ProcessBuilder(
                  "groff", "-ww", "-k", "-man", "-Tutf8", "-rLL=80n", "-rHY=0", "-P-cbou", page + "")
              .redirectError(said.toFile())
              .start();
      String text = new String(groff.getInputStream().readAllBytes(), UTF_8);
      if (groff.waitFor() != 0 || Files.size(said) > 0) {
        faults.add(page.getFileName() + ": " + Files.readString(said));
      }
      return text;
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(said);
    }
  }
}
