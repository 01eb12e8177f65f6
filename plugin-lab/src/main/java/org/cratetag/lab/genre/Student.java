package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cratetag.pack.PackReader;
import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.CheckpointFile;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.deep.training.NetworkTraining;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.deep.training.TrainingOutcome;
import org.cratetag.train.deep.training.TrainingSession;
import org.cratetag.train.deep.training.TrainingSession.Which;
import org.cratetag.train.deep.training.TrainingSettings;

/**
 * A student that has learned to say of mel pictures what a teacher says: its tags, and its inner
 * features as far as they are known.
 *
 * @param weights of {@link StudentNetwork#trunk}
 * @param tags {@code [tags][features]}: what its inner features say of the teacher's tags, but for
 *     an offset and a scale each
 */
record Student(Weights weights, float[] tags) {
  /** Passes over the clips when nothing else is said. */
  static final int EPOCHS = 30;

  /**
   * Of an inner feature, against a tag's one: together they then weigh as much in the squared error
   * as the fifty tags.
   */
  private static final float INNER_SHARE = 0.25f;

  /** Some filters always give the same. */
  private static final double LEAST_DEVIATION = 1e-4;

  /** Weight and bias of the layer that gives what the teacher gives. */
  private static final int LAST = 2;

  /** How the student learns. */
  static TrainingSettings settings(int epochs, long seed) {
    return new TrainingSettings(
        epochs,
        16,
        1,
        new Schedule.OneCycle(3e-3, 0.3),
        1e-2,
        0,
        0.2,
        false,
        new Augmentation(0.1, 0.05, 4, 0, 1, 12, 1, 12),
        new Averaging.Exponential(0.995),
        0,
        1,
        seed);
  }

  /**
   * Learns from taught clips; goes on where a training with the same settings was stopped.
   *
   * @return empty when it was stopped
   * @throws IOException when the checkpoint cannot be read or written, or the training diverges
   */
  static Optional<Student> learn(
      List<GenreClip> taught,
      TrainingSettings settings,
      TrainingEngine engine,
      Path checkpoints,
      TrainingListener listener,
      BooleanSupplier isStopped)
      throws IOException {
    int values = taught.get(0).taught().length;
    float[] mean = new float[values];
    float[] deviation = new float[values];
    for (int i = 0; i < values; i++) {
      int each = i;
      double[] known =
          taught.stream()
              .mapToDouble(clip -> clip.taught()[each])
              .filter(value -> !Double.isNaN(value))
              .toArray();
      double average = Arrays.stream(known).average().orElse(0);
      double variance =
          Arrays.stream(known).map(value -> Math.pow(value - average, 2)).average().orElse(1);
      mean[i] = (float) average;
      deviation[i] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(variance));
      deviation[i] /= i < TeacherTags.TAGS ? 1 : INNER_SHARE;
    }
    List<Clip> clips = taught.stream().map(clip -> clip.toLearn(mean, deviation)).toList();
    Network network = StudentNetwork.learner(values);
    String training = "student|%s|%s|%d".formatted(settings, hash(taught), network.parameters());
    String name = "student-" + sha(training).substring(0, 12) + ".checkpoint";
    TrainingOutcome outcome =
        new NetworkTraining(engine, network, settings, listener)
            .train(
                clips,
                List.of(),
                new CheckpointFile(checkpoints.resolve(name), training),
                isStopped);
    if (!(outcome instanceof TrainingOutcome.Trained trained)) {
      return Optional.empty();
    }
    List<float[]> all = trained.weights().tensors();
    int trunk = all.size() - LAST;
    return Optional.of(
        new Student(
            new Weights(StudentNetwork.trunk(), all.subList(0, trunk)),
            Arrays.copyOf(all.get(trunk), TeacherTags.TAGS * StudentNetwork.features())));
  }

  /** How far it agrees with its teacher on clips of which that was asked. */
  double agreement(TrainingEngine engine, List<GenreClip> clips) {
    float[][] features = features(engine, clips);
    float[][] heard = new float[features.length][TeacherTags.TAGS];
    for (int clip = 0; clip < heard.length; clip++) {
      for (int tag = 0; tag < TeacherTags.TAGS; tag++) {
        for (int i = 0; i < features[clip].length; i++) {
          heard[clip][tag] += tags[tag * features[clip].length + i] * features[clip][i];
        }
      }
    }
    return TagAgreement.median(heard, clips);
  }

  /** Inner features of whole pictures, {@code [clips][features]}. */
  float[][] features(TrainingEngine engine, List<GenreClip> clips) {
    Network listener = StudentNetwork.listener(MelPicture.COLUMNS);
    float[][] features = new float[clips.size()][];
    int rows = 16;
    try (TrainingSession session = engine.open(listener, weights, 0)) {
      for (int from = 0; from < features.length; from += rows) {
        List<GenreClip> some = clips.subList(from, Math.min(features.length, from + rows));
        int size = listener.input().size();
        float[] inputs = new float[some.size() * size];
        for (int i = 0; i < some.size(); i++) {
          System.arraycopy(some.get(i).picture(), 0, inputs, i * size, size);
        }
        float[][] made = session.probabilities(Which.CURRENT, inputs, some.size());
        System.arraycopy(made, 0, features, from, made.length);
      }
    }
    return features;
  }

  private static String hash(List<GenreClip> clips) {
    StringBuilder text = new StringBuilder();
    for (GenreClip clip : clips) {
      text.append(clip.name()).append(Arrays.hashCode(clip.picture()));
      text.append(Arrays.hashCode(clip.taught()));
    }
    return sha(text.toString());
  }

  private static String sha(String text) {
    return PackReader.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
