package org.cratetag.tags.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Finds the old file's bytes in the new one, block by block. */
final class PatchSearch {
  private static final int BLOCK_BYTES = 1 << 17;

  /** Equal runs shorter than this cost more as a range than as bytes. */
  private static final int SHORTEST_COPY_BYTES = 24;

  /** How far what stands behind a changed tag, such as a picture, is looked for. */
  private static final int FARTHEST_BYTES = 1 << 15;

  private static final int PROBE_BYTES = 32;

  /** Bytes without a match between one look and the next. */
  private static final int LOOK_EVERY_BYTES = 1 << 12;

  private final FileChannel old;
  private final FileChannel now;
  private final PatchEncoder encoder = new PatchEncoder();
  private final ByteBuffer wanted = ByteBuffer.allocate(BLOCK_BYTES);
  private final List<Candidate> candidates;
  private Candidate current;
  private Candidate found;

  /** With the distance between the audio in the two files. */
  PatchSearch(FileChannel old, FileChannel now, long audioShift) throws IOException {
    this.old = old;
    this.now = now;
    this.candidates =
        LongStream.of(0, now.size() - old.size(), audioShift)
            .distinct()
            .mapToObj(Candidate::new)
            .collect(Collectors.toCollection(ArrayList::new));
    this.current = candidates.get(0);
  }

  /** The block of the new file that is this far behind the block of the old one. */
  private final class Candidate {
    private final long shift;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    private int from;

    Candidate(long shift) {
      this.shift = shift;
    }

    /** Reads what there is of it. */
    void read(long at, int length) throws IOException {
      from = (int) Math.min(length, Math.max(0, -(at + shift)));
      int end = (int) Math.max(from, Math.min(length, now.size() - at - shift));
      fill(now, block, at + shift, from, end);
    }

    /** How many bytes from here on are the wanted ones. */
    int run(int at) {
      if (at < from || at >= block.limit()) {
        return 0;
      }
      int mismatch =
          wanted.slice(at, wanted.limit() - at).mismatch(block.slice(at, block.limit() - at));
      return mismatch < 0 ? wanted.limit() - at : mismatch;
    }
  }

  TagPatch encode(long equalTailBytes) throws IOException {
    long end = old.size() - equalTailBytes;
    for (long at = 0; at < end; at += BLOCK_BYTES) {
      int length = (int) Math.min(BLOCK_BYTES, end - at);
      fill(old, wanted, at, 0, length);
      current.read(at, length);
      if (current.run(0) == length) {
        encoder.copy(at + current.shift, length);
      } else {
        for (Candidate candidate : candidates) {
          candidate.read(at, length);
        }
        encodeBlock(at);
      }
    }
    encoder.copy(now.size() - equalTailBytes, equalTailBytes);
    return encoder.end();
  }

  private void encodeBlock(long blockAt) throws IOException {
    int stored = 0;
    int at = 0;
    int lookAgain = 0;
    while (at < wanted.limit()) {
      int run = choose(at);
      if (run < SHORTEST_COPY_BYTES && at >= lookAgain) {
        look(blockAt, at);
        lookAgain = at + LOOK_EVERY_BYTES;
        run = choose(at);
      }
      if (run < SHORTEST_COPY_BYTES) {
        at += Math.max(1, run);
        continue;
      }
      encoder.data(wanted.array(), stored, at - stored);
      encoder.copy(blockAt + at + current.shift, run);
      at += run;
      stored = at;
    }
    encoder.data(wanted.array(), stored, at - stored);
  }

  /** Takes the candidate with the longest run. */
  private int choose(int at) {
    for (Candidate candidate : candidates) {
      if (candidate.run(at) > current.run(at)) {
        current = candidate;
      }
    }
    return current.run(at);
  }

  /** Looks for the bytes that stand here near the same place of the new file. */
  private void look(long blockAt, int at) throws IOException {
    if (wanted.limit() - at < PROBE_BYTES) {
      return;
    }
    ByteBuffer probe = wanted.slice(at, PROBE_BYTES);
    long from = Math.max(0, blockAt + at - FARTHEST_BYTES);
    long end = Math.min(now.size(), blockAt + at + FARTHEST_BYTES);
    if (end - from < PROBE_BYTES) {
      return;
    }
    ByteBuffer near = ByteBuffer.allocate((int) (end - from));
    fill(now, near, from, 0, near.capacity());
    for (int i = 0; i + PROBE_BYTES <= near.limit(); i++) {
      if (near.get(i) == probe.get(0) && near.slice(i, PROBE_BYTES).equals(probe)) {
        add(new Candidate(from + i - blockAt - at), blockAt);
        return;
      }
    }
  }

  /** In the place of the one that was found before. */
  private void add(Candidate candidate, long blockAt) throws IOException {
    candidates.remove(found);
    candidates.add(candidate);
    if (current == found) {
      current = candidate;
    }
    found = candidate;
    candidate.read(blockAt, wanted.limit());
  }

  /** Fills the block's bytes from one position to another. */
  private static void fill(FileChannel channel, ByteBuffer block, long offset, int from, int end)
      throws IOException {
    block.clear().position(from).limit(end);
    while (block.hasRemaining()) {
      if (channel.read(block, offset + block.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    block.position(0);
  }
}
