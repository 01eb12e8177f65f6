package org.cratetag.lab.genre;

import java.util.List;
import java.util.Map;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.StyleTree.Agreement;
import org.cratetag.taxonomy.Taxonomy;

/** The labels of the genre pack, and which of them answer to other people's names of genres. */
final class GenreLabels {
  /** What is none of the others; never said. */
  static final String OTHER = "Other";

  /** In the order of the network's output. */
  static final List<String> ALL =
      List.of(
          "Blues",
          "Classical",
          "Country",
          "Disco",
          "Electronic",
          "Folk",
          "Hip-Hop",
          "Jazz",
          "Latin",
          "Metal",
          "New Age",
          "Pop",
          "R&B",
          "Reggae",
          "Rock",
          "Spoken Word",
          OTHER);

  /** Families of several labels; the others are alone in one of their own name. */
  private static final Map<String, String> FAMILIES =
      Map.of("Pop", "Pop Rock", "Rock", "Pop Rock", "Metal", "Pop Rock");

  private final StyleTree tree = new StyleTree(Taxonomy.bundled());

  /** The family of a label. */
  static String family(String label) {
    return FAMILIES.getOrDefault(label, label);
  }

  /**
   * Which labels are right for music of some kinds: the one of the kind's name, else those that are
   * the kind or a part of it, else its relations, else {@value #OTHER}. What is called Rock is not
   * taken for Metal, though that is a part of it; of Pop/Rock nobody knows which part it is.
   *
   * @return 1 for each label that is right, else 0
   */
  float[] right(List<String> kinds) {
    float[] right = new float[ALL.size()];
    for (String kind : kinds) {
      int own = ALL.indexOf(kind);
      if (own >= 0) {
        right[own] = 1;
        continue;
      }
      boolean any = mark(right, kind, Agreement.SAME) || mark(right, kind, Agreement.KIN);
      if (!any) {
        right[ALL.indexOf(OTHER)] = 1;
      }
    }
    return right;
  }

  private boolean mark(float[] right, String kind, Agreement wanted) {
    boolean any = false;
    for (int label = 0; label < right.length; label++) {
      if (tree.agreement(ALL.get(label), kind) == wanted) {
        right[label] = 1;
        any = true;
      }
    }
    return any;
  }
}
