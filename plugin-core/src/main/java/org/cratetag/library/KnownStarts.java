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
          new Start("\u000bw", 0, "", AudioFormat.AC3));

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
