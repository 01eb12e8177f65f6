package org.cratetag.train.deep.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * Where a training goes on after a stop. Written whole beside the file and renamed, so that a crash
 * leaves the one before.
 *
 * @param path of the file
 * @param training what is trained from what and how, in one text; a file of another training is not
 *     gone on with
 */
public record CheckpointFile(Path path, String training) {
  private static final int MAGIC = 0x43544e31;

  /** Writes it. */
  void write(Checkpoint checkpoint) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeUTF(training);
      TrainingState state = checkpoint.state();
      out.writeInt(state.steps());
      write(out, state.weights().tensors());
      write(out, state.average().tensors());
      write(out, state.first());
      write(out, state.second());
      out.writeInt(checkpoint.epochs().size());
      for (EpochFigures figures : checkpoint.epochs()) {
        out.writeDouble(figures.loss());
        out.writeDouble(figures.validationLoss());
        out.writeDouble(figures.validationAccuracy());
        out.writeDouble(figures.seconds());
      }
      out.writeBoolean(checkpoint.best().isPresent());
      if (checkpoint.best().isPresent()) {
        write(out, checkpoint.best().get().tensors());
      }
    }
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads it.
   *
   * @return empty when there is none, or it is of another training
   * @throws IOException when it is damaged
   */
  Optional<Checkpoint> read(Network network) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      if (in.readInt() != MAGIC || !in.readUTF().equals(training)) {
        return Optional.empty();
      }
      int steps = in.readInt();
      Weights weights = new Weights(network, tensors(in, network));
      Weights average = new Weights(network, tensors(in, network));
      List<float[]> first = tensors(in, network);
      List<float[]> second = tensors(in, network);
      TrainingState state = new TrainingState(weights, average, first, second, steps);
      List<EpochFigures> epochs = new ArrayList<>();
      int count = in.readInt();
      for (int epoch = 1; epoch <= count; epoch++) {
        epochs.add(
            new EpochFigures(
                epoch, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
      }
      Optional<Weights> best =
          in.readBoolean()
              ? Optional.of(new Weights(network, tensors(in, network)))
              : Optional.empty();
      return Optional.of(new Checkpoint(state, epochs, best));
    } catch (IOException e) {
      throw new IOException(
          path + " is damaged (" + e + "); delete it to train from the beginning", e);
    }
  }

  /** Removes it. */
  public void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  private static void write(DataOutputStream out, List<float[]> tensors) throws IOException {
    for (float[] tensor : tensors) {
      ByteBuffer bytes = ByteBuffer.allocate(tensor.length * Float.BYTES);
      bytes.asFloatBuffer().put(tensor);
      out.write(bytes.array());
    }
  }

  private static List<float[]> tensors(DataInputStream in, Network network) throws IOException {
    List<float[]> tensors = new ArrayList<>();
    for (TensorSpec spec : network.tensors()) {
      byte[] bytes = new byte[spec.size() * Float.BYTES];
      in.readFully(bytes);
      float[] values = new float[spec.size()];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      tensors.add(values);
    }
    return tensors;
  }
}
