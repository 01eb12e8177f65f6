package org.cratetag.train.base;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.pack.json.PackException;

/**
 * Reads a sorted table as LevelDB writes it ({@code doc/table_format.md}): blocks of keys that
 * share prefixes, an index block that names them, and a footer that names the index. TensorFlow
 * keeps the list of a checkpoint's tensors in one, without compression. Checksums are checked.
 */
final class SortedTable {
  private static final int FOOTER_BYTES = 48;
  private static final int MAGIC_BYTES = 8;
  private static final long MAGIC_LOW = 0x8b80fb57L;
  private static final long MAGIC_HIGH = 0xdb477524L;

  /** Behind each block: how it is compressed, and a checksum. */
  private static final int TRAILER_BYTES = 5;

  private static final int CHECKSUM_BYTES = 4;

  /** A checkpoint has some hundred tensors. */
  private static final int MOST_ENTRIES = 100_000;

  private final byte[] file;
  private final Map<String, byte[]> entries = new TreeMap<>();

  private SortedTable(byte[] file) {
    this.file = file;
  }

  /**
   * All entries.
   *
   * @throws PackException when it is no such table, or is damaged
   */
  static Map<String, byte[]> read(byte[] file) throws PackException {
    SortedTable table = new SortedTable(file);
    table.readAll();
    return table.entries;
  }

  private void readAll() throws PackException {
    if (file.length < FOOTER_BYTES) {
      throw WireBytes.malformed();
    }
    int footer = file.length - FOOTER_BYTES;
    WireBytes magic = new WireBytes(file, file.length - MAGIC_BYTES, file.length);
    if (magic.fixed32() != MAGIC_LOW || magic.fixed32() != MAGIC_HIGH) {
      throw WireBytes.malformed();
    }
    WireBytes handles = new WireBytes(file, footer, file.length - MAGIC_BYTES);
    handles.varint(); // the meta index, which is empty
    handles.varint();
    Map<String, byte[]> index = new TreeMap<>();
    readBlock(handles, footer, index);
    for (byte[] handle : index.values()) {
      readBlock(new WireBytes(handle, 0, handle.length), footer, entries);
    }
  }

  /**
   * Reads the block that a handle names.
   *
   * @param end of the part of the file that holds blocks
   */
  private void readBlock(WireBytes handle, int end, Map<String, byte[]> into) throws PackException {
    long offset = handle.varint();
    long size = handle.varint();
    if (offset < 0 || size < 0 || offset > end || size > end - offset - TRAILER_BYTES) {
      throw WireBytes.malformed();
    }
    int from = (int) offset;
    int to = from + (int) size;
    if (file[to] != 0) {
      throw new PackException("its list of tensors is compressed, which is not known here");
    }
    long checksum = new WireBytes(file, to + 1, to + TRAILER_BYTES).fixed32();
    if (checksum != MaskedCrc.of(file, from, to - from + TRAILER_BYTES - CHECKSUM_BYTES)) {
      throw WireBytes.malformed();
    }
    readEntries(from, to, into);
  }

  private void readEntries(int from, int to, Map<String, byte[]> into) throws PackException {
    if (to - from < CHECKSUM_BYTES) {
      throw WireBytes.malformed();
    }
    long restarts = new WireBytes(file, to - 4, to).fixed32();
    long restartBytes = 4 * (restarts + 1);
    if (restartBytes > to - from) {
      throw WireBytes.malformed();
    }
    WireBytes block = new WireBytes(file, from, (int) (to - restartBytes));
    byte[] key = {};
    while (!block.isAtEnd()) {
      long shared = block.varint();
      long unshared = block.varint();
      int valueBytes = block.length();
      if (shared < 0 || shared > key.length || unshared < 0 || unshared > block.left()) {
        throw WireBytes.malformed();
      }
      byte[] rest = block.take((int) unshared);
      key = Arrays.copyOf(key, (int) shared + rest.length);
      System.arraycopy(rest, 0, key, (int) shared, rest.length);
      byte[] value = block.take(valueBytes);
      into.put(new WireBytes(key, 0, key.length).text(key.length), value);
      if (into.size() > MOST_ENTRIES) {
        throw WireBytes.malformed();
      }
    }
  }
}
