package org.cratetag.lab.edm;

import org.cratetag.lab.data.TempoDisagreement;
import org.cratetag.lab.learn.OnDisturbedRows.Disturbance;

/**
 * The tempo as it would be, had our estimator heard the sets' tracks. The music on which the two
 * estimators were compared is parted: the models learn from one half of its tracks and are judged
 * by the other, so that they cannot know the very ratios that they are tested with.
 */
final class OwnTempo {
  /** Dance music agrees more than games' music, on which the disagreement was measured. */
  private static final double AGREEMENT = 0.5;

  /** What the learners are shown. */
  static final Disturbance LEARNED =
      TempoDisagreement.measured().part(0, 2).withAgreement(AGREEMENT)::disturb;

  /** What they are tested with. */
  static final Disturbance JUDGED = TempoDisagreement.measured().part(1, 2)::disturb;

  /** The same on synthesised dance music, whose tempo is plain. */
  static final Disturbance JUDGED_ON_PLAIN_TEMPO = TempoDisagreement.synthesised()::disturb;

  private OwnTempo() {}
}
