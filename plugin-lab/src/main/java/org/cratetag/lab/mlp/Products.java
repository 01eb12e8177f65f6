package org.cratetag.lab.mlp;

/**
 * The one loop in which networks spend their time, in the shape that the compiler of Java 17 turns
 * into vector instructions: whole arrays from their first value on, no branch, no sum over an
 * array's own values, and four rows a pass, so that the result is seldom loaded and stored.
 */
final class Products {
  private static final int PASS = 4;

  private Products() {}

  /**
   * Adds a vector times a matrix: {@code to[j] += sum over i of factors[i] * matrix[first + i][j]}.
   *
   * @param factors the vector
   * @param first the matrix' first row that counts; as many count as there are factors
   */
  static void add(float[] factors, float[][] matrix, int first, float[] to) {
    int row = 0;
    for (; row + PASS <= factors.length; row += PASS) {
      int at = first + row;
      addFour(
          factors, row, matrix[at], matrix[at + 1], matrix[at + 2], matrix[at + 3], to, to.length);
    }
    for (; row < factors.length; row++) {
      addScaled(factors[row], matrix[first + row], to);
    }
  }

  /** Adds a multiple of one array to another. */
  static void addScaled(float factor, float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  /** Fills {@code [columns][rows]} from {@code [rows][columns]}. */
  static void turn(float[][] from, float[][] to) {
    for (int row = 0; row < from.length; row++) {
      float[] each = from[row];
      for (int column = 0; column < to.length; column++) {
        to[column][row] = each[column];
      }
    }
  }

  private static void addFour(
      float[] factors,
      int at,
      float[] row0,
      float[] row1,
      float[] row2,
      float[] row3,
      float[] to,
      int length) {
    float factor0 = factors[at];
    float factor1 = factors[at + 1];
    float factor2 = factors[at + 2];
    float factor3 = factors[at + 3];
    for (int i = 0; i < length; i++) {
      to[i] += factor0 * row0[i] + factor1 * row1[i] + factor2 * row2[i] + factor3 * row3[i];
    }
  }
}
