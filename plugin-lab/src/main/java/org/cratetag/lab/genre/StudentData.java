package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.deep.training.Clip;

/**
 * The published sets that the student learns from, in one folder: {@code gtzan-mel}, {@code
 * gtzan-musicnn}, {@code allmusic-450} and {@code unlabelled-903}.
 *
 * @param gtzan the learning part of GTZAN's fault-filtered split
 * @param gtzanValidation its validation part, without the teacher's tags
 * @param gtzanTest its test part: nothing learns from it
 * @param allMusic recordings with AllMusic's genres, by artist
 * @param allMusicEdmStats the values of {@code edm-stats/1} of the same clips
 * @param unlabelled recordings with the teacher's tags alone
 */
record StudentData(
    List<GenreClip> gtzan,
    List<GenreClip> gtzanValidation,
    List<GenreClip> gtzanTest,
    List<GenreClip> allMusic,
    List<float[]> allMusicEdmStats,
    List<GenreClip> unlabelled) {
  private static final String ALL_MUSIC = "allmusic-450/";

  /**
   * Reads all sets.
   *
   * @throws IOException when one is missing or not as published
   */
  static StudentData read(Path folder) throws IOException {
    GenreLabels labels = new GenreLabels();
    ClipSet gtzan = GtzanMel.read(folder.resolve("gtzan-mel"), MelPicture.COLUMNS).filtered();
    TeacherTags ofGtzan = TeacherTags.read(folder.resolve("gtzan-musicnn/tags.csv"));
    TeacherTags ofAllMusic =
        TeacherTags.read(folder.resolve("allmusic-450/musicnn-tags.csv"))
            .withInner(folder.resolve("allmusic-450/musicnn-inner.csv.gz"));
    TeacherTags ofOthers = TeacherTags.read(folder.resolve("unlabelled-903/musicnn-tags.csv"));
    if (!ofGtzan.tags().equals(ofAllMusic.tags()) || !ofGtzan.tags().equals(ofOthers.tags())) {
      throw new IOException("the tables in " + folder + " have different tags");
    }
    List<GenreClip> allMusic = allMusic(folder.resolve("allmusic-450"), ofAllMusic, labels);
    return new StudentData(
        gtzan(gtzan, gtzan.learn(), ofGtzan, labels),
        gtzan(gtzan, gtzan.validate(), ofGtzan, labels),
        gtzan(gtzan, gtzan.test(), ofGtzan, labels),
        allMusic,
        edmStats(folder.resolve("allmusic-450/edm-stats.csv"), allMusic),
        unlabelled(folder.resolve("unlabelled-903/mel"), ofOthers));
  }

  /** All that the student may learn tags from. */
  List<GenreClip> taught() {
    return Stream.of(gtzan, allMusic, unlabelled)
        .flatMap(List::stream)
        .filter(GenreClip::isTaught)
        .toList();
  }

  private static List<GenreClip> gtzan(
      ClipSet set, List<Clip> clips, TeacherTags teacher, GenreLabels labels) {
    List<GenreClip> read = new ArrayList<>();
    for (Clip clip : clips) {
      String name = clip.name().substring(clip.name().indexOf('/') + 1);
      float[] taught = teacher.taught(name);
      List<String> kinds = List.of(set.labels().get(clip.target()));
      read.add(
          new GenreClip(
              "gtzan/" + name, clip.group(), clip.values(), taught, kinds, labels.right(kinds)));
    }
    return read;
  }

  private static List<GenreClip> allMusic(Path folder, TeacherTags teacher, GenreLabels labels)
      throws IOException {
    List<GenreClip> read = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"), StandardCharsets.UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      float[] picture = MelPicture.read(folder.resolve("mel").resolve(cells[0] + ".png"));
      float[] taught = teacher.taught(cells[0]);
      List<String> kinds = Arrays.asList(cells[2].split("\\|"));
      read.add(
          new GenreClip(
              ALL_MUSIC + cells[0], cells[1], picture, taught, kinds, labels.right(kinds)));
    }
    return read;
  }

  private static List<float[]> edmStats(Path table, List<GenreClip> clips) throws IOException {
    Map<String, float[]> rows = new HashMap<>();
    List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      float[] values = new float[cells.length - 1];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(cells[i + 1]);
      }
      rows.put(ALL_MUSIC + cells[0], values);
    }
    List<float[]> all = new ArrayList<>();
    for (GenreClip clip : clips) {
      if (!rows.containsKey(clip.name())) {
        throw new IOException(table + " lacks " + clip.name());
      }
      all.add(rows.get(clip.name()));
    }
    return all;
  }

  private static List<GenreClip> unlabelled(Path folder, TeacherTags teacher) throws IOException {
    List<GenreClip> read = new ArrayList<>();
    float[] nobodyKnows = new float[GenreLabels.ALL.size()];
    for (String clip : new TreeSet<>(teacher.logOdds().keySet())) {
      float[] picture = MelPicture.read(folder.resolve(clip + ".png"));
      String name = "unlabelled/" + clip;
      read.add(new GenreClip(name, name, picture, teacher.taught(clip), List.of(), nobodyKnows));
    }
    return read;
  }
}
