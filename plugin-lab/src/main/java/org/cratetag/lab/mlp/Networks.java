package org.cratetag.lab.mlp;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.linear.Standardised;

/**
 * The mean of several networks with one hidden layer of rectifiers each, which differ by their
 * random numbers alone. They learn in small batches by AdamW, at a rate that rises over the first
 * tenth of the steps and falls along a cosine to zero. Networks learn side by side; what each
 * learns does not depend on that.
 *
 * @param members how many networks
 * @param units of each hidden layer
 * @param epochs times that each row is seen
 * @param inputDropout share of the inputs that a step does not see, within [0, 1)
 * @param dropout share of the units that a step does not use, within [0, 1)
 * @param smoothing share of the target that is spread over all classes, within [0, 1)
 */
public record Networks(
    int members, int units, int epochs, double inputDropout, double dropout, double smoothing)
    implements Learner {
  private static final int BATCH = 64;
  private static final double RATE = 3e-3;
  private static final double RISE = 0.1;
  private static final double DECAY = 0.02;

  /** Inputs that hardly ever move must not count as far off when they do. */
  private static final double LEAST_DEVIATION = 0.05;

  public Networks {
    if (members < 1 || units < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "%d networks of %d units, %d epochs".formatted(members, units, epochs));
    }
    for (double share : new double[] {inputDropout, dropout, smoothing}) {
      if (!(share >= 0 && share < 1)) {
        throw new IllegalArgumentException("share " + share + " is not within [0, 1)");
      }
    }
  }

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    Standardised scale = Standardised.of(rows, LEAST_DEVIATION);
    float[][] inputs = new float[rows.length][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = scale.apply(rows[i]);
    }
    Layers layers = new Layers(rows[0].length, units, classes);
    SplittableRandom source = new SplittableRandom(seed);
    List<SplittableRandom> randoms =
        IntStream.range(0, members).mapToObj(i -> source.split()).toList();
    List<float[][]> learned =
        randoms.parallelStream().map(each -> descend(layers, inputs, targets, each)).toList();
    return new NetworkModel(scale, layers, learned);
  }

  @Override
  public String describe() {
    return ("%d networks (one hidden layer of %d, %d epochs, dropout %s of the inputs and %s of"
            + " the units, label smoothing %s)")
        .formatted(members, units, epochs, inputDropout, dropout, smoothing);
  }

  private float[][] descend(Layers layers, float[][] rows, int[] targets, SplittableRandom random) {
    float[][] parameters = layers.initial(random);
    int batch = Math.min(BATCH, rows.length);
    int batches = rows.length / batch;
    Gradient gradient = new Gradient(layers, this, random, batch);
    Descent descent = new Descent(layers, parameters, DECAY);
    int[] order = IntStream.range(0, rows.length).toArray();
    int step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int i = 0; i < batches; i++) {
        float[][] slopes = gradient.of(parameters, rows, targets, order, i * batch);
        step++;
        descent.step(slopes, rate((double) step / (epochs * batches)));
      }
    }
    return parameters;
  }

  private static double rate(double done) {
    double fall = 0.5 * (1 + Math.cos(Math.PI * (done - RISE) / (1 - RISE)));
    return RATE * (done < RISE ? done / RISE : fall);
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[j];
      order[j] = row;
    }
  }
}
