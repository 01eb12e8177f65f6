package org.example.wavpack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.FormatRecogniser;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.FileView;
import org.pf4j.Extension;

/** Knows WavPack files: each of their blocks begins with {@code wvpk}. */
@Extension
public final class WavPackRecogniser implements FormatRecogniser {
  /** Under this id Cratetag's own decoder reads it. */
  static final AudioFormat WAVPACK = AudioFormat.of("wavpack", "wv");

  @Override
  public Set<String> suffixes() {
    return Set.of("wv");
  }

  @Override
  public Optional<AudioFormat> recognise(FileView file) throws IOException {
    String start = new String(file.read(0, 4), StandardCharsets.ISO_8859_1);
    return start.equals("wvpk") ? Optional.of(WAVPACK) : Optional.empty();
  }
}
