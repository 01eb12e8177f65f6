package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/**
 * Which bytes of a file players play. They go on where a size cannot be right, so this reads as
 * they do (checked against ffmpeg), and shares nothing with the layouts and writers, whose idea of
 * a file it is there to doubt. What it does not understand has no audio here.
 */
final class PlayedAudio {
  /** Tags behind the audio of an mp3 file are looked for in so many bytes. */
  private static final int TAIL_BYTES = 1 << 19;

  private static final long ENDLESS = 0xffffffffL;

  private final FileSource source;
  private final Layout.Extents played = new Layout.Extents();
  private final TagBudget steps = TagBudget.ofPlaces("steps");

  private interface Reader {
    void read(PlayedAudio audio) throws IOException, TrackException;
  }

  private static final Map<AudioFormat, Reader> READERS =
      Map.ofEntries(
          Map.entry(AudioFormat.MP3, PlayedAudio::readMp3),
          Map.entry(AudioFormat.MP2, PlayedAudio::readMp3),
          Map.entry(AudioFormat.AAC, PlayedAudio::readMp3),
          Map.entry(AudioFormat.MONKEYS_AUDIO, PlayedAudio::readMp3),
          Map.entry(AudioFormat.MUSEPACK, PlayedAudio::readMp3),
          Map.entry(AudioFormat.WAVPACK, PlayedAudio::readWavPack),
          Map.entry(AudioFormat.TTA, PlayedAudio::readTrueAudio),
          Map.entry(AudioFormat.DSF, PlayedAudio::readDsf),
          Map.entry(AudioFormat.FLAC, PlayedAudio::readFlac),
          Map.entry(AudioFormat.OGG_VORBIS, audio -> audio.readOgg(3)),
          Map.entry(AudioFormat.OPUS, audio -> audio.readOgg(2)),
          Map.entry(AudioFormat.SPEEX, audio -> audio.readOgg(2)),
          Map.entry(AudioFormat.OGG_FLAC, audio -> audio.readOgg(-1)),
          Map.entry(AudioFormat.M4A, PlayedAudio::readMp4),
          Map.entry(AudioFormat.WAV, PlayedAudio::readWav),
          Map.entry(AudioFormat.AIFF, PlayedAudio::readAiff),
          Map.entry(
              AudioFormat.WMA, audio -> audio.add(audio.littleEndian(8, 16), audio.source.size())));

  private PlayedAudio(FileSource source) {
    this.source = source;
  }

  /** The audio; none of a format whose tags cannot be written. */
  static List<Layout.Extent> of(Path file, AudioFormat format) throws IOException {
    try (FileSource source = new FileSource(file)) {
      PlayedAudio audio = new PlayedAudio(source);
      try {
        READERS.getOrDefault(format, nothing -> {}).read(audio);
      } catch (TrackException damaged) {
        // What was found so far is what there is to compare.
      }
      return audio.played;
    }
  }

  private void add(long from, long to) {
    if (0 <= from && from < to) {
      played.add(from, to - from);
    }
  }

  /** Chunks up to the end of the file, whatever its first eight bytes say of its length. */
  private void readWav() throws IOException, TrackException {
    long size64 = ENDLESS;
    for (long at = 12; at + 8 <= source.size(); ) {
      steps.takePart();
      long length = littleEndian(4, at + 4);
      long from = at + 8;
      if (source.has(at, "ds64") && length >= 16) {
        size64 = littleEndian(8, from + 8);
      } else if (source.has(at, "data")) {
        long wanted = length == ENDLESS ? size64 : length;
        boolean untilEnd = wanted <= 0 || wanted == ENDLESS || wanted > source.size() - from;
        add(from, untilEnd ? source.size() : from + wanted);
        length = untilEnd ? source.size() - from : wanted;
      }
      at = from + length + (length & 1);
    }
  }

  private void readAiff() throws IOException, TrackException {
    for (long at = 12; at + 8 <= source.size(); ) {
      steps.takePart();
      long length = source.read(at + 4, 4).getInt() & ENDLESS;
      if (source.has(at, "SSND")) {
        add(at + 8, Math.min(source.size(), at + 8 + length));
      }
      at += 8 + length + (length & 1);
    }
  }

  private void readMp3() throws IOException, TrackException {
    add(afterId3(), beforeTail());
  }

  private long afterId3() throws IOException, TrackException {
    long at = 0;
    while (source.has(at, "ID3")) {
      steps.takePart();
      int size = source.read(at + 6, 4).getInt();
      if ((size & 0x80808080) != 0) {
        // Such a tag is noise before the first frame, to ffmpeg as to others.
        return at;
      }
      int bytes = size & 0x7f | size >> 1 & 0x3f80 | size >> 2 & 0x1fc000 | size >> 3 & 0xfe00000;
      boolean hasFooter = (source.read(at + 5, 1).get() & 0x10) != 0;
      at += 10 + bytes + (hasFooter ? 10 : 0);
    }
    return at;
  }

  /** Where the first of the tags at the end begins, by their names. */
  private long beforeTail() throws IOException, TrackException {
    long end = source.size();
    if (source.has(end - 128, "TAG")) {
      end -= 128;
    }
    long from = Math.max(0, source.size() - TAIL_BYTES);
    String tail = FileSource.text(source.read(from, source.size() - from));
    for (int at = tail.indexOf("APETAGEX"); at >= 0; at = tail.indexOf("APETAGEX", at + 1)) {
      if (from + at + 32 <= source.size()) {
        boolean isHeader = (littleEndian(4, from + at + 20) & 0x20000000L) != 0;
        long items = littleEndian(4, from + at + 12);
        end = Math.min(end, isHeader ? from + at : Math.max(0, from + at + 32 - items));
      }
    }
    int lyrics = tail.indexOf("LYRICSBEGIN");
    return lyrics < 0 ? end : Math.min(end, from + lyrics);
  }

  /** Block after block, as long as there are any. */
  private void readWavPack() throws IOException, TrackException {
    long start = afterId3();
    long at = start;
    while (source.has(at, "wvpk")) {
      steps.takePart();
      at = Math.min(source.size(), at + 8 + littleEndian(4, at + 4));
    }
    add(start, at);
  }

  /** As many frames as last so long as the header says, and the table that tells their lengths. */
  private void readTrueAudio() throws IOException, TrackException {
    long start = afterId3();
    long rateHz = littleEndian(4, start + 10);
    long samples = littleEndian(4, start + 14);
    long frame = 256 * rateHz / 245;
    long frames = frame == 0 ? 0 : (samples + frame - 1) / frame;
    long at = start + 22 + 4 * frames + 4;
    for (long i = 0; i < frames; i++) {
      steps.takePart();
      at += littleEndian(4, start + 22 + 4 * i);
    }
    add(start, Math.min(source.size(), at));
  }

  /** The chunks of format and data, each as long as it says. */
  private void readDsf() throws IOException, TrackException {
    long data = 28 + littleEndian(8, 32);
    if (source.has(data, "data")) {
      add(28, Math.min(source.size(), data + littleEndian(8, data + 4)));
    }
  }

  private void readFlac() throws IOException, TrackException {
    long at = afterId3() + 4;
    int header;
    do {
      steps.takePart();
      header = source.read(at, 4).getInt();
      at += 4 + (header & 0xffffff);
    } while (header >= 0);
    add(at, source.size());
  }

  /** What the pages behind those of the headers carry, without the pages' own numbers. */
  private void readOgg(int headers) throws IOException, TrackException {
    int packets = 0;
    boolean isFlac = false;
    for (long at = 0; source.has(at, "OggS"); ) {
      steps.takePart();
      int segments = source.read(at + 26, 1).get() & 0xff;
      long from = at + 27 + segments;
      long length = 0;
      // A frame of FLAC begins with its sync code, which no header does.
      isFlac |= headers < 0 && segments > 0 && source.read(from, 1).get() == (byte) 0xff;
      boolean isAudio = headers < 0 ? isFlac : packets >= headers;
      for (int i = 0; i < segments; i++) {
        int lacing = source.read(at + 27 + i, 1).get() & 0xff;
        length += lacing;
        packets += lacing < 255 ? 1 : 0;
      }
      if (isAudio) {
        add(from, Math.min(source.size(), from + length));
      }
      at = from + length;
    }
  }

  private void readMp4() throws IOException, TrackException {
    for (long at = 0; at + 8 <= source.size(); ) {
      steps.takePart();
      long length = source.read(at, 4).getInt() & ENDLESS;
      long from = at + 8;
      if (length == 1) {
        length = source.read(from, 8).getLong();
        from += 8;
      }
      boolean untilEnd = length == 0 || length > source.size() - at;
      if (source.has(at + 4, "mdat")) {
        add(from, untilEnd ? source.size() : at + length);
      }
      if (untilEnd || length < 8) {
        return;
      }
      at += length;
    }
  }

  private long littleEndian(int bytes, long at) throws IOException, TrackException {
    var number = source.readLittleEndian(at, bytes);
    return bytes == 8 ? number.getLong() : number.getInt() & ENDLESS;
  }
}
