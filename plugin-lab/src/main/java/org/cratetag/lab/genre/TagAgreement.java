package org.cratetag.lab.genre;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a student says of clips what its teacher says. Where it does no better on clips that
 * taught it than on others, it is short of learning; where it does, of clips.
 */
final class TagAgreement {
  private TagAgreement() {}

  /**
   * Pearson's correlation over the clips, the median of the tags.
   *
   * @param heard {@code [clips][tags]}
   * @param clips what the teacher says of them
   */
  static double median(float[][] heard, List<GenreClip> clips) {
    double[] all =
        IntStream.range(0, TeacherTags.TAGS)
            .mapToDouble(tag -> correlation(heard, clips, tag))
            .sorted()
            .toArray();
    return (all[all.length / 2] + all[(all.length - 1) / 2]) / 2;
  }

  private static double correlation(float[][] heard, List<GenreClip> clips, int tag) {
    double[] one = Arrays.stream(heard).mapToDouble(tags -> tags[tag]).toArray();
    double[] other = clips.stream().mapToDouble(clip -> clip.taught()[tag]).toArray();
    double meanOne = Arrays.stream(one).average().orElse(0);
    double meanOther = Arrays.stream(other).average().orElse(0);
    double both = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      both += (one[i] - meanOne) * (other[i] - meanOther);
      squares += Math.pow(one[i] - meanOne, 2);
      otherSquares += Math.pow(other[i] - meanOther, 2);
    }
    double spread = Math.sqrt(squares * otherSquares);
    return spread > 0 ? both / spread : 0;
  }
}
