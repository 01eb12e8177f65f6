package org.cratetag.natives;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A shared object with a name and nothing in it. Linux's loader refuses a library when one that it
 * names is missing, also where nothing of that one is ever called; an empty one is enough then, as
 * functions are looked for when they are called first.
 *
 * <p>The file is one segment, smaller than a page: the headers, the dynamic section, a hash table
 * and a symbol table with the null symbol alone, and the strings. See the System V gABI, "ELF
 * Header", "Program Header", "Dynamic Section" and "Hash Table".
 *
 * @param fileName also what others ask for it by, {@code SONAME}
 * @param machine the gABI's number of the processor, {@code e_machine}
 */
record EmptyLibrary(String fileName, short machine) implements LibrarySource {
  private static final short X86_64 = 62;
  private static final short AARCH64 = 183;

  private static final int HEADER_BYTES = 64;
  private static final int PROGRAM_HEADER_BYTES = 56;
  private static final int PROGRAM_HEADERS = 3;
  private static final int DYNAMIC_ENTRY_BYTES = 16;
  private static final int DYNAMIC_ENTRIES = 7;
  private static final int SYMBOL_BYTES = 24;

  /** One bucket, one chain, and no symbol in either. */
  private static final int HASH_BYTES = 16;

  private static final int DYNAMIC_AT = HEADER_BYTES + PROGRAM_HEADERS * PROGRAM_HEADER_BYTES;
  private static final int HASH_AT = DYNAMIC_AT + DYNAMIC_ENTRIES * DYNAMIC_ENTRY_BYTES;
  private static final int SYMBOLS_AT = HASH_AT + HASH_BYTES;
  private static final int STRINGS_AT = SYMBOLS_AT + SYMBOL_BYTES;

  /** The largest page that Linux uses on these processors. */
  private static final long PAGE_BYTES = 1 << 16;

  private static final int READ_AND_WRITE = 6;

  /**
   * A library for a processor.
   *
   * @param architecture as {@code os.arch} says it
   * @throws NativesException when we know no number for it
   */
  static EmptyLibrary of(String fileName, String architecture) {
    return switch (architecture) {
      case "amd64", "x86_64" -> new EmptyLibrary(fileName, X86_64);
      case "aarch64", "arm64" -> new EmptyLibrary(fileName, AARCH64);
      default -> throw new NativesException("Cratetag has no libraries for " + architecture);
    };
  }

  @Override
  public String mark() {
    return "empty:" + machine;
  }

  @Override
  public String writeTo(OutputStream out) throws IOException {
    return PackedLibrary.copy(new ByteArrayInputStream(content()), out);
  }

  private byte[] content() {
    byte[] name = fileName.getBytes(StandardCharsets.US_ASCII);
    // The table of strings begins with the empty one, and ends with a zero.
    int strings = name.length + 2;
    int total = STRINGS_AT + strings;
    ByteBuffer file = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(file);
    putSegment(file, Segment.LOAD, 0, total, PAGE_BYTES);
    putSegment(file, Segment.DYNAMIC, DYNAMIC_AT, HASH_AT - DYNAMIC_AT, Long.BYTES);
    // Without it the loader makes stacks executable.
    putSegment(file, Segment.STACK, 0, 0, DYNAMIC_ENTRY_BYTES);
    putDynamic(file, Dynamic.NAME, 1);
    putDynamic(file, Dynamic.HASH, HASH_AT);
    putDynamic(file, Dynamic.STRINGS, STRINGS_AT);
    putDynamic(file, Dynamic.SYMBOLS, SYMBOLS_AT);
    putDynamic(file, Dynamic.STRINGS_BYTES, strings);
    putDynamic(file, Dynamic.SYMBOL_BYTES, SYMBOL_BYTES);
    putDynamic(file, Dynamic.END, 0);
    file.putInt(1).putInt(1).putInt(0).putInt(0);
    file.position(STRINGS_AT + 1).put(name);
    return file.array();
  }

  private void putHeader(ByteBuffer file) {
    file.put(new byte[] {0x7F, 'E', 'L', 'F'});
    // 64 bits, little-endian, version 1, no ABI of its own.
    file.put(new byte[] {2, 1, 1, 0}).putLong(0);
    short sharedObject = 3;
    file.putShort(sharedObject).putShort(machine).putInt(1);
    // No entry, no sections.
    file.putLong(0).putLong(HEADER_BYTES).putLong(0).putInt(0);
    file.putShort((short) HEADER_BYTES).putShort((short) PROGRAM_HEADER_BYTES);
    file.putShort((short) PROGRAM_HEADERS).putShort((short) 0).putShort((short) 0);
    file.putShort((short) 0);
  }

  private static void putSegment(ByteBuffer file, Segment type, long at, long size, long align) {
    file.putInt(type.code).putInt(READ_AND_WRITE);
    file.putLong(at).putLong(at).putLong(at).putLong(size).putLong(size).putLong(align);
  }

  private static void putDynamic(ByteBuffer file, Dynamic tag, long value) {
    file.putLong(tag.code).putLong(value);
  }

  /** Types of segments, {@code p_type}. */
  private enum Segment {
    LOAD(1),
    DYNAMIC(2),
    STACK(0x6474e551);

    private final int code;

    Segment(int code) {
      this.code = code;
    }
  }

  /** Tags of the dynamic section, {@code d_tag}. */
  private enum Dynamic {
    END(0),
    HASH(4),
    STRINGS(5),
    SYMBOLS(6),
    STRINGS_BYTES(10),
    SYMBOL_BYTES(11),
    NAME(14);

    private final int code;

    Dynamic(int code) {
      this.code = code;
    }
  }
}
