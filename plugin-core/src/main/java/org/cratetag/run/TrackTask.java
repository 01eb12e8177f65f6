package org.cratetag.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.TagDecision;
import org.cratetag.decision.TagPolicy;
import org.cratetag.tags.SidecarWriter;
import org.cratetag.tags.TagPlan;
import org.cratetag.tags.TagRule;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.undo.UndoneFiles;

/** What is done with an analysed track, by kind of run. */
interface TrackTask {
  /** What the reason for leaving a track alone begins with where somebody took its tags back. */
  String TAKEN_BACK = "its tags were taken back by run ";

  /** Whether a track was left alone since somebody took its tags back. */
  static boolean isTakenBack(TrackOutcome.Skipped left) {
    return left.reason().startsWith(TAKEN_BACK);
  }

  /** The outcome, and the file as it is afterwards. */
  record Done(TrackOutcome outcome, AudioFile afterwards) {}

  /**
   * Does it for one track.
   *
   * @param start when the track's way began, by {@link StageClock}
   */
  Done apply(AudioFile file, TrackAnalyser.Analysis analysis, long runId, long start)
      throws TrackFailure;

  /**
   * Why nothing is to be done for the track, so that it need not be analysed.
   *
   * @throws TrackFailure when that cannot be told now
   */
  default Optional<String> whyLeft(AudioFile file) throws TrackFailure {
    return Optional.empty();
  }

  /**
   * The task, for tracks whose tags nobody took back.
   *
   * @param target where the task writes to
   */
  static TrackTask unlessUndone(UndoneFiles undone, UnaryOperator<Path> target, TrackTask task) {
    return new TrackTask() {
      @Override
      public Optional<String> whyLeft(AudioFile file) throws TrackFailure {
        try {
          OptionalLong run = undone.findUndo(target.apply(file.path()));
          return run.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  TAKEN_BACK + run.getAsLong() + "; 'cratetag tag --again' writes them again");
        } catch (IOException e) {
          throw new TrackFailure(Stage.TAGS, "cannot read the file: " + e.getMessage(), true, e);
        }
      }

      @Override
      public Done apply(AudioFile file, TrackAnalyser.Analysis analysis, long runId, long start)
          throws TrackFailure {
        return task.apply(file, analysis, runId, start);
      }
    };
  }

  /** Remembers, and touches nothing. */
  static TrackTask remember() {
    return (file, analysis, runId, start) ->
        new Done(
            new TrackOutcome.Analysed(file.path(), analysis.prediction(), StageClock.since(start)),
            file);
  }

  /** What would be written to one track. */
  interface Planning {
    /**
     * Plans.
     *
     * @return empty when nothing would change
     * @throws TrackException with the reason why nothing would be written
     */
    Optional<TagPlan> plan(AudioFile file, TrackAnalyser.Analysis analysis) throws TrackException;
  }

  /** Says whether a file would be written beside the track. */
  static TrackTask planSidecar(SidecarWriter sidecars) {
    return plan(
        (file, analysis) ->
            sidecars.isWritten(file, SidecarJson.of(file, analysis))
                ? Optional.empty()
                : Optional.of(new TagPlan(TagValues.EMPTY, TagValues.EMPTY)));
  }

  /** Says what would be written. */
  static TrackTask plan(TagService tags, TagPolicy policy) {
    return plan(
        (file, analysis) ->
            Optional.of(tags.plan(file, analysis.seen(), rule(file, policy, analysis.prediction())))
                .filter(plan -> !plan.written().isEmpty()));
  }

  private static TrackTask plan(Planning planning) {
    return (file, analysis, runId, start) -> {
      TrackPrediction prediction = analysis.prediction();
      TrackOutcome outcome;
      try {
        Optional<TagPlan> plan = planning.plan(file, analysis);
        long millis = StageClock.since(start);
        outcome =
            plan.isEmpty()
                ? new TrackOutcome.Unchanged(file.path(), Optional.of(prediction), millis)
                : new TrackOutcome.Planned(
                    file.path(), prediction, plan.get().before(), plan.get().written(), millis);
      } catch (TrackException e) {
        outcome = new TrackOutcome.Skipped(file.path(), Optional.of(prediction), e.getMessage());
      }
      return new Done(outcome, file);
    };
  }

  /** Writes tags. */
  static TrackTask tag(TagService tags, TagPolicy policy, TagStyle style) {
    return (file, analysis, runId, start) ->
        done(
            file,
            analysis.prediction(),
            tags.update(
                file, analysis.seen(), rule(file, policy, analysis.prediction()), style, runId),
            StageClock.since(start));
  }

  /** The policy on one file, which is left alone where nothing but a protected genre keeps it. */
  private static TagRule rule(AudioFile file, TagPolicy policy, TrackPrediction prediction) {
    return new TagRule() {
      @Override
      public TagValues change(TagValues current) throws TrackException {
        TagDecision decision = policy.decide(file.format(), current, prediction);
        if (decision.change().isEmpty() && decision.protectedGenre().isPresent()) {
          throw new TrackException(
              Stage.TAGS, "holds the protected genre '" + decision.protectedGenre().get() + "'");
        }
        return decision.change();
      }

      @Override
      public Optional<TrackPrediction> heard() {
        return Optional.of(prediction);
      }
    };
  }

  /** Writes a file beside the track. */
  static TrackTask sidecar(SidecarWriter sidecars) {
    return (file, analysis, runId, start) ->
        done(
            file,
            analysis.prediction(),
            sidecars.write(
                file, SidecarJson.of(file, analysis), Optional.of(analysis.prediction()), runId),
            StageClock.since(start));
  }

  private static Done done(
      AudioFile file, TrackPrediction prediction, TagUpdate update, long millis)
      throws TrackFailure {
    if (update instanceof TagUpdate.Written written) {
      return new Done(
          new TrackOutcome.Tagged(
              file.path(), prediction, written.before(), written.written(), millis),
          written.file());
    } else if (update instanceof TagUpdate.Unchanged) {
      return new Done(
          new TrackOutcome.Unchanged(file.path(), Optional.of(prediction), millis), file);
    } else if (update instanceof TagUpdate.Skipped skipped) {
      return new Done(
          new TrackOutcome.Skipped(file.path(), Optional.of(prediction), skipped.reason()), file);
    } else if (update instanceof TagUpdate.Failed failed) {
      throw new TrackFailure(Stage.TAGS, failed.reason(), true, null);
    }
    throw new IllegalStateException("unknown update " + update);
  }
}
