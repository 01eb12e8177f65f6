package org.cratetag.train.studio;

import java.util.List;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.deep.training.Clip;

/** One graph of a pack: what it listens to and what it has learned. */
public interface PackMember {
  /** The front-end, of one clip. */
  FrontEnd frontEnd();

  /** Length of a clip. */
  double clipSeconds();

  /** Extents of what the front-end gives of one clip, as the graph takes them. */
  List<Integer> input();

  /** In the pack's mean, above 0. */
  double weight();

  /** The ONNX file, with these names of its input and output. */
  byte[] onnx(String input, String output);

  /** What the front-end gives of a clip, from what the clip's set holds of it. */
  float[] features(Clip clip);

  /** An input to hold the exported graph against, of one clip. */
  GoldenInput golden(int number);

  /** What the trained model itself says of one clip. */
  float[] judge(float[] features);
}
