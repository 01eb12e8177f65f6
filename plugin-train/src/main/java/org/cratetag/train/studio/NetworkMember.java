package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.deep.export.NetworkGraph;
import org.cratetag.train.deep.training.Clip;

/**
 * A trained network as a graph of a pack.
 *
 * @param studio whose engine tells what the network itself says
 * @param recipe that it was trained by
 * @param trained the network
 * @param weight in the pack's mean
 */
public record NetworkMember(
    Studio studio, NetworkRecipe recipe, TrainedNetwork trained, double weight)
    implements PackMember {
  @Override
  public FrontEnd frontEnd() {
    return recipe.frontEnd();
  }

  @Override
  public double clipSeconds() {
    return recipe.clipSeconds();
  }

  @Override
  public List<Integer> input() {
    return recipe.clip().extents();
  }

  @Override
  public byte[] onnx(String input, String output) {
    return NetworkGraph.onnx(
        trained.network().overWindows(recipe.clip(), recipe.settings().windows()),
        trained.weights(),
        input,
        output);
  }

  @Override
  public float[] features(Clip clip) {
    return clip.values();
  }

  /** Noise, which a generator makes again. */
  @Override
  public GoldenInput golden(int number) {
    List<Integer> shape = new ArrayList<>(List.of(1));
    shape.addAll(input());
    return new GoldenInput.Generated(shape, number, 0, 1);
  }

  @Override
  public float[] judge(float[] features) {
    return studio.judge(recipe, trained, features);
  }
}
