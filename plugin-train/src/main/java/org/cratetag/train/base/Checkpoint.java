package org.cratetag.train.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cratetag.pack.json.PackException;

/**
 * A TensorFlow checkpoint of format 2 ("tensor bundle"): an index that says of each tensor where
 * its values lie, and one file of values. Written for {@code tensor_bundle.proto} and {@code
 * tensor_bundle.cc} of TensorFlow 1 and 2; reads 32-bit floats, whole tensors, one file. Every size
 * is held against the bytes that are there, and every checksum is checked.
 */
final class Checkpoint {
  private static final String HEADER = "";
  private static final int FLOAT = 1;
  private static final int MOST_EXTENTS = 8;

  private final Map<String, byte[]> index;
  private final byte[] data;

  private Checkpoint(Map<String, byte[]> index, byte[] data) {
    this.index = index;
    this.data = data;
  }

  /**
   * A tensor.
   *
   * @param shape extents, outermost first
   * @param values row by row
   */
  record Tensor(List<Integer> shape, float[] values) {}

  /** A {@code BundleEntryProto}. */
  private static final class Entry {
    private long type;
    private final List<Integer> shape = new ArrayList<>();
    private long shard;
    private long offset;
    private long size;
    private long crc;
    private boolean sliced;
  }

  /**
   * Opens a checkpoint.
   *
   * @param index the bytes of {@code .index}
   * @param data the bytes of {@code .data-00000-of-00001}
   * @throws PackException when the index is damaged, or of a kind that is not known here
   */
  static Checkpoint of(byte[] index, byte[] data) throws PackException {
    Map<String, byte[]> entries = SortedTable.read(index);
    byte[] header = entries.get(HEADER);
    if (header == null) {
      throw WireBytes.malformed();
    }
    WireBytes fields = new WireBytes(header, 0, header.length);
    while (!fields.isAtEnd()) {
      long tag = fields.varint();
      if (tag == 2 << 3) {
        if (fields.varint() != 0) {
          throw new PackException("its numbers are big-endian, which is not known here");
        }
      } else {
        fields.skipField((int) (tag & 7));
      }
    }
    return new Checkpoint(entries, data);
  }

  /**
   * A tensor by name, of any shape.
   *
   * @throws PackException when there is none of 32-bit floats, or it is damaged
   */
  Tensor get(String name) throws PackException {
    byte[] bytes = index.get(name);
    if (name.equals(HEADER) || bytes == null) {
      throw new PackException("it holds no tensor " + name);
    }
    Entry entry = entry(new WireBytes(bytes, 0, bytes.length));
    if (entry.type != FLOAT || entry.shard != 0 || entry.sliced) {
      throw new PackException("the tensor " + name + " is no whole one of 32-bit floats");
    }
    long count = 1;
    for (int extent : entry.shape) {
      count *= extent;
      if (count > data.length) {
        throw WireBytes.malformed();
      }
    }
    boolean fits =
        entry.size == 4 * count && entry.offset >= 0 && entry.offset <= data.length - entry.size;
    if (!fits) {
      throw WireBytes.malformed();
    }
    int from = (int) entry.offset;
    if (MaskedCrc.of(data, from, (int) entry.size) != entry.crc) {
      throw new PackException("the tensor " + name + " is damaged");
    }
    WireBytes values = new WireBytes(data, from, from + (int) entry.size);
    float[] floats = new float[(int) count];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat((int) values.fixed32());
      if (!Float.isFinite(floats[i])) {
        throw new PackException("the tensor " + name + " holds " + floats[i]);
      }
    }
    return new Tensor(List.copyOf(entry.shape), floats);
  }

  /**
   * A tensor by name.
   *
   * @param shape that it must have
   * @throws PackException when there is none of that shape and of 32-bit floats, or it is damaged
   */
  float[] get(String name, Integer... shape) throws PackException {
    Tensor tensor = get(name);
    if (!tensor.shape().equals(List.of(shape))) {
      throw new PackException(
          "the tensor " + name + " has the shape " + tensor.shape() + ", not " + List.of(shape));
    }
    return tensor.values();
  }

  private static Entry entry(WireBytes fields) throws PackException {
    Entry entry = new Entry();
    while (!fields.isAtEnd()) {
      long tag = fields.varint();
      switch ((int) tag) {
        case 1 << 3 -> entry.type = fields.varint();
        case 2 << 3 | 2 -> shape(fields.part(fields.length()), entry.shape);
        case 3 << 3 -> entry.shard = fields.varint();
        case 4 << 3 -> entry.offset = fields.varint();
        case 5 << 3 -> entry.size = fields.varint();
        case 6 << 3 | 5 -> entry.crc = fields.fixed32();
        case 7 << 3 | 2 -> {
          entry.sliced = true;
          fields.skipField(2);
        }
        default -> fields.skipField((int) (tag & 7));
      }
    }
    return entry;
  }

  /** A {@code TensorShapeProto}. */
  private static void shape(WireBytes fields, List<Integer> shape) throws PackException {
    while (!fields.isAtEnd()) {
      long tag = fields.varint();
      if (tag != (2 << 3 | 2)) {
        fields.skipField((int) (tag & 7));
        continue;
      }
      WireBytes extent = fields.part(fields.length());
      long size = 0;
      while (!extent.isAtEnd()) {
        long inner = extent.varint();
        if (inner == 1 << 3) {
          size = extent.varint();
        } else {
          extent.skipField((int) (inner & 7));
        }
      }
      if (size < 0 || size > Integer.MAX_VALUE || shape.size() == MOST_EXTENTS) {
        throw WireBytes.malformed();
      }
      shape.add((int) size);
    }
  }
}
