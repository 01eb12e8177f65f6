package org.cratetag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cratetag.cli.output.Surroundings;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes a manual page for each command that {@code --help} shows, in AsciiDoc, or checks what
 * became of them. The Maven profile {@code man} runs it.
 */
public final class ManPages {
  private ManPages() {}

  /** Arguments: {@code write FOLDER}, or {@code check FOLDER}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    List<CommandSpec> commands = commands();
    if (args[0].equals("write")) {
      write(commands, Files.createDirectories(folder));
    } else {
      ManPageCheck check = new ManPageCheck(folder);
      commands.forEach(check::check);
      check.end();
    }
  }

  private static List<CommandSpec> commands() {
    Surroundings surroundings = Surroundings.ofProcess();
    List<CommandSpec> commands = new ArrayList<>();
    add(
        CratetagCommand.commandLine(new GlobalOptions(surroundings), surroundings)
            .getCommandSpec(),
        commands);
    return commands;
  }

  private static void add(CommandSpec command, List<CommandSpec> commands) {
    if (!command.usageMessage().hidden()) {
      commands.add(command);
      for (CommandLine below : command.subcommands().values()) {
        if (!commands.contains(below.getCommandSpec())) {
          add(below.getCommandSpec(), commands);
        }
      }
    }
  }

  /** A command's page, without what its file name ends with: {@code cratetag-models-list}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private static void write(List<CommandSpec> commands, Path folder) throws IOException {
    ManPageGenerator.generateManPage(
        folder.toFile(), null, new boolean[0], true, commands.get(0));
    for (CommandSpec command : commands) {
      Path page = folder.resolve(name(command) + ".adoc");
      // picocli leaves footers without a heading out, and refers to pages as a browser would.
      Files.writeString(
          page,
          Files.readString(page)
                  .replaceAll("xref:(cratetag[-a-z]*)\\.adoc\\[.*?]", "*$1*(1)")
                  .replaceAll("(?m)^//.*\\n", "")
              + footer(command));
    }
  }

  /** Notes as paragraphs, examples as they stand. */
  private static String footer(CommandSpec command) {
    String footer = String.join("\n", command.usageMessage().footer()).formatted();
    StringBuilder notes = new StringBuilder();
    StringBuilder examples = new StringBuilder();
    for (String paragraph : footer.strip().split("\n\n+")) {
      List<String> lines = Arrays.asList(paragraph.split("\n"));
      if (lines.get(0).equals("Examples:")) {
        examples.append(literal(lines.subList(1, lines.size())));
      } else if (lines.stream().anyMatch(line -> line.startsWith(" "))) {
        notes.append(literal(lines));
      } else if (!paragraph.isBlank()) {
        notes.append(paragraph).append("\n\n");
      }
    }
    return section("Notes", notes) + section("Examples", examples);
  }

  private static String section(String title, StringBuilder text) {
    return text.isEmpty() ? "" : "\n== " + title + "\n\n" + text;
  }

  /** Lines as they are; of AsciiDoc's blocks, a verse is the one that is not indented further. */
  private static String literal(List<String> lines) {
    return lines.stream()
        .map(line -> line.startsWith("  ") ? line.substring(2) : line)
        .collect(Collectors.joining("\n", "[verse,subs=specialcharacters]\n____\n", "\n____\n\n"));
  }
}
