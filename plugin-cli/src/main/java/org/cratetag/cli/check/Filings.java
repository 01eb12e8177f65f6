package org.cratetag.cli.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;
import org.cratetag.cli.playlists.DjCrates;
import org.cratetag.decision.Provenance;
import org.cratetag.decision.filing.FilingCheck;
import org.cratetag.ledger.TrackEntry;
import org.cratetag.run.Engine;
import org.cratetag.train.data.LabelName;

/**
 * Finds where tracks are filed: in a DJ's playlists where these are given; else in the nearest
 * folder that has the name of a style or of a pack's label; else under the genres that a person
 * wrote into the tags.
 *
 * @param check knows the names
 * @param roots where is looked, absolute and normalised; folders above them do not count
 * @param playlists instead of folders and tags
 */
record Filings(Engine engine, FilingCheck check, List<Path> roots, Optional<DjCrates> playlists) {
  /** Where a track is filed; empty where it is not, or under names that nobody knows. */
  Optional<Filing> find(Path track) {
    if (playlists.isPresent()) {
      return of(Filing.By.PLAYLIST, playlists.get().cratesOf(track));
    }
    return byFolder(track).or(() -> of(Filing.By.TAGS, genres(track)));
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

  /** None where the tags do not parse. */
  private List<String> genres(Path track) {
    Optional<TrackEntry> entry = engine.ledger().find(track);
    try {
      return entry.isEmpty()
          ? List.of()
          : Provenance.namesOfOthers(engine.readTags(entry.get().file()), TagField.GENRE);
    } catch (TrackException unreadable) {
      return List.of();
    }
  }
}
