package org.cratetag.tags.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.SplicingWriter;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.file.TagBudget;

/**
 * Tags of MP4 files. Everything but our fields, free space and chunk offsets stays byte for byte;
 * several values of one field are kept, in one box, since some readers look at the first box only.
 */
public final class Mp4TagWriter implements SplicingWriter {
  /** Free space behind tags that grew, so that the next change need not move the audio. */
  private static final int SPARE_BYTES = 1024;

  @Override
  public boolean supports(AudioFile file) {
    return file.format() == AudioFormat.M4A;
  }

  @Override
  public TagValues read(Path file) throws TrackException {
    try (FileEdit mp4 = new FileEdit(file, StandardOpenOption.READ)) {
      ByteBuffer movie = new Mp4File(mp4).movie();
      Map<TagField, List<String>> values = new EnumMap<>(TagField.class);
      Map<TagField, List<String>> others = new EnumMap<>(TagField.class);
      TagBudget budget = new TagBudget("tags");
      for (Mp4Box box : tagBoxes(movie)) {
        add(values, Mp4Tag.fieldOf(movie, box), movie, box, budget);
        add(others, Mp4Tag.standIn(movie, box), movie, box, budget);
      }
      return StandIns.fill(new TagValues(values), new TagValues(others));
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path file) throws TrackException {
    try (FileEdit mp4 = new FileEdit(file, StandardOpenOption.READ)) {
      ByteBuffer movie = new Mp4File(mp4).movie();
      return new TrackNames(first(movie, "©ART"), first(movie, "©nam"));
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  private static Optional<String> first(ByteBuffer movie, String type) throws TrackException {
    for (Mp4Box box : tagBoxes(movie)) {
      if (box.type().equals(type)) {
        return Mp4Tag.values(movie, box).stream().findFirst();
      }
    }
    return Optional.empty();
  }

  private static void add(
      Map<TagField, List<String>> values,
      Optional<TagField> field,
      ByteBuffer movie,
      Mp4Box box,
      TagBudget budget)
      throws TrackException {
    if (field.isPresent()) {
      budget.takeValue(box.end() - box.start());
    }
    List<String> found = field.isEmpty() ? List.of() : Mp4Tag.values(movie, box);
    if (!found.isEmpty()) {
      values.computeIfAbsent(field.get(), any -> new ArrayList<>()).addAll(found);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    Mp4File mp4 = new Mp4File(file);
    MovieEdit movie = new MovieEdit(mp4.movie());
    List<ByteBuffer> edited = movie.withTags(newTags(movie.bytes(), change), SPARE_BYTES);
    long shift = mp4.shift(MovieEdit.lengthOf(edited));
    if (shift != 0) {
      // In what was read, of which the edited one is made.
      ChunkOffsets.shift(movie.bytes(), mp4.movieEnd(), shift);
    }
    mp4.replaceMovie(edited);
    if (shift != 0 && mp4.isFragmented()) {
      Fragments.shift(file, mp4.movieEnd(), shift);
    }
  }

  private static List<ByteBuffer> newTags(ByteBuffer movie, TagValues change)
      throws TrackException {
    List<Mp4Box> boxes = tagBoxes(movie);
    Map<TagField, Mp4FieldEdit> edits = new EnumMap<>(TagField.class);
    for (Map.Entry<TagField, List<String>> field : change.fields().entrySet()) {
      List<Mp4Box> old = new ArrayList<>();
      for (Mp4Box box : boxes) {
        if (Mp4Tag.fieldOf(movie, box).filter(field.getKey()::equals).isPresent()) {
          old.add(box);
        }
      }
      edits.put(field.getKey(), new Mp4FieldEdit(field.getKey(), movie, old, field.getValue()));
    }
    List<ByteBuffer> tags = new ArrayList<>();
    for (Mp4Box box : boxes) {
      Optional<TagField> field = Mp4Tag.fieldOf(movie, box).filter(edits::containsKey);
      if (field.isEmpty()) {
        tags.add(box.slice(movie));
      } else {
        tags.add(ByteBuffer.wrap(edits.get(field.get()).takeFor(box)));
      }
    }
    for (Mp4FieldEdit edit : edits.values()) {
      tags.add(ByteBuffer.wrap(edit.takeRest()));
    }
    return Mp4Box.around("ilst", tags);
  }

  private static List<Mp4Box> tagBoxes(ByteBuffer movie) throws TrackException {
    List<Mp4Box> path = MovieEdit.pathToTags(movie);
    return path.size() < MovieEdit.TAG_PATH.size()
        ? List.of()
        : path.get(path.size() - 1).children(movie);
  }
}
