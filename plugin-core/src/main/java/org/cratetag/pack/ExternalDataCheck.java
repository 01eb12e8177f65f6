package org.cratetag.pack;

import java.nio.ByteBuffer;
import java.util.Map;
import org.cratetag.pack.json.PackException;

/**
 * Refuses ONNX models whose tensors lie in other files. ONNX Runtime reads such files wherever the
 * model says, relative to the working directory when the model itself comes from memory; a pack
 * must not make the program read another file.
 *
 * <p>Walks the protobuf messages that can hold a tensor, by the field numbers of onnx.proto3 (ONNX
 * 1.19), and skips the rest unread.
 */
public final class ExternalDataCheck {
  /** Protobuf's own limit on messages in messages is 100. */
  private static final int MAXIMUM_DEPTH = 100;

  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int TENSOR_DATA_LOCATION = 14;

  /** Messages that hold tensors, and by field number what they hold. */
  private enum Message {
    MODEL,
    TRAINING,
    FUNCTION,
    GRAPH,
    NODE,
    ATTRIBUTE,
    SPARSE_TENSOR,
    TENSOR;

    private static final Map<Message, Map<Integer, Message>> FIELDS =
        Map.of(
            MODEL, Map.of(7, GRAPH, 20, TRAINING, 25, FUNCTION),
            TRAINING, Map.of(1, GRAPH, 2, GRAPH),
            FUNCTION, Map.of(7, NODE, 11, ATTRIBUTE),
            GRAPH, Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR),
            NODE, Map.of(5, ATTRIBUTE),
            ATTRIBUTE,
                Map.of(
                    5,
                    TENSOR,
                    6,
                    GRAPH,
                    10,
                    TENSOR,
                    11,
                    GRAPH,
                    22,
                    SPARSE_TENSOR,
                    23,
                    SPARSE_TENSOR),
            SPARSE_TENSOR, Map.of(1, TENSOR, 2, TENSOR),
            TENSOR, Map.of());
  }

  private final ByteBuffer bytes;
  private int at;

  private ExternalDataCheck(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Checks a model.
   *
   * @param model the whole buffer's bytes; neither position nor limit are moved
   * @throws PackException when it refers to other files, or is not protobuf
   */
  public static void check(ByteBuffer model) throws PackException {
    new ExternalDataCheck(model).walk(Message.MODEL, model.limit(), 0);
  }

  private void walk(Message message, int end, int depth) throws PackException {
    if (depth > MAXIMUM_DEPTH) {
      throw new PackException("the model's graphs are nested too deeply");
    }
    while (at < end) {
      long tag = varint(end);
      if (tag >>> 32 != 0 || tag >>> 3 == 0) {
        throw malformed(); // other readers cut such tags short and would see another field
      }
      int field = (int) (tag >>> 3);
      switch ((int) (tag & 7)) {
        case 0 -> checkNumber(message, field, varint(end));
        case 1 -> skip(8, end);
        case 2 -> {
          int length = skip(varint(end), end);
          Message inner = Message.FIELDS.get(message).get(field);
          if (message == Message.TENSOR && field == TENSOR_EXTERNAL_DATA) {
            throw new PackException("the model keeps its weights in other files");
          }
          if (inner != null) {
            at -= length;
            walk(inner, at + length, depth + 1);
          }
        }
        case 5 -> skip(4, end);
        default -> throw malformed();
      }
    }
  }

  private static void checkNumber(Message message, int field, long value) throws PackException {
    if (message == Message.TENSOR && field == TENSOR_DATA_LOCATION && value != 0) {
      throw new PackException("the model keeps its weights in other files");
    }
  }

  private int skip(long length, int end) throws PackException {
    if (length < 0 || length > end - at) {
      throw malformed();
    }
    at += (int) length;
    return (int) length;
  }

  private long varint(int end) throws PackException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw malformed();
      }
      byte next = bytes.get(at++);
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private static PackException malformed() {
    return new PackException("the model is no ONNX file");
  }
}
