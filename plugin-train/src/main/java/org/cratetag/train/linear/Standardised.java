package org.cratetag.train.linear;

/** Features less their mean, over their standard deviation, bounded to {@value #LIMIT} of these. */
record Standardised(float[] means, float[] deviations) {
  static final float LIMIT = 4;

  private static final double LEAST = 1e-6;

  static Standardised of(float[][] rows) {
    int width = rows[0].length;
    float[] means = new float[width];
    float[] deviations = new float[width];
    for (int i = 0; i < width; i++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : rows) {
        sum += row[i];
      }
      double mean = sum / rows.length;
      for (float[] row : rows) {
        squares += (row[i] - mean) * (row[i] - mean);
      }
      means[i] = (float) mean;
      deviations[i] = (float) Math.max(LEAST, Math.sqrt(squares / rows.length));
    }
    return new Standardised(means, deviations);
  }

  float[] apply(float[] row) {
    float[] result = new float[row.length];
    for (int i = 0; i < result.length; i++) {
      float value = (row[i] - means[i]) / deviations[i];
      result[i] = Math.max(-LIMIT, Math.min(LIMIT, value));
    }
    return result;
  }
}
