package org.cratetag.cli.ownset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.listening.Listening;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.feature.EdmStats;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.run.TrackFeatures;
import org.cratetag.tags.layout.ArtistKey;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.AudioSets;
import org.cratetag.train.data.FolderLabels;
import org.cratetag.train.data.HeardTrack;
import org.cratetag.train.data.LabelledSet;

/**
 * A folder of music with labels.
 *
 * @param global the options of every command
 * @param from the folder, absolute and normalised
 * @param labels what tells the labels
 */
public record OwnMusic(GlobalOptions global, Path from, Labels labels) implements OwnSet {
  /** What tells the label of a track. */
  public enum Labels {
    /** The folder directly below the root that it lies in. */
    FOLDERS,
    /** The genres in its tags, without those that Cratetag wrote. */
    TAGS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Optional<LabelledSet> read(
      Engine engine, int smallest, UnheardTracks unheard, Output output) throws RunException {
    if (!Files.isDirectory(from)) {
      throw new WrongUseException(
          "no such folder: "
              + from
              + ". Name the folder that holds your "
              + (labels == Labels.FOLDERS ? "crates, each a folder" : "music"));
    }
    if (labels == Labels.FOLDERS && smallest > 1) {
      requireTracks(engine, smallest, output);
    }
    Listening listening = new Listening(global, output, "train");
    if (!listening.scan(engine, List.of(from), unheard::listener)) {
      return Optional.empty();
    }
    FrontEnd frontEnd = FrontEnd.of(EdmStats.ID);
    List<HeardTrack> heard = listHeard(engine, from, labels);
    return Optional.of(
        labels == Labels.TAGS
            ? new AudioSets(from, "own music by genre tags", frontEnd, smallest)
                .byTags(heard, engine.words().taxonomy())
            : new AudioSets(from, "own crates", frontEnd, smallest)
                .byFolders(heard, engine.words().taxonomy()));
  }

  /**
   * What was heard below a folder, or of a file.
   *
   * @param labels whether the genres in the tags are wanted
   */
  static List<HeardTrack> listHeard(Engine engine, Path root, Labels labels) {
    List<HeardTrack> heard = new ArrayList<>();
    for (TrackFeatures track : engine.listFeatures(root, FrontEnd.of(EdmStats.ID))) {
      Path path = track.file().path();
      heard.add(
          new HeardTrack(
              path,
              track.features(),
              ArtistKey.find(path),
              labels == Labels.TAGS ? engine.listGenresOfOthers(track.file()) : List.of()));
    }
    return heard;
  }

  private void requireTracks(Engine engine, int smallest, Output output) throws RunException {
    Taxonomy taxonomy = engine.words().taxonomy();
    Map<String, Integer> tracks = new TreeMap<>();
    for (Path track : engine.listMusic(from)) {
      if (!FolderLabels.isHidden(from, track)) {
        FolderLabels.find(from, track)
            .map(taxonomy::spelling)
            .ifPresent(crate -> tracks.merge(crate, 1, Integer::sum));
      }
    }
    CrateSizes.require(tracks, smallest, output);
  }

  @Override
  public String options() {
    return "--from DIR" + (labels == Labels.TAGS ? " --labels tags" : "");
  }

  @Override
  public Path folder() {
    return from;
  }
}
