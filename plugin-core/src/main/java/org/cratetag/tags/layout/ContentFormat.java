package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.Reasons;
import org.cratetag.tags.file.TagBudget;

/** Recognises a format from a file's first bytes, whatever its name is. */
public final class ContentFormat {
  /** How files of other formats begin; an MP4 file behind four bytes. */
  private static final List<String> OTHERS =
      List.of("RIFF", "RF64", "BW64", "FORM", "OggS", "ftyp");

  /** What stands behind four bytes where an MP4 file begins. */
  private static final List<String> MP4_BOXES =
      List.of("ftyp", "moov", "free", "skip", "wide", "mdat", "pnot");

  /** Letters that audio begins with, behind an ID3v2 tag or without one. */
  private static final Map<String, AudioFormat> STARTS =
      Map.of(
          "fLaC", AudioFormat.FLAC,
          "wvpk", AudioFormat.WAVPACK,
          "MAC ", AudioFormat.MONKEYS_AUDIO,
          "MPCK", AudioFormat.MUSEPACK,
          "MP+", AudioFormat.MUSEPACK,
          "TTA1", AudioFormat.TTA,
          "DSD ", AudioFormat.DSF);

  /** The same for formats whose tags cannot be written. */
  private static final Map<String, String> WITHOUT_TAGS =
      Map.of(
          "FRM8", "DSDIFF",
          "caff", "CAF",
          "\u001aE\u00df\u00a3", "Matroska",
          "\u000bw", "AC-3");

  private ContentFormat() {}

  /** The format of the file. */
  public static AudioFormat of(Path file) throws IOException, TrackException {
    try (FileSource source = new FileSource(file)) {
      return of(source);
    }
  }

  static AudioFormat of(FileSource source) throws IOException, TrackException {
    if (source.has(0, "OggS")) {
      return ofOgg(source);
    }
    if (isRiff(source) && source.has(8, "WAVE")) {
      return AudioFormat.WAV;
    }
    if (source.has(0, "FORM") && (source.has(8, "AIFF") || source.has(8, "AIFC"))) {
      return AudioFormat.AIFF;
    }
    if (startsAsMp4(source)) {
      return AudioFormat.M4A;
    }
    if (source.has(0, AsfLayout.HEADER_GUID)) {
      return AudioFormat.WMA;
    }
    long afterId3 = 0;
    TagBudget budget = new TagBudget("ID3v2 tags");
    for (long end; (end = Id3v2Layout.endOfTag(source, afterId3)) > afterId3; ) {
      budget.takePart();
      afterId3 = end;
    }
    for (Map.Entry<String, AudioFormat> each : STARTS.entrySet()) {
      if (source.has(afterId3, each.getKey())) {
        return each.getValue();
      }
    }
    for (Map.Entry<String, String> each : WITHOUT_TAGS.entrySet()) {
      if (source.has(0, each.getKey())) {
        throw new TrackException(
            Stage.TAGS, "tags of %s files cannot be written".formatted(each.getValue()));
      }
    }
    for (String other : OTHERS) {
      if (source.has(afterId3, other) || source.has(afterId3 + 4, other)) {
        throw new TrackException(Stage.TAGS, Reasons.ID3_IN_FRONT);
      }
    }
    Optional<AudioFormat> frames = FrameChain.near(source, afterId3);
    if (frames.isPresent()) {
      return frames.get();
    }
    if (afterId3 > 0) {
      return AudioFormat.MP3;
    }
    throw new TrackException(Stage.TAGS, "not a format whose tags can be written");
  }

  private static boolean isRiff(FileSource source) throws IOException, TrackException {
    return source.has(0, "RIFF") || source.has(0, "RF64") || source.has(0, "BW64");
  }

  private static boolean startsAsMp4(FileSource source) throws IOException, TrackException {
    for (String type : MP4_BOXES) {
      if (source.has(4, type)) {
        return true;
      }
    }
    return false;
  }

  private static AudioFormat ofOgg(FileSource source) throws IOException, TrackException {
    long packet = 27 + (source.read(26, 1).get(0) & 0xff);
    if (source.has(packet, "\u0001vorbis")) {
      return AudioFormat.OGG_VORBIS;
    }
    if (source.has(packet, "OpusHead")) {
      return AudioFormat.OPUS;
    }
    if (source.has(packet, "\u007fFLAC")) {
      return AudioFormat.OGG_FLAC;
    }
    if (source.has(packet, "Speex   ")) {
      return AudioFormat.SPEEX;
    }
    throw new TrackException(Stage.TAGS, "an Ogg file whose first stream is no sound");
  }
}
