package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * Windows of a picture, spread evenly from its first frame to its last: {@code
 * [channels][bands][all frames]} to {@code [count][channels][bands][frames]}.
 *
 * @param frames of each window, at most those of the picture
 * @param count how many; a single one lies in the middle
 */
public record Crops(int frames, int count) implements Layer {
  public Crops {
    if (frames < 1 || count < 1) {
      throw new IllegalArgumentException(count + " windows of " + frames + " frames");
    }
  }

  /** First frame of a window in a picture of so many frames. */
  public int start(int window, int allFrames) {
    int room = allFrames - frames;
    return count == 1 ? room / 2 : (int) Math.round((double) room * window / (count - 1));
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(3, describe());
    if (frames > input.extent(2)) {
      throw new IllegalArgumentException(describe() + " do not fit " + input);
    }
    return TensorShape.of(count, input.extent(0), input.extent(1), frames);
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.crops(this, input);
  }

  @Override
  public String describe() {
    return count + " windows of " + frames + " frames";
  }
}
