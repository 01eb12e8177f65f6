package org.cratetag.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.feature.EdmStats;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.train.crates.BaseHearing;
import org.cratetag.train.crates.CrateException;
import org.cratetag.train.data.LabelledSet;

/**
 * The base network that crates are listened to with.
 *
 * @param manifest what the base says of itself
 */
record CrateBase(BaseManifest manifest) {
  /**
   * An installed base.
   *
   * @throws WrongUseException saying how to install it when it is not there
   */
  static CrateBase get(BaseStore store, String name) {
    return store.find(name).map(CrateBase::new).orElseThrow(() -> missing(store, name));
  }

  private static WrongUseException missing(BaseStore store, String name) {
    if (name.equals(KnownBases.MUSICNN)) {
      return new WrongUseException(
          "the base %s is not installed. Install it: cratetag models install %s."
                  .formatted(name, name)
              + " Nothing was listened to");
    }
    String there =
        store.listManifests().stream().map(BaseManifest::id).collect(Collectors.joining(", "));
    return new WrongUseException(
        "there is no base '%s' here%s. 'cratetag models install' takes %s, or an ONNX file of a base."
                .formatted(name, there.isEmpty() ? "" : "; there is " + there, KnownBases.MUSICNN)
            + " Nothing was listened to");
  }

  /**
   * What it hears of a set's tracks, and of other music where that is not known.
   *
   * @return empty when it was stopped
   * @throws RunException when it cannot listen to a track of the set, or the base is damaged
   * @throws CrateException when too little other music is known
   */
  Optional<BaseHearing> hearing(
      Engine engine, LabelledSet set, GlobalOptions options, Output output)
      throws RunException, CrateException {
    List<Path> own = set.origins().stream().map(origin -> origin.path()).toList();
    List<OtherTracks.Track> others =
        BaseHearing.knowsOtherMusic(manifest) ? List.of() : others(engine, set, own);
    List<Path> tracks = new ArrayList<>(own);
    others.forEach(other -> tracks.add(other.path()));
    BaseListening listening = new BaseListening(engine, manifest, options, output);
    Optional<Map<Path, float[]>> heard = listening.hear(tracks, Set.copyOf(own));
    if (heard.isEmpty()) {
      return Optional.empty();
    }
    float[][] rows = own.stream().map(heard.get()::get).toArray(float[][]::new);
    if (BaseHearing.knowsOtherMusic(manifest)) {
      return Optional.of(new BaseHearing(manifest, rows, Optional.empty()));
    }
    List<BaseHearing.Other> known = new ArrayList<>();
    for (OtherTracks.Track other : others) {
      float[] values = heard.get().get(other.path());
      if (values != null) {
        listening
            .hear(other.path(), FrontEnd.of(EdmStats.ID), false)
            .ifPresent(statistics -> known.add(known(other, statistics, values)));
      }
    }
    OtherTracks.require(
        known.size(), (int) known.stream().map(BaseHearing.Other::kind).distinct().count());
    return Optional.of(new BaseHearing(manifest, rows, Optional.of(known)));
  }

  private static BaseHearing.Other known(
      OtherTracks.Track track, float[] statistics, float[] heard) {
    String folder = track.path().getParent().toString();
    return new BaseHearing.Other(track.kind(), folder, statistics, heard);
  }

  private static List<OtherTracks.Track> others(Engine engine, LabelledSet set, List<Path> own)
      throws CrateException {
    List<String> crates =
        Stream.concat(set.classes().stream(), set.families().values().stream()).toList();
    OtherTracks others = new OtherTracks(crates, own);
    List<AudioFile> unsure = new ArrayList<>();
    engine
        .ledger()
        .forEachTrack(
            List.of(),
            entries ->
                entries.stream()
                    .filter(entry -> !entry.missing() && entry.prediction().isPresent())
                    .findFirst()
                    .filter(entry -> !others.add(entry.file().path(), entry.prediction().get()))
                    .ifPresent(entry -> unsure.add(entry.file())));
    for (AudioFile file : unsure) {
      if (others.isWanted()) {
        others.add(file.path(), engine.listGenresOfOthers(file));
      }
    }
    return others.choose();
  }
}
