package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.file.TagBudget;

/**
 * ID3v2 tags in front of a file.
 *
 * @param tags in order
 */
public record Id3Front(List<Id3Tag> tags) {
  /** More tags in a row than any program leaves. */
  private static final int MOST_TAGS = 16;

  /** Reads them; none is there in most formats. */
  public static Id3Front read(FileEdit edit) throws IOException, TrackException {
    List<Id3Tag> tags = new ArrayList<>();
    long at = 0;
    while (tags.size() < MOST_TAGS && edit.has(at, "ID3")) {
      long length = Id3Tag.lengthOf(edit.read(at, 10));
      TagBudget.verifySize(at + length);
      Id3Tag tag = Id3Tag.parse(edit.read(at, length));
      tags.add(tag);
      at += tag.storedBytes();
    }
    return new Id3Front(tags);
  }

  /** Where they end. */
  public long end() {
    return tags.stream().mapToLong(Id3Tag::storedBytes).sum();
  }

  /** What they say of our fields, the first before the others. */
  public TagValues values() {
    TagValues values = TagValues.EMPTY;
    for (Id3Tag tag : tags) {
      values = StandIns.fill(values, tag.values());
    }
    return values;
  }

  /** Artist and title of the first tag. */
  public TrackNames names() {
    return new TrackNames(first("ARTIST"), first("TITLE"));
  }

  private Optional<String> first(String name) {
    return comments().stream()
        .filter(comment -> comment.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The texts of the first tag that are none of ours, as Vorbis comments. */
  public List<Map.Entry<String, String>> comments() {
    List<Map.Entry<String, String>> comments = new ArrayList<>();
    for (Id3Frame frame : tags.isEmpty() ? List.<Id3Frame>of() : tags.get(0).frames()) {
      boolean isText = frame.id().startsWith("T") || isComment(frame);
      Optional<Id3Text> text =
          isText ? frame.content().map(content -> decode(frame, content)) : Optional.empty();
      if (frame.field().isEmpty()
          && text.isPresent()
          && text.get().reading() != Id3Text.Reading.GUESS) {
        List<String> strings = text.get().strings();
        nameOf(frame, text.get())
            .ifPresent(
                name ->
                    values(frame, strings).forEach(value -> comments.add(Map.entry(name, value))));
      }
    }
    return comments;
  }

  /** A comment has three letters for its language behind the encoding, and a description. */
  private static Id3Text decode(Id3Frame frame, ByteBuffer content) {
    if (!isComment(frame) || content.remaining() < 4) {
      return Id3Text.decode(content);
    }
    ByteBuffer plain = ByteBuffer.allocate(content.remaining() - 3);
    plain.put(content.get(content.position()));
    plain.put(content.slice(content.position() + 4, content.remaining() - 4)).flip();
    return Id3Text.decode(plain);
  }

  private static boolean isComment(Id3Frame frame) {
    return frame.id().equals("COMM") || frame.id().equals("COM");
  }

  private static List<String> values(Id3Frame frame, List<String> strings) {
    int from = frame.isUserText() || isComment(frame) ? Math.min(1, strings.size()) : 0;
    return strings.subList(from, strings.size()).stream().filter(s -> !s.isBlank()).toList();
  }

  private static Optional<String> nameOf(Id3Frame frame, Id3Text text) {
    return Optional.ofNullable(
        switch (frame.id()) {
          case "TIT2", "TT2" -> "TITLE";
          case "TIT3", "TT3" -> "SUBTITLE";
          case "TPE1", "TP1" -> "ARTIST";
          case "TPE2", "TP2" -> "ALBUMARTIST";
          case "TPE3" -> "CONDUCTOR";
          case "TPE4" -> "REMIXER";
          case "TALB", "TAL" -> "ALBUM";
          case "TCOM", "TCM" -> "COMPOSER";
          case "TEXT" -> "LYRICIST";
          case "TYER", "TYE", "TDRC" -> "DATE";
          case "TRCK", "TRK" -> "TRACKNUMBER";
          case "TPOS", "TPA" -> "DISCNUMBER";
          case "TCOP" -> "COPYRIGHT";
          case "TSRC" -> "ISRC";
          case "TPUB" -> "LABEL";
          case "TENC" -> "ENCODEDBY";
          case "COMM", "COM" -> text.description().isEmpty() ? "COMMENT" : null;
          case "TXXX", "TXX" -> commentName(text.description());
          default -> null;
        });
  }

  /** RFC 9639, section 8.6: printable ASCII without the equals sign. */
  private static String commentName(String description) {
    return description.matches("[ -<>-}]{1,60}") ? description.toUpperCase(Locale.ROOT) : null;
  }
}
