package org.cratetag.train.base;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes checkpoints as TensorFlow does: several blocks, keys that share prefixes. */
final class CheckpointBytes {
  private static final int ENTRIES_A_BLOCK = 7;
  private static final int RESTART_EVERY = 3;

  private final Map<String, byte[]> entries = new TreeMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  CheckpointBytes() {
    entries.put("", message(1, 1));
  }

  /** Adds a tensor. */
  CheckpointBytes with(String name, float[] values, int... shape) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    ByteArrayOutputStream extents = new ByteArrayOutputStream();
    for (int extent : shape) {
      field(extents, 2, message(1, extent));
    }
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(message(1, 1));
    field(entry, 2, extents.toByteArray());
    entry.writeBytes(message(4, data.size()));
    entry.writeBytes(message(5, bytes.length));
    varint(entry, 6 << 3 | 5);
    fixed32(entry, MaskedCrc.of(bytes, 0, bytes.length));
    entries.put(name, entry.toByteArray());
    data.writeBytes(bytes);
    return this;
  }

  /** Adds whatever bytes as an entry. */
  CheckpointBytes withEntry(String name, byte[] entry) {
    entries.put(name, entry);
    return this;
  }

  byte[] data() {
    return data.toByteArray();
  }

  byte[] index() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Map<String, byte[]> index = new TreeMap<>();
    List<String> names = new ArrayList<>(entries.keySet());
    for (int i = 0; i < names.size(); i += ENTRIES_A_BLOCK) {
      List<String> part = names.subList(i, Math.min(names.size(), i + ENTRIES_A_BLOCK));
      Map<String, byte[]> block = new TreeMap<>(entries);
      block.keySet().retainAll(part);
      index.put(part.get(part.size() - 1), append(file, block));
    }
    byte[] meta = append(file, Map.of());
    byte[] handle = append(file, index);
    byte[] footer = new byte[48];
    System.arraycopy(meta, 0, footer, 0, meta.length);
    System.arraycopy(handle, 0, footer, meta.length, handle.length);
    ByteBuffer.wrap(footer).order(ByteOrder.LITTLE_ENDIAN).putLong(40, 0xdb4775248b80fb57L);
    file.writeBytes(footer);
    return file.toByteArray();
  }

  /** Writes a block; returns its handle. */
  private static byte[] append(ByteArrayOutputStream file, Map<String, byte[]> entries) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    List<Integer> restarts = new ArrayList<>();
    byte[] last = {};
    int count = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
      int shared = Math.max(0, Arrays.mismatch(key, last));
      if (count++ % RESTART_EVERY == 0) {
        restarts.add(block.size());
        shared = 0;
      }
      varint(block, shared);
      varint(block, key.length - shared);
      varint(block, entry.getValue().length);
      block.write(key, shared, key.length - shared);
      block.writeBytes(entry.getValue());
      last = key;
    }
    if (restarts.isEmpty()) {
      restarts.add(0);
    }
    restarts.forEach(restart -> fixed32(block, restart));
    fixed32(block, restarts.size());
    ByteArrayOutputStream handle = new ByteArrayOutputStream();
    varint(handle, file.size());
    varint(handle, block.size());
    block.write(0);
    byte[] bytes = block.toByteArray();
    file.writeBytes(bytes);
    fixed32(file, MaskedCrc.of(bytes, 0, bytes.length));
    return handle.toByteArray();
  }

  /** A message of one number. */
  static byte[] message(int field, long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    varint(out, field << 3);
    varint(out, value);
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int field, byte[] bytes) {
    varint(out, field << 3 | 2);
    varint(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long left = value;
    while (left >>> 7 != 0) {
      out.write((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  private static void fixed32(ByteArrayOutputStream out, long value) {
    for (int i = 0; i < 4; i++) {
      out.write((int) (value >>> 8 * i));
    }
  }
}
