package org.cratetag.cli.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.decision.filing.FilingCheck;
import org.cratetag.run.Engine;
import org.cratetag.train.data.LabelName;

/**
 * Finds where tracks are filed: in a DJ's playlists where these are given; else in the nearest
 * folder that has the name of a style or of a pack's label; else under the genres that a person
 * wrote into the tags.
 *
 * @param check knows the names
 * @param roots where is looked, absolute and normalised; folders above them do not count
 * @param cratesByTrack those of playlists, instead of folders and tags
 */
record Filings(
    Engine engine,
    FilingCheck check,
    List<Path> roots,
    Optional<Map<Path, List<String>>> cratesByTrack) {
  /** Where a track is filed; empty where it is not, or under names that nobody knows. */
  Optional<Filing> find(Path track) {
    if (cratesByTrack.isPresent()) {
      return of(Filing.By.PLAYLIST, cratesByTrack.get().getOrDefault(track, List.of()));
    }
    return byFolder(track)
        .or(
            () ->
                engine
                    .ledger()
                    .find(track)
                    .map(entry -> engine.listGenresOfOthers(entry.file()))
                    .flatMap(genres -> of(Filing.By.TAGS, genres)));
  }

  private Optional<Filing> of(Filing.By by, List<String> names) {
    List<String> known = names.stream().filter(check::knows).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(new Filing(by, known));
  }

  private Optional<Filing> byFolder(Path track) {
    for (Path folder = track.getParent(); isWithin(folder); folder = folder.getParent()) {
      Optional<Filing> filing =
          of(Filing.By.FOLDER, List.of(LabelName.of(folder.getFileName().toString())));
      if (filing.isPresent()) {
        return filing;
      }
    }
    return Optional.empty();
  }

  /** Whether it is a root or below one; of a file that is a root, its folder is. */
  private boolean isWithin(Path folder) {
    return folder != null
        && folder.getFileName() != null
        && roots.stream()
            .anyMatch(root -> folder.startsWith(root) || folder.equals(root.getParent()));
  }
}
