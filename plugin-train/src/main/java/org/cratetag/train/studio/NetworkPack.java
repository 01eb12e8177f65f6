package org.cratetag.train.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.Windows;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.calibration.Aggregation;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.calibrate.TemperatureFit;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.pack.PassingFolder;

/**
 * Makes a pack of one trained network, or of several of different seeds whose mean speaks.
 *
 * @param id of the pack
 * @param version of the pack
 * @param task what its labels are
 * @param title for people
 * @param licence of the model
 * @param command that makes it again
 * @param clips most clips that it cuts from a track
 */
public record NetworkPack(
    String id,
    PackVersion version,
    Task task,
    String title,
    String licence,
    String command,
    int clips) {
  private static final String INPUT = "features";
  private static final String OUTPUT = "probabilities";

  /** What is said shall be right nine times in ten, as the tracks held out have it. */
  private static final double PRECISION = 0.9;

  /** Fewest of these tracks above the threshold. */
  private static final int SUPPORT = 10;

  /**
   * A pack and how it did.
   *
   * @param pack as read back
   * @param verdicts on the test part; empty where there is none
   * @param bytes of the graphs
   */
  public record Made(ModelPack pack, Optional<Verdicts> verdicts, long bytes) {}

  /**
   * Writes the pack of networks that learned from the same tracks and judges it on the test part.
   *
   * @param folder made where it is missing; files of the same name are replaced
   * @param studio whose engine tells what the golden cases must give
   * @param members trained by the recipe, with different seeds
   * @param further figures to name beside those of the test part
   * @throws IOException when it cannot be written or fails its own checks
   */
  public Made write(
      Path folder,
      Studio studio,
      NetworkRecipe recipe,
      ClipSet set,
      List<TrainedNetwork> members,
      Map<String, Double> further)
      throws IOException {
    return write(folder, studio, recipe, set, members, HeldOut.ofMean(set, members), further);
  }

  /**
   * Writes the pack and judges it on the test part.
   *
   * @param set whose test part no member learned from
   * @param held what the members say of tracks that they did not learn from
   * @throws IOException when it cannot be written or fails its own checks
   */
  public Made write(
      Path folder,
      Studio studio,
      NetworkRecipe recipe,
      ClipSet set,
      List<TrainedNetwork> members,
      HeldOut held,
      Map<String, Double> further)
      throws IOException {
    List<PackMember> graphs =
        members.stream()
            .<PackMember>map(member -> new NetworkMember(studio, recipe, member, 1))
            .toList();
    CardOf card =
        (manifest, verdicts, into) -> card(recipe, members, manifest, verdicts, "").text("");
    return write(folder, graphs, set, held, card, members.get(0).seed(), further);
  }

  /**
   * The card of networks of one recipe.
   *
   * @param beside a paragraph on what else the pack holds; empty for nothing
   */
  public static NetworkCard card(
      NetworkRecipe recipe,
      List<TrainedNetwork> members,
      PackManifest manifest,
      Optional<Verdicts> verdicts,
      String beside) {
    return new NetworkCard(
        manifest,
        members.get(0).network(),
        members.size(),
        recipe.network().title(),
        SettingsText.of(recipe.settings()),
        members.get(0).epochs(),
        verdicts.map(Verdicts::accuracy),
        beside);
  }

  /** Makes the text of a card, and the pictures in its folder. */
  public interface CardOf {
    public String write(PackManifest manifest, Optional<Verdicts> verdicts, Path folder)
        throws IOException;
  }

  /** Writes a pack of any members. */
  public Made write(
      Path folder,
      List<PackMember> members,
      ClipSet set,
      HeldOut held,
      CardOf card,
      long seed,
      Map<String, Double> further)
      throws IOException {
    List<byte[]> models = members.stream().map(member -> member.onnx(INPUT, OUTPUT)).toList();
    PackManifest draft = manifest(members, models, set, held, seed, further);
    try (PassingFolder passing = PassingFolder.of("cratetag-network")) {
      GoldenNoise golden = new GoldenNoise(members);
      ModelPack first = PackFolder.write(passing.path(), draft, models, golden.cases(draft), "");
      Optional<Verdicts> verdicts = judge(first, members, set);
      Map<String, Double> metrics = new TreeMap<>(further);
      verdicts.ifPresent(found -> metrics.putAll(found.metrics()));
      PackManifest manifest = manifest(members, models, set, held, seed, metrics);
      String text = card.write(manifest, verdicts, folder);
      ModelPack pack = PackFolder.write(folder, manifest, models, golden.cases(manifest), text);
      long bytes = models.stream().mapToLong(model -> model.length).sum();
      return new Made(pack, verdicts, bytes);
    } catch (PackException | TrackException e) {
      throw new IOException("the exported network does not run: " + e.getMessage(), e);
    }
  }

  private static Optional<Verdicts> judge(ModelPack pack, List<PackMember> members, ClipSet set)
      throws PackException, TrackException {
    if (set.test().isEmpty()) {
      return Optional.empty();
    }
    try (OnnxClassifier classifier = OnnxClassifier.open(pack)) {
      return Optional.of(Verdicts.of(classifier, listeners(members), set.labels(), set.test()));
    }
  }

  /** A member for each front-end, in the order in which the pack takes their features. */
  static List<PackMember> listeners(List<PackMember> members) {
    Map<FrontEnd, PackMember> first = new LinkedHashMap<>();
    members.forEach(member -> first.putIfAbsent(member.frontEnd(), member));
    return List.copyOf(first.values());
  }

  private PackManifest manifest(
      List<PackMember> members,
      List<byte[]> models,
      ClipSet set,
      HeldOut held,
      long seed,
      Map<String, Double> metrics) {
    Calibration.Temperature temperature =
        TemperatureFit.of(held.scores(), held.targets()).temperature();
    double threshold = threshold(temperature, held);
    List<PackLabel> labels =
        set.labels().stream().map(name -> new PackLabel(name, name, threshold)).toList();
    List<PackGraph> graphs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      String file = models.size() == 1 ? "model.onnx" : "model-" + (i + 1) + ".onnx";
      graphs.add(graph(members.get(i), file, models.get(i), labels.size()));
    }
    return new PackManifest(
        id,
        version,
        task,
        title,
        licence,
        graphs,
        labels,
        List.of(),
        temperature,
        new FamilyCalibration.None(),
        new PackTraining(List.of(set.data()), set.split(), seed, command),
        metrics);
  }

  private PackGraph graph(PackMember member, String file, byte[] model, int labels) {
    FrontEnd heard = member.frontEnd();
    List<Long> shape =
        Stream.concat(Stream.of(1), member.input().stream()).map(Integer::longValue).toList();
    return new PackGraph(
        new FrontEnd(
            heard.id(),
            heard.parameters(),
            Optional.of(Windows.spread(member.clipSeconds(), clips))),
        Aggregation.MEAN,
        new GraphInput(INPUT, shape, List.of(), List.of()),
        new GraphOutput(OUTPUT, List.of(1L, (long) labels)),
        new GraphFile(file, PackReader.sha256(model)),
        member.weight());
  }

  /** One for all labels: a label has too few tracks for its own. */
  private static double threshold(Calibration.Temperature temperature, HeldOut held) {
    List<ThresholdChoice.Answer> answers = new ArrayList<>();
    for (int row = 0; row < held.targets().length; row++) {
      float[] scores = held.scores()[row];
      double[] raw = new double[scores.length];
      for (int label = 0; label < raw.length; label++) {
        raw[label] = scores[label];
      }
      double[] calibrated = temperature.apply(raw);
      int top = 0;
      for (int label = 1; label < raw.length; label++) {
        top = calibrated[label] > calibrated[top] ? label : top;
      }
      answers.add(new ThresholdChoice.Answer(calibrated[top], top == held.targets()[row]));
    }
    return new ThresholdChoice(PRECISION, SUPPORT).choose(answers);
  }
}
