package org.cratetag.lab.kernel;

import java.util.Arrays;
import org.cratetag.train.learn.linear.Standardised;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Regularised least squares with a Gaussian kernel, one label against the rest: R. Rifkin, G. Yeo,
 * T. Poggio, "Regularized Least-Squares Classification", 2003. The weights {@code a} of the rows
 * solve {@code (K + ridge I) a = Y}; {@code K} holds the kernels of any two rows, {@code Y} the
 * labels, {@code 1 - 1 / labels} for a row's own and {@code -1 / labels} for the others. Without
 * chance: equal rows give equal models.
 *
 * <p>The kernel of two rows is {@code exp(-sharpness d / (2 n))}, with {@code d} the squared
 * distance of their {@code n} standardised values. These are rounded to {@link KernelScores#STEP}
 * beforehand, so that the model needs a byte for each. Takes {@code rows^2} doubles of memory.
 *
 * @param sharpness above 0; the larger, the fewer rows are alike
 * @param ridge above 0; the larger, the smoother
 */
public record KernelRidge(double sharpness, double ridge) {
  /** What a constant feature's deviation counts as. */
  private static final double LEAST_DEVIATION = 1e-6;

  public KernelRidge {
    if (!(sharpness > 0 && ridge > 0 && Double.isFinite(sharpness + ridge))) {
      throw new IllegalArgumentException("sharpness " + sharpness + " and ridge " + ridge);
    }
  }

  /**
   * Learns.
   *
   * @param rows {@code [rows][features]}, finite
   * @param targets label of each row, within [0, labels)
   */
  public KernelScores learn(float[][] rows, int[] targets, int labels) {
    Standardised scale = Standardised.of(rows, LEAST_DEVIATION);
    float[][] scaled =
        Arrays.stream(rows).map(scale::apply).map(KernelScores::rounded).toArray(float[][]::new);
    double factor = sharpness / (2.0 * rows[0].length);
    DMatrixRMaj weights = solved(kernels(scaled, factor), wanted(targets, labels));
    float[][] ofRows = new float[rows.length][labels];
    for (int row = 0; row < rows.length; row++) {
      for (int label = 0; label < labels; label++) {
        ofRows[row][label] = (float) weights.unsafe_get(row, label);
      }
    }
    return new KernelScores(scale, scaled, ofRows, (float) factor);
  }

  private DMatrixRMaj kernels(float[][] scaled, double factor) {
    int count = scaled.length;
    DMatrixRMaj values = new DMatrixRMaj(count, scaled[0].length);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < scaled[row].length; i++) {
        values.unsafe_set(row, i, scaled[row][i]);
      }
    }
    DMatrixRMaj kernels = new DMatrixRMaj(count, count);
    CommonOps_DDRM.multOuter(values, kernels);
    double[] squares = new double[count];
    for (int row = 0; row < count; row++) {
      squares[row] = kernels.unsafe_get(row, row);
    }
    for (int row = 0; row < count; row++) {
      for (int other = 0; other < count; other++) {
        double product = kernels.unsafe_get(row, other);
        double distance = Math.max(0, squares[row] + squares[other] - 2 * product);
        kernels.unsafe_set(row, other, Math.exp(-factor * distance));
      }
      kernels.unsafe_set(row, row, 1 + ridge);
    }
    return kernels;
  }

  private static DMatrixRMaj wanted(int[] targets, int labels) {
    DMatrixRMaj wanted = new DMatrixRMaj(targets.length, labels);
    CommonOps_DDRM.fill(wanted, -1.0 / labels);
    for (int row = 0; row < targets.length; row++) {
      wanted.set(row, targets[row], 1 - 1.0 / labels);
    }
    return wanted;
  }

  /** Solves in place of the kernels. */
  private static DMatrixRMaj solved(DMatrixRMaj kernels, DMatrixRMaj wanted) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(kernels.numRows);
    if (!solver.setA(kernels)) {
      throw new IllegalArgumentException("the rows are not finite");
    }
    DMatrixRMaj weights = new DMatrixRMaj(wanted.numRows, wanted.numCols);
    solver.solve(wanted, weights);
    return weights;
  }
}
