package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.file.TagBudget;
import org.cratetag.tags.file.Zeros;

/**
 * An ID3v2 tag of any version (id3.org: ID3v2.2.0, ID3v2.3.0, ID3v2.4.0). Frames that do not change
 * are kept as they are stored.
 *
 * @param version 2, 3 or 4
 * @param flags of the header, for a new one; unsynchronisation only where frames are stored with it
 * @param extended header behind it
 * @param frames in order
 * @param behind what follows them and is not padding
 * @param end what ends the padding and is none
 * @param storedBytes length of the whole tag as it was found; 0 for a new one
 */
record Id3Tag(
    int version,
    int flags,
    ExtendedHeader extended,
    List<Id3Frame> frames,
    ByteBuffer behind,
    ByteBuffer end,
    int storedBytes) {
  /** Least padding behind frames that grew, so that the next change need not move the audio. */
  private static final int SPARE_BYTES = 1024;

  /** By whole blocks of the file system the audio can move without being copied. */
  private static final int GROWTH_BYTES = 4096;

  private static final int HEADER_BYTES = 10;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int UNSYNCHRONISED = 0x80;

  /** ID3v2.4.0, section 3.1: of each byte of the length the highest bit is zero. */
  private static final int NOT_SYNCHSAFE = 0x80808080;

  private static final int EXTENDED_OR_COMPRESSED = 0x40;

  static Id3Tag empty(TagStyle style) {
    int version = style == TagStyle.DJ ? 3 : 4;
    return new Id3Tag(version, 0, ExtendedHeader.none(version), List.of(), NOTHING, NOTHING, 0);
  }

  /**
   * The length of the whole tag that begins with this header.
   *
   * @throws TrackException when it is damaged: players take the tag for noise then, and the audio
   *     may begin anywhere
   */
  static long lengthOf(ByteBuffer header) throws TrackException {
    if ((header.getInt(6) & NOT_SYNCHSAFE) != 0) {
      throw new TrackException(
          Stage.TAGS, "an ID3v2 tag whose length is damaged; a tag editor can remove or renew it");
    }
    boolean footer = header.get(3) == 4 && (header.get(5) & 0x10) != 0;
    return HEADER_BYTES + synchsafe(header, 6) + (footer ? HEADER_BYTES : 0);
  }

  static Id3Tag parse(ByteBuffer tag) throws TrackException {
    int version = tag.get(3);
    int flags = tag.get(5) & 0xff;
    if (version < 2 || version > 4) {
      throw new TrackException(Stage.TAGS, "an ID3v2 tag of unknown version 2." + version);
    }
    if (version == 2 && (flags & EXTENDED_OR_COMPRESSED) != 0) {
      throw new TrackException(Stage.TAGS, "a compressed ID3v2 tag");
    }
    ByteBuffer body = tag.slice(HEADER_BYTES, (int) synchsafe(tag, 6));
    if (version < 4 && (flags & UNSYNCHRONISED) != 0 && Unsynchronisation.isPossible(body)) {
      body = Unsynchronisation.takenOut(body);
    }
    ExtendedHeader extended = ExtendedHeader.none(version);
    if ((flags & EXTENDED_OR_COMPRESSED) != 0) {
      extended = ExtendedHeader.read(version, body);
      body = body.slice(extended.length(), body.limit() - extended.length());
    }
    int kept = version == 4 ? flags & UNSYNCHRONISED : 0;
    if (extended.length() > 0) {
      kept |= EXTENDED_OR_COMPRESSED;
    }
    try {
      return parse(version, kept, extended, body, tag.limit());
    } catch (TrackException damaged) {
      if ((kept & UNSYNCHRONISED) == 0 || !Unsynchronisation.isPossible(body)) {
        throw damaged;
      }
      // Some programs write the frames' lengths as before unsynchronisation, as in version 2.3.
      ByteBuffer plain = Unsynchronisation.takenOut(body);
      return parse(version, kept & ~UNSYNCHRONISED, extended, plain, tag.limit());
    }
  }

  private static Id3Tag parse(
      int version, int flags, ExtendedHeader extended, ByteBuffer body, int storedBytes)
      throws TrackException {
    List<Id3Frame> frames = new ArrayList<>();
    Id3FrameReader reader = new Id3FrameReader(version, body);
    ByteBuffer behind = reader.readAll(frames);
    ByteBuffer end = behind.hasRemaining() ? NOTHING : reader.endOfPadding();
    if (end.hasRemaining() && extended.length() > 0) {
      throw new TrackException(Stage.TAGS, "bytes after the last ID3v2 frame that are not padding");
    }
    return new Id3Tag(version, flags, extended, List.copyOf(frames), behind, end, storedBytes);
  }

  /** What it says of our fields; under other names only where it says nothing under ours. */
  TagValues values() {
    Map<TagField, List<String>> values = new EnumMap<>(TagField.class);
    Map<TagField, List<String>> others = new EnumMap<>(TagField.class);
    for (Id3Frame frame : frames) {
      Optional<TagField> field = frame.field();
      field.ifPresent(of -> add(values, of, frame));
      frame.standIn().ifPresent(of -> add(others, of, frame));
    }
    return StandIns.fill(new TagValues(values), new TagValues(others));
  }

  private static void add(Map<TagField, List<String>> values, TagField field, Id3Frame frame) {
    List<String> found = Id3Values.of(field, frame).all();
    if (!found.isEmpty()) {
      values.computeIfAbsent(field, any -> new ArrayList<>()).addAll(found);
    }
  }

  /** Whether it says nothing that programs look for first, so that they ask other tags. */
  boolean saysNothing() {
    return frames.stream()
        .noneMatch(
            frame ->
                frame
                        .id()
                        .matches(
                            "(TIT2|TPE1|TALB|COMM|TCON|TDRC|TYER|TRCK|TT2|TP1|TAL|COM|TCO|TYE|TRK).*")
                    && !frame.isEmpty());
  }

  /** The tag with the fields changed. Our frames come first, where all readers look. */
  Id3Tag with(TagValues change, boolean nulSeparates) {
    List<Id3Frame> first = new ArrayList<>();
    List<Id3Frame> kept = new ArrayList<>(frames);
    for (Map.Entry<TagField, List<String>> entry : change.fields().entrySet()) {
      Id3FieldEdit edit = edit(entry.getKey(), entry.getValue(), nulSeparates);
      List<Id3Frame> staying = edit.staying();
      kept.removeIf(
          frame ->
              frame.field().filter(entry.getKey()::equals).isPresent()
                  && staying.stream().noneMatch(each -> each == frame));
      if (staying.isEmpty()) {
        first.addAll(edit.made());
      } else {
        // Readers of one frame go on showing the old one.
        int last = indexOf(kept, staying.get(staying.size() - 1));
        kept.addAll(last + 1, edit.made());
      }
    }
    first.addAll(kept);
    return withFrames(first);
  }

  /** Whether a field would have several values, which not all versions have. */
  boolean needsSeveral(TagValues change) {
    return change.fields().entrySet().stream()
        .anyMatch(field -> edit(field.getKey(), field.getValue(), true).count() > 1);
  }

  private Id3FieldEdit edit(TagField field, List<String> values, boolean nulSeparates) {
    List<Id3Frame> old =
        frames.stream().filter(frame -> frame.field().filter(field::equals).isPresent()).toList();
    return new Id3FieldEdit(field, version, nulSeparates, old, values);
  }

  private static int indexOf(List<Id3Frame> frames, Id3Frame wanted) {
    int at = 0;
    while (frames.get(at) != wanted) {
      at++;
    }
    return at;
  }

  /** The tag with other frames. */
  Id3Tag withFrames(List<Id3Frame> other) {
    return new Id3Tag(version, flags, extended, List.copyOf(other), behind, end, storedBytes);
  }

  /** The tag with those of the frames whose like it does not have. */
  Id3Tag withMissing(List<Id3Frame> more) {
    List<Id3Frame> all = new ArrayList<>(frames);
    more.stream().filter(frame -> !has(frame)).forEach(all::add);
    return withFrames(all);
  }

  private boolean has(Id3Frame wanted) {
    return frames.stream()
        .anyMatch(
            frame ->
                frame.id().equals(wanted.id())
                    && !frame.isEmpty()
                    && (!frame.isUserText() || frame.description().equals(wanted.description())));
  }

  /**
   * The whole tag, in pieces: as long as it was found where that is enough, else with spare space,
   * longer by whole blocks.
   */
  List<ByteBuffer> toBytes() throws TrackException {
    List<ByteBuffer> content = new ArrayList<>();
    for (Id3Frame frame : frames) {
      content.add(frame.head());
      content.add(frame.body());
    }
    content.add(behind);
    long contentBytes = content.stream().mapToLong(ByteBuffer::limit).sum();
    long used = HEADER_BYTES + extended.length() + contentBytes;
    used += end.hasRemaining() ? end.limit() + HEADER_BYTES : 0;
    TagBudget.verifySize(used);
    int length = used <= storedBytes ? storedBytes : grown((int) used + SPARE_BYTES);
    int padding = length - (int) used + (end.hasRemaining() ? HEADER_BYTES : 0);
    ByteBuffer tag = ByteBuffer.allocate(HEADER_BYTES);
    tag.put((byte) 'I').put((byte) 'D').put((byte) '3').put((byte) version).put((byte) 0);
    tag.put((byte) flags).putInt(toSynchsafe(length - HEADER_BYTES));
    List<ByteBuffer> all = new ArrayList<>();
    all.add(tag.flip());
    all.add(ByteBuffer.wrap(extended.with(content, Zeros.of(length - (int) used))));
    all.addAll(content);
    all.addAll(Zeros.of(padding));
    all.add(end);
    return all;
  }

  private int grown(int least) {
    int blocks = (least - storedBytes + GROWTH_BYTES - 1) / GROWTH_BYTES;
    return storedBytes + blocks * GROWTH_BYTES;
  }

  static long synchsafe(ByteBuffer bytes, int at) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 7 | bytes.get(at + i) & 0x7f;
    }
    return value;
  }

  static int toSynchsafe(int value) {
    return (value & 0x7f)
        | (value & 0x3f80) << 1
        | (value & 0x1fc000) << 2
        | (value & 0xfe00000) << 3;
  }
}
