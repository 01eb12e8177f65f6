package org.cratetag.architecture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a 64-bit, little-endian ELF file asks of the system that loads it. See the System V gABI,
 * "Dynamic Section", and the Linux Standard Base, "Symbol Versioning".
 *
 * @param machine the processor
 * @param name {@code SONAME}: what others ask for it by; empty when it has none
 * @param needed {@code NEEDED}: libraries that must be there
 * @param versions of symbols of those, as {@code GLIBC_2.17}
 * @param atOnce symbols of others that must be found before the library is loaded; the rest is
 *     looked for when it is called
 */
record ElfFile(
    Machine machine, String name, List<String> needed, List<String> versions, Set<String> atOnce) {
  /** Processors that Cratetag has native libraries for. */
  enum Machine {
    X86_64(62, 7),
    AARCH64(183, 1026);

    private final int code;

    /** The relocation of a function that is looked for when it is called, {@code JUMP_SLOT}. */
    private final int lazy;

    Machine(int code, int lazy) {
      this.code = code;
      this.lazy = lazy;
    }
  }

  private static final int MAGIC = 0x464C457F;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final long NEEDED = 1;
  private static final long STRING_TABLE = 5;
  private static final long SYMBOL_TABLE = 6;
  private static final long RELOCATIONS = 7;
  private static final long RELOCATIONS_BYTES = 8;
  private static final long SONAME = 14;
  private static final long CALLS_BYTES = 2;
  private static final long CALLS = 23;
  private static final long BIND_NOW = 24;
  private static final long FLAGS = 30;
  private static final long FLAGS_BIND_NOW = 8;
  private static final long FLAGS_1 = 0x6ffffffbL;
  private static final long FLAGS_1_NOW = 1;
  private static final int RELOCATION_BYTES = 24;
  private static final int SYMBOL_BYTES = 24;
  private static final long VERSIONS_NEEDED = 0x6ffffffeL;
  private static final long VERSIONS_NEEDED_COUNT = 0x6fffffffL;

  /** Reads a file; empty for all but shared objects and programs for one of the processors. */
  static Optional<ElfFile> read(byte[] content) {
    if (content.length < 64) {
      return Optional.empty();
    }
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (file.getInt(0) != MAGIC || file.get(4) != CLASS_64 || file.get(5) != LITTLE_ENDIAN) {
      return Optional.empty();
    }
    int code = Short.toUnsignedInt(file.getShort(18));
    for (Machine machine : Machine.values()) {
      if (machine.code == code) {
        return Optional.of(new Reader(file).read(machine));
      }
    }
    return Optional.empty();
  }

  private static final class Reader {
    private final ByteBuffer file;
    private final int headers;
    private final int headerSize;
    private final int headerCount;
    private final List<String> needed = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();
    private final List<Long> neededAt = new ArrayList<>();
    private final Map<Long, Long> dynamic = new HashMap<>();

    Reader(ByteBuffer file) {
      this.file = file;
      this.headers = (int) file.getLong(32);
      this.headerSize = file.getShort(54);
      this.headerCount = file.getShort(56);
    }

    ElfFile read(Machine machine) {
      for (int i = 0; i < headerCount; i++) {
        int header = headers + i * headerSize;
        if (file.getInt(header) == DYNAMIC) {
          readDynamic((int) file.getLong(header + 8));
        }
      }
      neededAt.forEach(at -> needed.add(string(at)));
      readVersions();
      Set<String> atOnce = new TreeSet<>();
      boolean all =
          dynamic.containsKey(BIND_NOW)
              || (value(FLAGS) & FLAGS_BIND_NOW) != 0
              || (value(FLAGS_1) & FLAGS_1_NOW) != 0;
      readRelocations(value(RELOCATIONS), value(RELOCATIONS_BYTES), -1, atOnce);
      readRelocations(value(CALLS), value(CALLS_BYTES), all ? -1 : machine.lazy, atOnce);
      String name = dynamic.containsKey(SONAME) ? string(value(SONAME)) : "";
      return new ElfFile(machine, name, needed, versions, atOnce);
    }

    private long value(long tag) {
      return dynamic.getOrDefault(tag, 0L);
    }

    /** Names the symbols of others in a table, but for relocations of one type. */
    private void readRelocations(long table, long bytes, int but, Set<String> into) {
      for (long i = 0; i < bytes / RELOCATION_BYTES; i++) {
        long info = file.getLong(offset(table + i * RELOCATION_BYTES) + 8);
        long symbol = info >>> 32;
        if (symbol == 0 || (int) info == but) {
          continue;
        }
        int entry = offset(value(SYMBOL_TABLE) + symbol * SYMBOL_BYTES);
        if (file.getShort(entry + 6) == 0) {
          into.add(string(file.getInt(entry)));
        }
      }
    }

    private void readDynamic(int start) {
      for (int at = start; file.getLong(at) != 0; at += 16) {
        long tag = file.getLong(at);
        long value = file.getLong(at + 8);
        if (tag == NEEDED) {
          neededAt.add(value);
        } else {
          dynamic.put(tag, value);
        }
      }
    }

    private void readVersions() {
      long count = value(VERSIONS_NEEDED_COUNT);
      int library = count == 0 ? 0 : offset(value(VERSIONS_NEEDED));
      for (long i = 0; i < count; i++) {
        int version = library + file.getInt(library + 8);
        for (int each = Short.toUnsignedInt(file.getShort(library + 2)); each > 0; each--) {
          versions.add(string(file.getInt(version + 8)));
          version += file.getInt(version + 12);
        }
        library += file.getInt(library + 12);
      }
    }

    private String string(long at) {
      int start = offset(value(STRING_TABLE)) + (int) at;
      int end = start;
      while (file.get(end) != 0) {
        end++;
      }
      return new String(file.array(), start, end - start, StandardCharsets.US_ASCII);
    }

    /** Where in the file an address of the loaded library is. */
    private int offset(long address) {
      for (int i = 0; i < headerCount; i++) {
        int header = headers + i * headerSize;
        long from = file.getLong(header + 16);
        if (file.getInt(header) == LOAD
            && address >= from
            && address < from + file.getLong(header + 32)) {
          return (int) (file.getLong(header + 8) + address - from);
        }
      }
      throw new IllegalArgumentException("no part of the file is at " + address);
    }
  }
}
