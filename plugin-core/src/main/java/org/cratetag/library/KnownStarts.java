package org.cratetag.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;

/** Formats that are told by their first letters, with or without an ID3v2 tag before them. */
final class KnownStarts {
  /**
   * Letters that tell.
   *
   * @param start what the audio begins with
   * @param offset where more must stand
   * @param more what must stand there; may be empty
   */
  private record Start(String start, int offset, String more, AudioFormat format) {}

  private static final List<Start> STARTS =
      List.of(
          new Start("wvpk", 0, "", AudioFormat.WAVPACK),
          new Start("MAC ", 0, "", AudioFormat.MONKEYS_AUDIO),
          new Start("MPCK", 0, "", AudioFormat.MUSEPACK),
          new Start("MP+\u0007", 0, "", AudioFormat.MUSEPACK),
          new Start("MP+\u0017", 0, "", AudioFormat.MUSEPACK),
          new Start("TTA1", 0, "", AudioFormat.TTA),
          new Start("DSD ", 0, "", AudioFormat.DSF),
          new Start("FRM8", 12, "DSD ", AudioFormat.DSDIFF),
          new Start("caff", 4, "\0\u0001", AudioFormat.CAF),
          new Start("\u000bw", 0, "", AudioFormat.AC3),
          new Start("riff.\u0091\u00cf\u0011", 24, "wave", AudioFormat.WAVE64),
          new Start("ajkg", 0, "", AudioFormat.SHORTEN),
          new Start("DTSHDHDR", 0, "", AudioFormat.DTS),
          // A DTS frame's sync word in 16 and in 14 bits, of either order (ETSI TS 102 114, 5.3).
          new Start("\u007f\u00fe\u0080\u0001", 0, "", AudioFormat.DTS),
          new Start("\u00fe\u007f\u0001\u0080", 0, "", AudioFormat.DTS),
          new Start("\u001f\u00ff\u00e8\0", 4, "\u0007", AudioFormat.DTS),
          new Start("\u00ff\u001f\0\u00e8", 5, "\u0007", AudioFormat.DTS),
          new Start("", 4, "\u00f8ro\u00ba", AudioFormat.TRUEHD),
          new Start("", 4, "\u00f8ro\u00bb", AudioFormat.TRUEHD));

  private KnownStarts() {}

  /** What well-known letters stand for. */
  static Optional<Content> find(FileBytes file, long offset, byte[] head) throws IOException {
    if (FileBytes.has(head, 0, "\u001aE\u00df\u00a3")) {
      return Optional.of(MatroskaTracks.recognise(file, offset));
    }
    if (FileBytes.has(head, 0, "MP+")) {
      int version = head.length > 3 ? head[3] & 15 : 0;
      if (version < 7) {
        return Optional.of(
            new Content.UnsupportedAudio(
                "Musepack of before 2002 (stream version " + version + ")"));
      }
    }
    for (Start each : STARTS) {
      if (FileBytes.has(head, 0, each.start()) && FileBytes.has(head, each.offset(), each.more())) {
        return Optional.of(new Content.Audio(each.format()));
      }
    }
    return Optional.empty();
  }
}
