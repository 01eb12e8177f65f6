package org.cratetag.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.cratetag.api.track.AudioFormat;

/** Tells what an MP4 file holds from the handlers and sample descriptions of its tracks. */
final class Mp4Boxes {
  /** Real files have a few dozen boxes outside the fragments. */
  private static final int MAXIMUM_BOXES = 4_096;

  /** ISO/IEC 14496-12, 6.2: the boxes on the way to handler and sample description. */
  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");

  /** A video track of no more samples, and no more than one a second, is a cover or chapters. */
  private static final int MOST_PICTURES = 64;

  /** Cover art and chapter pictures come as video tracks of one of these. */
  private static final Set<String> STILLS = Set.of("jpeg", "png ", "mjpa", "mjpb", "tiff");

  /**
   * AAC, MP3 and others as MPEG-4 audio, ALAC, FLAC, Opus, AC-3 and E-AC-3, MP3 of QuickTime, DTS
   * and what extends it, TrueHD.
   */
  private static final Set<String> SOUNDS =
      Set.of(
          "mp4a", "alac", "fLaC", "Opus", "ac-3", "ec-3", ".mp3", "dtsc", "dtsh", "dtsl", "mlpa");

  /** iTunes', everybody's and Audible's protection. */
  private static final Set<String> PROTECTED = Set.of("drms", "enca", "aavd");

  private final FileBytes file;
  private final Set<String> sounds = new TreeSet<>();
  private final Set<String> pictures = new TreeSet<>();
  private String handler = "";
  private String codec = "";
  private long samples;
  private double seconds;
  private boolean index;
  private int boxes;

  private Mp4Boxes(FileBytes file) {
    this.file = file;
  }

  static Content recognise(FileBytes file, long start) throws IOException {
    Mp4Boxes walk = new Mp4Boxes(file);
    walk.walk(start, file.size(), 0);
    return walk.content();
  }

  private Content content() {
    if (pictures.stream().anyMatch(codec -> !STILLS.contains(codec))) {
      return new Content.Video("an MP4 video");
    }
    if (sounds.stream().anyMatch(SOUNDS::contains)) {
      return new Content.Audio(AudioFormat.M4A);
    }
    if (sounds.stream().anyMatch(PROTECTED::contains)) {
      return new Content.UnsupportedAudio("MP4 audio under copy protection");
    }
    if (!sounds.isEmpty()) {
      String kind = sounds.iterator().next().replaceAll("[^ -~]", "?");
      return new Content.UnsupportedAudio("MP4 audio of the kind '" + kind + "'");
    }
    return new Content.UnsupportedAudio(
        index ? "an MP4 file without audio" : "an MP4 file whose index (moov) is missing");
  }

  private void walk(long start, long end, int depth) throws IOException {
    long position = start;
    while (position + 8 <= end && boxes++ < MAXIMUM_BOXES) {
      byte[] header = file.read(position, 16);
      if (header.length < 8) {
        return;
      }
      long size = FileBytes.big(header, 0, 4);
      int headerBytes = 8;
      if (size == 1) {
        if (header.length < 16 || header[8] != 0) {
          return;
        }
        size = FileBytes.big(header, 9, 7);
        headerBytes = 16;
      } else if (size == 0) {
        size = end - position;
      }
      if (size < headerBytes) {
        return;
      }
      String type = new String(header, 4, 4, StandardCharsets.ISO_8859_1);
      long boxEnd = size > end - position ? end : position + size;
      visit(type, position + headerBytes, boxEnd, depth);
      position = boxEnd;
    }
  }

  private void visit(String type, long body, long end, int depth) throws IOException {
    index |= type.equals("moov");
    if (CONTAINERS.contains(type) && depth < 8) {
      walk(body, end, depth + 1);
      if (type.equals("trak")) {
        endTrack();
      }
    } else if (type.equals("hdlr") && depth == 3) {
      handler = text(file.read(body, 12), 8);
    } else if (type.equals("stsd")) {
      codec = text(file.read(body, 16), 12);
    } else if (type.equals("mdhd")) {
      readDuration(file.read(body, 36));
    } else if (type.equals("stsz") || type.equals("stz2")) {
      byte[] table = file.read(body, 12);
      samples = table.length < 12 ? 0 : FileBytes.big(table, 8, 4);
    }
  }

  /** ISO/IEC 14496-12, 8.4.2: times of four bytes, or in version 1 of eight. */
  private void readDuration(byte[] header) {
    boolean wide = header.length >= 32 && header[0] == 1;
    if (header.length >= 20) {
      long timescale = FileBytes.big(header, wide ? 20 : 12, 4);
      long duration = FileBytes.big(header, wide ? 25 : 16, wide ? 7 : 4);
      seconds = timescale == 0 ? 0 : (double) duration / timescale;
    }
  }

  private boolean isPictures() {
    return samples == 1 || (samples > 1 && samples <= Math.min(MOST_PICTURES, seconds));
  }

  private void endTrack() {
    if (handler.equals("soun") && !codec.isEmpty()) {
      sounds.add(codec);
    } else if (handler.equals("vide") && !isPictures()) {
      pictures.add(codec);
    }
    handler = "";
    codec = "";
    samples = 0;
    seconds = 0;
  }

  private static String text(byte[] bytes, int offset) {
    return bytes.length < offset + 4
        ? ""
        : new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
  }
}
