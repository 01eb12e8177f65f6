package org.cratetag.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;

/** Writes down what a scan says. */
final class ScanNotes implements ScanListener {
  final Map<Path, AudioFormat> found = new TreeMap<>();
  final Map<Path, String> skipped = new TreeMap<>();
  final List<Path> passedOver = new ArrayList<>();
  final Set<Path> known = new HashSet<>();
  private int cancelAfter = Integer.MAX_VALUE;

  /** Cancels when so many files were found. */
  ScanNotes cancelAfter(int files) {
    cancelAfter = files;
    return this;
  }

  @Override
  public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
    return known.contains(path);
  }

  @Override
  public void found(AudioFile file) {
    if (found.put(file.path(), file.format()) != null) {
      throw new AssertionError("found twice: " + file.path());
    }
  }

  @Override
  public void skipped(Path path, String reason) {
    skipped.put(path, reason);
  }

  @Override
  public void passedOver(Path path) {
    passedOver.add(path);
  }

  @Override
  public boolean isCancelled() {
    return found.size() >= cancelAfter;
  }
}
