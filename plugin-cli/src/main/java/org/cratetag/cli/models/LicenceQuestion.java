package org.cratetag.cli.models;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Wrap;
import org.cratetag.train.base.EssentiaModel;

/**
 * Asks before weights are installed whose licence is one to think about.
 *
 * @param accepted whether a person has said so already, on the command line
 * @param console where they can be asked, if anywhere
 * @param columns of it
 */
record LicenceQuestion(boolean accepted, Optional<Console> console, int columns) {
  /** What says so on the command line. */
  static final String OPTION = "--accept-licence";

  /**
   * Asks, if there is something to ask.
   *
   * @throws WrongUseException when it is not accepted; nothing is installed then
   */
  void ask(EssentiaModel model) {
    if (accepted || !model.isRestricted()) {
      return;
    }
    String licence = text(model);
    if (console.isEmpty()) {
      throw new WrongUseException(
          licence + ". Nothing was installed. If you accept that, add " + OPTION);
    }
    String answer =
        console.get().readLine("%s ", Wrap.hanging("", licence + ". Install it? [y/N]", columns));
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw new WrongUseException("Nothing was installed");
    }
  }

  private static String text(EssentiaModel model) {
    String subject = model.name() + " (" + DisplayText.of(model.title()) + ")";
    return model.isUnstated()
        ? subject + " comes without a word of its licence: ask its makers what you may do with it"
        : subject
            + " has the licence "
            + DisplayText.of(model.licence())
            + ": not for commercial use, and what is derived from it, your packs too, may be under"
            + " the same terms";
  }
}
