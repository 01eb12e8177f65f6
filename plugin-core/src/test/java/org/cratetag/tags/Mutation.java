package org.cratetag.tags;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages files as programs and disks do, and worse: numbers that are sizes, counts, offsets or
 * flags in the formats; pieces that are cut, doubled, exchanged or moved; bytes. It knows where
 * structures stand by their names ({@code TCON}, {@code moov}, {@code OggS}...), in no format in
 * particular.
 */
final class Mutation {
  private static final List<String> NAMES =
      List.of(
          "ID3",
          "TCON",
          "TXXX",
          "TIT2",
          "PRIV",
          "GEOB",
          "APIC",
          "CHAP",
          "TCO",
          "TT2",
          "TAG",
          "APETAGEX",
          "LYRICS200",
          "fLaC",
          "OggS",
          "OpusTags",
          "OpusHead",
          "vorbis",
          "moov",
          "udta",
          "meta",
          "ilst",
          "mdat",
          "trak",
          "stco",
          "co64",
          "free",
          "data",
          "----",
          "\u00a9gen",
          "ftyp",
          "RIFF",
          "WAVE",
          "LIST",
          "INFO",
          "IGNR",
          "id3 ",
          "fmt ",
          "FORM",
          "COMM",
          "SSND",
          "ID3 ");

  private static final long[] NUMBERS = {
    0,
    1,
    2,
    7,
    8,
    9,
    0x7f,
    0x80,
    0xff,
    0x100,
    0x7fff,
    0x8000,
    0xffff,
    0x7fffffff,
    0x80000000L,
    0xffffffffL,
    0xfffffff8L,
    0x0fffffff
  };

  private final Random random;

  Mutation(long seed) {
    random = new Random(seed);
  }

  byte[] of(byte[] healthy) {
    byte[] damaged = healthy;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && damaged.length > 0; i++) {
      damaged = once(damaged);
    }
    return damaged;
  }

  private byte[] once(byte[] bytes) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> withNumber(bytes);
      case 4 -> withFlag(bytes);
      case 5 -> Arrays.copyOf(bytes, somewhere(bytes));
      case 6 -> without(bytes);
      case 7 -> doubled(bytes);
      case 8 -> exchanged(bytes);
      case 9 -> withGarbage(bytes);
      case 10 -> withPiece(bytes, new byte[1 + random.nextInt(200)]);
      default -> withBytes(bytes);
    };
  }

  /** A place of interest: near a name, near the beginning or the end, or anywhere. */
  private int somewhere(byte[] bytes) {
    int at =
        switch (random.nextInt(5)) {
          case 0, 1, 2 -> nearName(bytes);
          case 3 -> random.nextInt(Math.min(bytes.length, 64));
          default -> random.nextInt(bytes.length);
        };
    return Math.max(0, Math.min(bytes.length - 1, at));
  }

  private int nearName(byte[] bytes) {
    List<Integer> places = new ArrayList<>();
    byte[] name = TagFixtures.bytes(NAMES.get(random.nextInt(NAMES.size())));
    for (int i = 0; i + name.length <= bytes.length && places.size() < 50; i++) {
      if (Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) {
        places.add(i);
      }
    }
    int at =
        places.isEmpty() ? random.nextInt(bytes.length) : places.get(random.nextInt(places.size()));
    return at - 4 + random.nextInt(16);
  }

  private byte[] withNumber(byte[] bytes) {
    byte[] copy = bytes.clone();
    int at = somewhere(copy);
    int width = new int[] {1, 2, 4, 4, 8}[random.nextInt(5)];
    if (at + width > copy.length) {
      return withBytes(bytes);
    }
    ByteBuffer number =
        ByteBuffer.wrap(copy)
            .order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    boolean slightly = random.nextBoolean();
    long other = NUMBERS[random.nextInt(NUMBERS.length)];
    int by = random.nextInt(9) - 4;
    switch (width) {
      case 1 -> number.put(at, (byte) (slightly ? number.get(at) + by : other));
      case 2 -> number.putShort(at, (short) (slightly ? number.getShort(at) + by : other));
      case 4 -> number.putInt(at, (int) (slightly ? number.getInt(at) + by : other));
      default -> number.putLong(at, slightly ? number.getLong(at) + by : -other);
    }
    return copy;
  }

  private byte[] withFlag(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[somewhere(copy)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private byte[] withBytes(byte[] bytes) {
    byte[] copy = bytes.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      copy[somewhere(copy)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private byte[] piece(byte[] bytes) {
    int from = somewhere(bytes);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length()));
  }

  private int length() {
    return 1 + random.nextInt(random.nextBoolean() ? 16 : 5_000);
  }

  private byte[] without(byte[] bytes) {
    int from = somewhere(bytes);
    int end = Math.min(bytes.length, from + length());
    return TagFixtures.join(
        Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, end, bytes.length));
  }

  private byte[] withPiece(byte[] bytes, byte[] piece) {
    int at = somewhere(bytes);
    return TagFixtures.join(
        Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private byte[] doubled(byte[] bytes) {
    return withPiece(bytes, piece(bytes));
  }

  private byte[] withGarbage(byte[] bytes) {
    byte[] garbage = new byte[length()];
    random.nextBytes(garbage);
    return withPiece(bytes, garbage);
  }

  private byte[] exchanged(byte[] bytes) {
    byte[] piece = piece(bytes);
    byte[] copy = bytes.clone();
    int at = somewhere(copy);
    int length = Math.min(piece.length, copy.length - at);
    System.arraycopy(piece, 0, copy, at, length);
    return copy;
  }
}
