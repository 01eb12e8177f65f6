package org.cratetag.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a tiny ONNX model, bytes by hand: {@code out = op(in x W)}. Field numbers are those of
 * onnx.proto3 (ONNX 1.8, IR version 7, operator set 13).
 */
public final class OnnxBytes {
  private static final int FLOAT = 1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * A model with one matrix product and one operator on it.
   *
   * @param operator {@code Softmax} or {@code Identity}
   * @param weights rows for inputs, columns for outputs
   */
  public static byte[] model(String input, String output, String operator, float[][] weights) {
    return model(input, output, operator, weights, weights(weights));
  }

  /** The same model, whose weights lie in a file of their own. */
  static byte[] modelWithExternalWeights(String location, float[][] weights) {
    OnnxBytes external =
        new OnnxBytes()
            .message(13, new OnnxBytes().text(1, "location").text(2, location))
            .number(14, 1);
    return model("features", "probabilities", "Softmax", weights, external);
  }

  /** The weights' bytes, little endian, row by row. */
  static byte[] raw(float[][] weights) {
    ByteBuffer raw =
        ByteBuffer.allocate(4 * weights.length * weights[0].length).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : weights) {
      for (float value : row) {
        raw.putFloat(value);
      }
    }
    return raw.array();
  }

  private static OnnxBytes weights(float[][] weights) {
    return new OnnxBytes().bytes(9, raw(weights));
  }

  private static byte[] model(
      String input, String output, String operator, float[][] weights, OnnxBytes data) {
    int rows = weights.length;
    int columns = weights[0].length;
    OnnxBytes matrix =
        new OnnxBytes()
            .number(1, rows)
            .number(1, columns)
            .number(2, FLOAT)
            .text(8, "W")
            .append(data);
    OnnxBytes graph =
        new OnnxBytes()
            .message(1, new OnnxBytes().text(1, input).text(1, "W").text(2, "z").text(4, "MatMul"))
            .message(1, new OnnxBytes().text(1, "z").text(2, output).text(4, operator))
            .text(2, "tiny")
            .message(5, matrix)
            .message(11, value(input, rows))
            .message(12, value(output, columns));
    return new OnnxBytes()
        .number(1, 7)
        .message(7, graph)
        .message(8, new OnnxBytes().number(2, 13))
        .out
        .toByteArray();
  }

  private static OnnxBytes value(String name, int size) {
    OnnxBytes shape =
        new OnnxBytes()
            .message(1, new OnnxBytes().text(2, "batch"))
            .message(1, new OnnxBytes().number(1, size));
    OnnxBytes tensor = new OnnxBytes().number(1, FLOAT).message(2, shape);
    return new OnnxBytes().text(1, name).message(2, new OnnxBytes().message(1, tensor));
  }

  private OnnxBytes number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  private OnnxBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private OnnxBytes message(int field, OnnxBytes value) {
    return bytes(field, value.out.toByteArray());
  }

  private OnnxBytes bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private OnnxBytes append(OnnxBytes fields) {
    out.writeBytes(fields.out.toByteArray());
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
