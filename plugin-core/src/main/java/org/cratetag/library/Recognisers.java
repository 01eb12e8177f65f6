package org.cratetag.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.api.FileView;
import org.cratetag.api.FormatRecogniser;
import org.cratetag.api.track.AudioFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that can tell formats besides the built-in ones; what one of them throws is no answer. */
public final class Recognisers {
  private static final Logger LOG = LoggerFactory.getLogger(Recognisers.class);

  private final List<FormatRecogniser> recognisers;

  /** Asked in this order. */
  public Recognisers(List<FormatRecogniser> recognisers) {
    this.recognisers = List.copyOf(recognisers);
  }

  /** Whether files with this suffix are worth a look. */
  public boolean hasSuffix(String suffix) {
    String lower = suffix.toLowerCase(Locale.ROOT);
    return recognisers.stream().anyMatch(each -> each.suffixes().contains(lower));
  }

  /** The format of a file that is none of the built-in ones. */
  public Optional<AudioFormat> recognise(FileView file) {
    for (FormatRecogniser recogniser : recognisers) {
      try {
        Optional<AudioFormat> format = recogniser.recognise(file);
        if (format.isPresent()) {
          return format;
        }
      } catch (IOException | RuntimeException | LinkageError e) {
        LOG.warn("cannot be asked for the format of {}", file.name(), e);
      }
    }
    return Optional.empty();
  }

  /** The format of any file; empty when nobody knows it. */
  public Optional<AudioFormat> recognise(Path path) throws IOException {
    try (FileBytes file = new FileBytes(path)) {
      return FormatProbe.recognise(file) instanceof Content.Audio audio
          ? Optional.of(audio.format())
          : recognise(file);
    }
  }
}
