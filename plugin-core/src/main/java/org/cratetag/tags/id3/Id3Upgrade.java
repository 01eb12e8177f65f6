package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackException;

/**
 * An ID3v2.3 tag as one of version 2.4: every frame keeps its content, and frames that 2.4 has
 * other names for stay beside new ones (ID3v2.4.0 changes, section 3), so that no reader loses a
 * value.
 */
final class Id3Upgrade {
  private static final Map<String, String> RENAMED = Map.of("TORY", "TDOR", "IPLS", "TIPL");

  private Id3Upgrade() {}

  /** The newer tag; empty when a frame would mean something else in it. */
  static Optional<Id3Tag> of(Id3Tag old) {
    boolean possible =
        old.version() == 3
            && old.extended().length() == 0
            && !old.behind().hasRemaining()
            && old.frames().stream().allMatch(Id3Upgrade::isSame)
            && RENAMED.values().stream().noneMatch(id -> has(old, id));
    if (!possible) {
      return Optional.empty();
    }
    Optional<Id3Frame> date = Id3Date.of(old.frames());
    if (date.isEmpty() && old.frames().stream().anyMatch(Id3Date::isPart)) {
      return Optional.empty();
    }
    List<Id3Frame> frames = new ArrayList<>();
    for (Id3Frame frame : old.frames()) {
      if (frame.id().equals("TYER")) {
        frames.add(date.orElseThrow());
      } else if (!Id3Date.isPart(frame)) {
        frames.add(newer(RENAMED.getOrDefault(frame.id(), frame.id()), frame));
      }
    }
    return Optional.of(
        new Id3Tag(
            4, 0, ExtendedHeader.none(4), frames, old.behind(), old.end(), old.storedBytes()));
  }

  /** Compressed, encrypted and grouped frames are laid out in another way. */
  private static boolean isSame(Id3Frame frame) {
    boolean plain = (frame.flags() & 0xff) == 0 && frame.id().matches("[A-Z0-9]{4}");
    return plain
        && switch (frame.id()) {
          case "CHAP" -> innerFramesAreSame(frame, 16);
          case "CTOC" -> innerFramesAreSame(frame, 2);
          default -> true;
        };
  }

  /**
   * Chapters hold frames (ID3v2 chapter frame addendum, section 3), whose lengths are written in
   * the version of the tag: the same for short ones.
   */
  private static boolean innerFramesAreSame(Id3Frame chapter, int fixedBytes) {
    ByteBuffer content = chapter.content().orElseThrow();
    int at = 0;
    while (at < content.limit() && content.get(at) != 0) {
      at++;
    }
    at += 1 + fixedBytes;
    if (chapter.id().equals("CTOC") && at <= content.limit()) {
      for (int entries = content.get(at - 1) & 0xff; entries > 0 && at < content.limit(); at++) {
        entries -= content.get(at) == 0 ? 1 : 0;
      }
    }
    if (at >= content.limit()) {
      return true;
    }
    List<Id3Frame> inner = new ArrayList<>();
    try {
      new Id3FrameReader(3, content.slice(at, content.limit() - at)).readAll(inner);
    } catch (TrackException damaged) {
      return false;
    }
    return inner.stream().allMatch(f -> f.flags() == 0 && f.body().limit() < 128);
  }

  private static boolean has(Id3Tag tag, String id) {
    return tag.frames().stream().anyMatch(frame -> frame.id().equals(id) && !frame.isEmpty());
  }

  /** The bits of the status stand one place lower in 2.4. */
  private static Id3Frame newer(String id, Id3Frame frame) {
    return Id3Frame.of(id, frame.flags() >> 1 & 0x7000, frame.content().orElseThrow(), 4);
  }
}
