package org.cratetag.library;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;

/** Recognises what a file holds by its bytes, whatever its name says, in a few small reads. */
final class FormatProbe {
  private static final int HEAD_BYTES = 4_096;
  private static final int ID3_HEADER_BYTES = 10;
  private static final int MAXIMUM_ID3_TAGS = 8;

  /**
   * PCM, Microsoft ADPCM, float, A-law, mu-law, IMA and Yamaha ADPCM, GSM, G.723.1, G.726, MPEG
   * layers II and III, G.722, AAC, Windows Media, AC-3, DTS, FLAC, extensible (RFC 2361 and what
   * came later).
   */
  private static final Set<Integer> WAVE_CODECS =
      Set.of(
          1, 2, 3, 6, 7, 0x11, 0x20, 0x31, 0x42, 0x45, 0x50, 0x55, 0x64, 0x65, 0xff, 0x160, 0x161,
          0x162, 0x163, 0x28f, 0x1600, 0x2000, 0x2001, 0xf1ac, 0xfffe);

  /** Boxes that an MP4 file may begin with. */
  private static final Set<String> MP4_STARTS =
      Set.of("ftyp", "moov", "free", "skip", "wide", "mdat", "pnot");

  private FormatProbe() {}

  /** Reads as little of the file as will do. */
  static Content recognise(FileBytes file) throws IOException {
    long start = afterId3(file);
    byte[] head = file.read(start, HEAD_BYTES);
    if (head.length == 0) {
      return start == 0
          ? new Content.Other("empty")
          : new Content.UnsupportedAudio("an ID3 tag without audio, or with a damaged length");
    }
    if (FileBytes.has(head, 0, "fLaC")) {
      return new Content.Audio(AudioFormat.FLAC);
    }
    if (FileBytes.has(head, 0, "OggS")) {
      return OggStreams.recognise(file, start);
    }
    Optional<Content> plain = KnownStarts.find(file, start, head);
    if (plain.isPresent()) {
      return plain.get();
    }
    Optional<Content> chunked = findChunked(file, start, head);
    if (chunked.isPresent()) {
      return chunked.get();
    }
    Optional<Content> other = OtherContents.find(head);
    if (other.isPresent()) {
      return other.get();
    }
    return MpegFrames.find(file, start).orElseGet(() -> OtherContents.unknown(head));
  }

  private static Optional<Content> findChunked(FileBytes file, long start, byte[] head)
      throws IOException {
    if (FileBytes.has(head, 8, "WAVE")
        && Stream.of("RIFF", "RF64", "BW64").anyMatch(id -> FileBytes.has(head, 0, id))) {
      return Optional.of(wave(file, start));
    }
    if (FileBytes.has(head, 0, "FORM")
        && (FileBytes.has(head, 8, "AIFF") || FileBytes.has(head, 8, "AIFC"))) {
      return Optional.of(new Content.Audio(AudioFormat.AIFF));
    }
    if (MP4_STARTS.stream().anyMatch(type -> FileBytes.has(head, 4, type))) {
      return Optional.of(Mp4Boxes.recognise(file, start));
    }
    if (start == 0 && AsfObjects.isAsf(head)) {
      return Optional.of(AsfObjects.recognise(file));
    }
    return Optional.empty();
  }

  /** Looks for the codec in the {@code fmt } chunk; without one the decoder will find out. */
  private static Content wave(FileBytes file, long start) throws IOException {
    long position = start + 12;
    for (int chunk = 0; chunk < 64; chunk++) {
      byte[] header = file.read(position, 10);
      if (header.length < 10) {
        break;
      }
      if (FileBytes.has(header, 0, "fmt ")) {
        int codec = (int) FileBytes.little(header, 8, 2);
        return WAVE_CODECS.contains(codec)
            ? new Content.Audio(AudioFormat.WAV)
            : new Content.UnsupportedAudio("WAV audio with codec 0x" + Integer.toHexString(codec));
      }
      long size = FileBytes.little(header, 4, 4);
      position += 8 + size + (size & 1);
    }
    return new Content.UnsupportedAudio("a WAV file without a format chunk");
  }

  /** Where the last of the leading ID3v2 tags ends (ID3v2.4 structure, 3.1 and 3.4). */
  private static long afterId3(FileBytes file) throws IOException {
    long position = 0;
    for (int tag = 0; tag < MAXIMUM_ID3_TAGS; tag++) {
      byte[] header = file.read(position, ID3_HEADER_BYTES);
      if (header.length < ID3_HEADER_BYTES || !FileBytes.has(header, 0, "ID3")) {
        break;
      }
      long size = 0;
      for (int i = 6; i < 10; i++) {
        size = size << 7 | header[i] & 0x7f;
      }
      boolean footer = (header[5] & 0x10) != 0;
      position += ID3_HEADER_BYTES + size + (footer ? ID3_HEADER_BYTES : 0);
    }
    return position;
  }
}
