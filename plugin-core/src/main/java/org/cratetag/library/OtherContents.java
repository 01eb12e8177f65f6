package org.cratetag.library;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words for what is no audio of ours, so that a reason can say what a file is instead. */
final class OtherContents {
  /**
   * Bytes that tell.
   *
   * @param start what the file begins with
   * @param offset where more must stand
   * @param more what must stand there; may be empty
   */
  private record Magic(String start, int offset, String more, Content content) {}

  private static final List<Magic> MAGICS =
      List.of(
          other("\u00ff\u00d8\u00ff", "a JPEG picture"),
          other("\u0089PNG", "a PNG picture"),
          other("GIF8", "a GIF picture"),
          other("BM", 6, "\0\0\0\0", "a BMP picture"),
          other("RIFF", 8, "WEBP", "a WebP picture"),
          other("%PDF", "a PDF document"),
          other("PK\u0003\u0004", "a ZIP archive"),
          other("Rar!", "a RAR archive"),
          other("7z\u00bc\u00af", "a 7-Zip archive"),
          other("\u001f\u008b", "a gzip archive"),
          other("\u007fELF", "a program"),
          other("MZ", "a program"),
          other("SQLite format 3", "a database"),
          other("#!", "a script"),
          other("ffconcat version", "an ffmpeg concat playlist"),
          other("v=0\r\n", "an SDP session description"),
          other("v=0\no=", "an SDP session description"),
          other("[playlist]", "a PLS playlist"),
          other("[Reference]", "an ASX playlist"),
          other("RTSPtext", "an RTSP link"),
          audio("MThd", "MIDI"),
          audio(".snd", "Sun audio"),
          audio("OFR ", "OptimFROG audio"),
          audio("#!AMR", "AMR speech"),
          audio("RIFX", "big-endian WAV audio"),
          audio("tBaK", "TAK audio"),
          audio(".RMF", "RealAudio or RealVideo"),
          audio(".ra\u00fd", "RealAudio"),
          audio("", 4, "W\u0090u6", "an Audible file under copy protection"),
          audio("EA3\u0001", "ATRAC audio"),
          audio("ea3\u0003", "ATRAC audio"),
          video("RIFF", 8, "AVI ", "an AVI video"),
          video("FLV\u0001", "a Flash video"),
          video("\0\0\u0001\u00ba", "an MPEG video"),
          video("\0\0\u0001\u00b3", "an MPEG video"));

  private OtherContents() {}

  /** What well-known bytes at the beginning stand for. */
  static Optional<Content> find(byte[] head) {
    for (Magic magic : MAGICS) {
      if (matches(head, magic)) {
        return Optional.of(magic.content());
      }
    }
    if (head.length > 376 && head[0] == 0x47 && head[188] == 0x47 && head[376] == 0x47) {
      return Optional.of(new Content.Video("an MPEG transport stream"));
    }
    return findText(head);
  }

  /** Bytes that nobody knows. */
  static Content unknown(byte[] head) {
    for (byte b : head) {
      if (b != 0) {
        return new Content.Other("unknown data");
      }
    }
    return new Content.Other("nothing but zeros");
  }

  private static Optional<Content> findText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 127) {
        return Optional.empty();
      }
    }
    String text = new String(head, StandardCharsets.UTF_8);
    if (text.chars().filter(c -> c == '\uFFFD').count() > 2) {
      return Optional.empty();
    }
    return Optional.of(new Content.Other(textKind(text.toLowerCase(Locale.ROOT).strip())));
  }

  private static String textKind(String text) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (start.startsWith("#extm3u")) {
      return start.contains("#ext-x-") ? "an HLS playlist" : "an M3U playlist";
    }
    if (start.contains("<mpd")) {
      return "a DASH manifest";
    }
    if (start.startsWith("<!doctype html") || start.contains("<html")) {
      return "an HTML page";
    }
    if (start.startsWith("<asx") || start.startsWith("<smil") || start.contains("<playlist")) {
      return "an XML playlist";
    }
    return start.startsWith("<?xml") ? "an XML document" : "text";
  }

  private static boolean matches(byte[] head, Magic magic) {
    return FileBytes.has(head, 0, magic.start())
        && FileBytes.has(head, magic.offset(), magic.more());
  }

  private static Magic other(String bytes, String what) {
    return new Magic(bytes, 0, "", new Content.Other(what));
  }

  private static Magic other(String bytes, int offset, String more, String what) {
    return new Magic(bytes, offset, more, new Content.Other(what));
  }

  private static Magic audio(String bytes, String what) {
    return audio(bytes, 0, "", what);
  }

  private static Magic audio(String bytes, int offset, String more, String what) {
    return new Magic(bytes, offset, more, new Content.UnsupportedAudio(what));
  }

  private static Magic video(String bytes, String what) {
    return new Magic(bytes, 0, "", new Content.Video(what));
  }

  private static Magic video(String bytes, int offset, String more, String what) {
    return new Magic(bytes, offset, more, new Content.Video(what));
  }
}
