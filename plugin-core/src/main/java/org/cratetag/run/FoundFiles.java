package org.cratetag.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.FileView;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.library.Recognisers;

/** The music below a file or folder as it is now, however young; nothing is remembered. */
final class FoundFiles implements ScanListener {
  private final List<AudioFile> files = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Recognisers recognisers;

  private FoundFiles(Recognisers recognisers) {
    this.recognisers = recognisers;
  }

  /**
   * Looks.
   *
   * @param root absolute and normalised
   * @throws RunException when it cannot be read
   */
  static FoundFiles below(Path root, Extensions extensions) throws RunException {
    FoundFiles found = new FoundFiles(new Recognisers(extensions.recognisers()));
    try {
      for (LibrarySource source : extensions.sources()) {
        if (source.supports(root.toString())) {
          source.scan(root.toString(), found);
          break;
        }
      }
    } catch (IOException e) {
      throw new RunException("cannot read " + root + ": " + e.getMessage(), e);
    }
    return found;
  }

  /** What is music. */
  List<AudioFile> files() {
    return files;
  }

  /** Why other files, which one might take for music, are none. */
  List<String> reasons() {
    return reasons;
  }

  @Override
  public boolean knowsSuffix(String suffix) {
    return recognisers.hasSuffix(suffix);
  }

  @Override
  public Optional<AudioFormat> recognise(FileView view) {
    return recognisers.recognise(view);
  }

  @Override
  public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
    return false;
  }

  @Override
  public boolean wasSeen(Path path, long sizeBytes, Instant lastModified) {
    return true;
  }

  @Override
  public void found(AudioFile file) {
    files.add(file);
  }

  @Override
  public void skipped(Path path, String reason) {
    reasons.add(reason);
  }
}
