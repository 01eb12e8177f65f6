package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.taxonomy.Taxonomy;

/**
 * Data sets of tracks of a library. Tracks that are one artist's, where tags or file names tell,
 * and those that sound exactly alike are one group. Rows stand in the order of their paths.
 *
 * @param root the folder below which all tracks lie
 * @param name of the sets, for cards
 * @param frontEnd whose features the tracks have
 * @param smallest fewest tracks of a label; those of rarer ones are left out
 */
public record AudioSets(Path root, String name, FrontEnd frontEnd, int smallest) {
  private record Row(HeardTrack track, String label) {}

  /**
   * Labelled by folder: each folder directly below the root is a label, and all that lies below it
   * belongs to it. Names are spelt as the taxonomy spells them, so that {@code house} and {@code
   * House} are one; what only the user calls so keeps the user's name, and the family of what it
   * is. Tracks in hidden folders are passed over, those directly in the root have no label.
   */
  public LabelledSet byFolders(List<HeardTrack> heard, Taxonomy taxonomy) {
    List<HeardTrack> visible =
        heard.stream().filter(track -> !FolderLabels.isHidden(root, track.path())).toList();
    LabelledSet set =
        labelled(
            visible,
            SetManifest.Kind.FOLDERS,
            track ->
                FolderLabels.find(root, track.path()).map(taxonomy::spelling).stream().toList(),
            false);
    Map<String, String> families = new TreeMap<>();
    for (String label : set.classes()) {
      taxonomy.find(label).ifPresent(term -> families.put(label, term.family()));
    }
    return set.withFamilies(families);
  }

  /**
   * Labelled by crates that are told by their tracks. A track in two of them has a row in each; one
   * in none is left out.
   */
  public LabelledSet byCrates(List<HeardTrack> heard, List<OwnCrate> crates) {
    Map<String, String> families = new TreeMap<>();
    crates.forEach(crate -> crate.family().ifPresent(each -> families.put(crate.name(), each)));
    return labelled(
            heard,
            SetManifest.Kind.PLAYLISTS,
            track ->
                crates.stream()
                    .filter(crate -> crate.tracks().contains(track.path()))
                    .map(OwnCrate::name)
                    .toList(),
            false)
        .withFamilies(families);
  }

  /**
   * Labelled by the genres in the tags, under the taxonomy's names where it knows them; of several
   * genres in a tag, the first that is not only a broader name of another. Tracks whose artist
   * nothing tells go by their folder, an album for example.
   */
  public LabelledSet byTags(List<HeardTrack> heard, Taxonomy taxonomy) {
    TagLabels labels = new TagLabels(taxonomy);
    return labelled(
        heard, SetManifest.Kind.TAGS, track -> labels.find(track.genres()).stream().toList(), true);
  }

  private LabelledSet labelled(
      List<HeardTrack> heard,
      SetManifest.Kind kind,
      Function<HeardTrack, List<String>> labelsOf,
      boolean byFolder) {
    List<Row> rows = new ArrayList<>();
    List<RowOrigin> unlabelled = new ArrayList<>();
    Map<String, Integer> sizes = new TreeMap<>();
    List<HeardTrack> sorted =
        heard.stream().sorted(Comparator.comparing(HeardTrack::path)).toList();
    for (HeardTrack track : sorted) {
      List<String> labels = labelsOf.apply(track);
      if (labels.isEmpty()) {
        unlabelled.add(new RowOrigin.Track(track.path()));
      }
      for (String label : labels) {
        rows.add(new Row(track, label));
        sizes.merge(label, 1, Integer::sum);
      }
    }
    sizes.values().removeIf(size -> size >= smallest);
    rows.removeIf(row -> sizes.containsKey(row.label()));
    List<HeardTrack> tracks = rows.stream().map(Row::track).toList();
    List<String> labels = rows.stream().map(Row::label).toList();
    LabelledTable table =
        new LabelledTable(
            name,
            tracks.stream().map(track -> track.features().values()).toArray(float[][]::new),
            labels,
            TrackGroups.of(tracks, labels, byFolder));
    return LabelledSet.of(
        table,
        tracks.stream().map(track -> (RowOrigin) new RowOrigin.Track(track.path())).toList(),
        kind,
        Optional.of(frontEnd),
        Optional.empty(),
        new LeftOut(unlabelled, sizes, Map.of()));
  }
}
