package org.cratetag.train.learn.linear;

import java.util.List;
import org.cratetag.pack.calibration.Softmax;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.onnx.OnnxGraph;

/** What {@link LogisticRegression} learned: weights {@code [features][classes]} and intercepts. */
record LogisticModel(Standardised scale, float[] weights, float[] intercepts)
    implements LearnedModel {
  static LogisticModel of(Standardised scale, double[] all, int width, int classes) {
    float[] weights = new float[width * classes];
    float[] intercepts = new float[classes];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) all[i];
    }
    for (int k = 0; k < classes; k++) {
      intercepts[k] = (float) all[width * classes + k];
    }
    return new LogisticModel(scale, weights, intercepts);
  }

  @Override
  public float[][] probabilities(float[][] rows) {
    int classes = intercepts.length;
    float[][] result = new float[rows.length][classes];
    for (int row = 0; row < rows.length; row++) {
      float[] inputs = scale.apply(rows[row]);
      double[] margins = new double[classes];
      for (int k = 0; k < classes; k++) {
        margins[k] = intercepts[k];
        for (int i = 0; i < inputs.length; i++) {
          margins[k] += inputs[i] * weights[i * classes + k];
        }
      }
      Softmax.apply(margins);
      for (int k = 0; k < classes; k++) {
        result[row][k] = (float) margins[k];
      }
    }
    return result;
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    int width = scale.means().length;
    String inputs = scale.append(graph, features);
    int classes = intercepts.length;
    String products = graph.add("MatMul", inputs, graph.constant(weights, width, classes));
    String margins = graph.add("Add", products, graph.constant(intercepts, 1, classes));
    return graph.add("Softmax", List.of(margins), List.of(OnnxGraph.attribute("axis", 1)));
  }
}
