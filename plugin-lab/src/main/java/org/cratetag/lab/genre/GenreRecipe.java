package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.cratetag.api.track.Task;
import org.cratetag.feature.MelTexture;
import org.cratetag.lab.figure.NetworkFigures;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.Progress;
import org.cratetag.train.calibrate.TemperatureFit;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.deep.training.TrainingSettings;
import org.cratetag.train.pack.PassingFolder;
import org.cratetag.train.studio.HeldOut;
import org.cratetag.train.studio.NetworkMember;
import org.cratetag.train.studio.NetworkPack;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.PackMember;
import org.cratetag.train.studio.Studio;
import org.cratetag.train.studio.TrainedNetwork;
import org.cratetag.train.studio.Verdicts;

/**
 * Makes the pack {@code genre} on the published pictures of GTZAN in the fault-filtered split:
 * {@code crate-mel} of several seeds, and a {@link TextureModel}, whose weighted mean speaks. The
 * share of the texture model, the temperature and the threshold are set by the validation part;
 * then all of them learn from that part too, as 442 clips are few. Each seed is also judged alone
 * with the texture model, on the test part that nothing was set by.
 *
 * @param studio that trains
 * @param progress told of each step
 * @param listener told of each epoch
 */
public record GenreRecipe(Studio studio, Progress progress, TrainingListener listener) {
  /** Seeds of the published pack. */
  public static final int SEEDS = 3;

  private static final int CLIPS = 3;

  /** Epochs on the learning part, for one on the validation part as well. */
  private static final int EPOCHS_TO_ONE_FURTHER = 4;

  /** A third of the highest one before: to take up new clips, not to begin anew. */
  private static final Schedule FURTHER_RATE = new Schedule.Cosine(1e-3);

  /** Twentieths that the texture model may have of the mean. */
  private static final int SHARES = 20;

  /**
   * Trains and writes the pack.
   *
   * @param data folder of the pictures
   * @param out the pack's folder
   * @param seed the first of the seeds
   * @param epochs of each training; empty for the recipe's own
   * @return empty when it was stopped; the same call goes on
   * @throws IOException when the data cannot be read or the pack cannot be written
   */
  public Optional<NetworkPack.Made> train(
      Path data, Path out, long seed, int seeds, Optional<Integer> epochs) throws IOException {
    NetworkRecipe recipe = recipe(epochs);
    ClipSet set = GtzanMel.read(data, recipe.clip().extent(2)).filtered();
    Optional<Learned> learned = learn(recipe, set, seed, seeds);
    if (learned.isEmpty()) {
      return Optional.empty();
    }
    List<Verdicts> alone = new ArrayList<>();
    for (TrainedNetwork network : learned.get().networks()) {
      Verdicts verdicts = judge(recipe, set, learned.get().withOnly(network));
      alone.add(verdicts);
      progress.done(
          "seed %d: %.1f %% of the test clips are right"
              .formatted(network.seed(), 100 * verdicts.accuracy().top1()));
    }
    Map<String, Double> metrics = oneByOne(alone);
    metrics.put("textureShare", learned.get().share());
    NetworkPack.Made made = write(out, recipe, set, learned.get(), seed, metrics);
    forget(recipe, set, learned.get());
    return Optional.of(made);
  }

  /**
   * Judges the recipe on one fold of a split, with one network.
   *
   * @param set with a test part
   * @return what the exported pack says of the test part; empty when it was stopped
   * @throws IOException when the training diverges, or the export does not do what it does
   */
  public Optional<Verdicts> judge(ClipSet set, long seed, Optional<Integer> epochs)
      throws IOException {
    NetworkRecipe recipe = recipe(epochs);
    Optional<Learned> learned = learn(recipe, set, seed, 1);
    if (learned.isEmpty()) {
      return Optional.empty();
    }
    Verdicts verdicts = judge(recipe, set, learned.get());
    forget(recipe, set, learned.get());
    return Optional.of(verdicts);
  }

  /**
   * Judges the texture model alone, which takes seconds.
   *
   * @param set of mel pictures, with a test part
   * @throws IOException when the export does not do what the model does
   */
  public static Verdicts judgeTexture(ClipSet set) throws IOException {
    TextureModel texture = TextureModel.learn(set);
    HeldOut held =
        new HeldOut(texture.probabilities(set.validate()), ClipSet.targets(set.validate()));
    try (PassingFolder folder = PassingFolder.of("cratetag-genre")) {
      double clipSeconds = recipe(Optional.empty()).clipSeconds();
      return pack(0)
          .write(
              folder.path(),
              List.of(texture.withValidationPart(set).member(clipSeconds, 1)),
              set,
              held,
              (manifest, verdicts, into) -> "",
              0,
              Map.of())
          .verdicts()
          .orElseThrow();
    }
  }

  /**
   * Epochs of each seed.
   *
   * @param epochs on the learning part; empty for the recipe's own
   */
  public static int epochs(Optional<Integer> epochs) {
    TrainingSettings settings = recipe(epochs).settings();
    return settings.epochs() + further(settings).epochs();
  }

  /**
   * What has been learned.
   *
   * @param networks from the validation part as well, with what they said of it before
   * @param texture from the learning part
   * @param finished the texture model that goes into the pack, from the validation part as well
   * @param share of the texture model in the mean
   */
  private record Learned(
      List<TrainedNetwork> networks, TextureModel texture, TextureModel finished, double share) {
    Learned withOnly(TrainedNetwork network) {
      return new Learned(List.of(network), texture, finished, share);
    }

    List<PackMember> members(Studio studio, NetworkRecipe recipe) {
      List<PackMember> members = new ArrayList<>();
      for (TrainedNetwork network : networks) {
        double weight = (1 - share) / networks.size();
        members.add(new NetworkMember(studio, recipe, network, weight));
      }
      members.add(finished.member(recipe.clipSeconds(), share));
      return members;
    }

    HeldOut held(ClipSet set) {
      HeldOut ofNetworks = HeldOut.ofMean(set, networks);
      return ofNetworks.mixedWith(texture.probabilities(set.validate()), share);
    }
  }

  private static NetworkRecipe recipe(Optional<Integer> epochs) {
    NetworkRecipe recipe = NetworkRecipe.of(NamedNetwork.CRATE_MEL);
    return epochs.isEmpty() ? recipe : recipe.with(recipe.settings().withEpochs(epochs.get()));
  }

  private static TrainingSettings further(TrainingSettings settings) {
    int epochs = Math.max(1, settings.epochs() / EPOCHS_TO_ONE_FURTHER);
    return settings.withEpochs(epochs).withSchedule(FURTHER_RATE);
  }

  private Optional<Learned> learn(NetworkRecipe recipe, ClipSet set, long seed, int seeds)
      throws IOException {
    TextureModel texture = TextureModel.learn(set);
    List<TrainedNetwork> networks = new ArrayList<>();
    for (long each = seed; each < seed + seeds; each++) {
      NetworkRecipe seeded = recipe.with(recipe.settings().withSeed(each));
      Optional<TrainedNetwork> trained = studio.train(seeded, set, listener);
      if (trained.isEmpty()) {
        return Optional.empty();
      }
      Optional<TrainedNetwork> finished =
          studio.learnOn(seeded, trained.get(), further(seeded.settings()), set, listener);
      if (finished.isEmpty()) {
        return Optional.empty();
      }
      networks.add(finished.get());
    }
    HeldOut ofNetworks = HeldOut.ofMean(set, networks);
    float[][] ofTexture = texture.probabilities(set.validate());
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < SHARES; i++) {
      double share = (double) i / SHARES;
      HeldOut mixed = ofNetworks.mixedWith(ofTexture, share);
      double loss = TemperatureFit.of(mixed.scores(), mixed.targets()).loss();
      best = loss < least ? share : best;
      least = Math.min(loss, least);
    }
    return Optional.of(new Learned(networks, texture, texture.withValidationPart(set), best));
  }

  private Verdicts judge(NetworkRecipe recipe, ClipSet set, Learned learned) throws IOException {
    try (PassingFolder folder = PassingFolder.of("cratetag-genre")) {
      return write(folder.path(), recipe, set, learned, 1, Map.of()).verdicts().orElseThrow();
    }
  }

  private NetworkPack.Made write(
      Path folder,
      NetworkRecipe recipe,
      ClipSet set,
      Learned learned,
      long seed,
      Map<String, Double> further)
      throws IOException {
    String beside =
        """
        Beside it, with %.0f %% of the weight, a kernel machine over `%s`: regularised least squares \
        with a Gaussian kernel (sharpness %s, ridge %s) on each of a clip's windows, their mean score \
        through a softmax. The share is the one with the least loss on the validation part. After all that is \
        set by the validation part, networks and kernel machine have learned from it too, the networks \
        in %d more epochs."""
            .formatted(
                100 * learned.share(),
                MelTexture.ID,
                TextureModel.KERNEL.sharpness(),
                TextureModel.KERNEL.ridge(),
                further(recipe.settings()).epochs());
    TrainedNetwork first = learned.networks().get(0);
    return pack(seed)
        .write(
            folder,
            learned.members(studio, recipe),
            set,
            learned.held(set),
            (manifest, verdicts, into) ->
                NetworkPack.card(recipe, learned.networks(), manifest, verdicts, beside)
                    .text(
                        NetworkFigures.draw(
                            first.epochs(), set.labels(), verdicts.map(Verdicts::accuracy), into)),
            seed,
            further);
  }

  private static NetworkPack pack(long seed) {
    return new NetworkPack(
        "genre",
        PackVersion.of("1.0.0"),
        Task.GENRE,
        "Ten genres by mel spectrogram",
        "Apache-2.0",
        "./cratetag lab train genre --data DIR --out models/genre --seed " + seed,
        CLIPS);
  }

  private void forget(NetworkRecipe recipe, ClipSet set, Learned learned) throws IOException {
    for (TrainedNetwork network : learned.networks()) {
      NetworkRecipe seeded = recipe.with(recipe.settings().withSeed(network.seed()));
      studio.forget(seeded, set);
      studio.forgetFurther(seeded, further(seeded.settings()), set);
    }
  }

  /** Means over the seeds, each judged alone; of the accuracy also the least and the most. */
  private static Map<String, Double> oneByOne(List<Verdicts> alone) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("oneNetworkAccuracy", mean(alone, v -> v.accuracy().top1()));
    metrics.put("oneNetworkMacroF1", mean(alone, v -> v.accuracy().macroF1()));
    metrics.put("oneNetworkAuc", mean(alone, Verdicts::auc));
    metrics.put("oneNetworkSpokenCoverage", mean(alone, Verdicts::coverage));
    metrics.put("oneNetworkSpokenPrecision", mean(alone, Verdicts::precision));
    List<Double> accuracies = alone.stream().map(v -> v.accuracy().top1()).toList();
    metrics.put(
        "oneNetworkAccuracyLeast", accuracies.stream().min(Comparator.naturalOrder()).get());
    metrics.put("oneNetworkAccuracyMost", accuracies.stream().max(Comparator.naturalOrder()).get());
    metrics.replaceAll((name, value) -> Math.round(value * 1e4) / 1e4);
    return metrics;
  }

  private static double mean(List<Verdicts> alone, ToDoubleFunction<Verdicts> figure) {
    return alone.stream().mapToDouble(figure).average().orElse(0);
  }
}
