package org.cratetag.web.metric;

import java.util.Map;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.State;
import org.cratetag.ledger.notice.Notice;

/**
 * What the ledger holds, in numbers.
 *
 * @param tracks known ones
 * @param missing of these, those whose files are gone
 * @param work tracks by goal and state
 * @param notices by server and state
 */
public record LedgerFigures(
    long tracks,
    long missing,
    Map<String, Map<State, Long>> work,
    Map<String, Map<Notice.State, Integer>> notices) {
  public LedgerFigures {
    work = Map.copyOf(work);
    notices = Map.copyOf(notices);
  }

  /** What a ledger holds now. */
  public static LedgerFigures of(Ledger ledger) {
    var status = ledger.status();
    return new LedgerFigures(
        status.tracks(), status.missing(), status.countsByGoal(), ledger.notices().count());
  }
}
