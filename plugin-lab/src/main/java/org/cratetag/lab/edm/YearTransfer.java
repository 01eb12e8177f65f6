package org.cratetag.lab.edm;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;

/** From the set of one year to that of the other, on the taxonomy's labels that both have. */
final class YearTransfer {
  private static final int FOLDS = 5;

  private final Learner learner;
  private final Workload work;
  private final long seed;
  private final List<String> shared;
  private final LabelledTable set2016;
  private final LabelledTable set2021;

  YearTransfer(BeatportData data, Learner learner, Workload work, long seed) {
    this.learner = learner;
    this.work = work;
    this.seed = seed;
    LabelledTable of2016 = renamed(data, data.set2016());
    LabelledTable of2021 = renamed(data, data.set2021());
    shared =
        data.classes().stream()
            .filter(label -> of2016.labels().contains(label) && of2021.labels().contains(label))
            .toList();
    set2016 = some(of2016, shared::contains);
    set2021 = some(of2021, shared::contains);
  }

  /** What it takes, as {@link Workload}. */
  double rows() {
    int both = set2016.size() + set2021.size();
    return both + Workload.ofFolds(both, FOLDS);
  }

  /** There and back. */
  List<Transfer> run() {
    return List.of(transfer(set2016, set2021), transfer(set2021, set2016));
  }

  private Transfer transfer(LabelledTable from, LabelledTable to) {
    int[] tested = to.targets(shared);
    Accuracy across;
    try (LearnedModel model =
        learner.learn(from.features(), from.targets(shared), from.groups(), shared.size(), seed)) {
      across = Accuracy.of(model.probabilities(to.features()), tested);
    }
    work.done(from.size(), "from " + from.name() + " to " + to.name());
    Folds folds = Folds.stratifiedGrouped(tested, to.groups(), FOLDS, seed);
    float[][] scores =
        OutOfFold.predict(
            learner,
            to.features(),
            tested,
            to.groups(),
            shared.size(),
            folds,
            seed,
            (fold, model, rows, predicted) ->
                work.done(
                    folds.train(fold).length, "within " + to.name() + ": fold " + (fold + 1)));
    return new Transfer(
        from.name(),
        to.name(),
        shared,
        from.size(),
        to.size(),
        across,
        Accuracy.of(scores, tested));
  }

  private static LabelledTable renamed(BeatportData data, LabelledTable set) {
    return set.withLabels(name -> data.labels().label(set.name(), name));
  }

  private static LabelledTable some(LabelledTable table, Predicate<String> labels) {
    int[] rows =
        IntStream.range(0, table.size())
            .filter(row -> labels.test(table.labels().get(row)))
            .toArray();
    return new LabelledTable(
        table.name(),
        OutOfFold.pick(table.features(), rows),
        IntStream.of(rows).mapToObj(table.labels()::get).toList(),
        OutOfFold.pick(table.groups(), rows));
  }
}
