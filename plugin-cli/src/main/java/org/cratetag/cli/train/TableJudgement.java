package org.cratetag.cli.train;

import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.train.crates.CrateException;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateTraining;
import org.cratetag.train.data.LabelledSet;

/** Says what to expect of a table of features, of which no pack is made. */
final class TableJudgement {
  private TableJudgement() {}

  static int print(GlobalOptions options, OwnTable table) {
    Output output = options.runOutput();
    LabelledSet set = table.read(CrateTraining.SMALLEST_CRATE, output);
    try {
      CrateReport report = CrateTraining.judge(set, output::remark);
      output.result(
          CrateTrainingJson.of(Optional.empty(), set, report, Map.of()),
          new CrateTrainingText(Optional.empty(), set, report).lines());
      return ExitStatus.OK;
    } catch (CrateException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
