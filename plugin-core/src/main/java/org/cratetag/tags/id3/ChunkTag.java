package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.file.TagBudget;

/**
 * The tags of a WAV or AIFF file: an ID3 chunk, and in WAV the genre of the INFO lists where there
 * are such, because some programs that find one read nothing else. A new ID3 chunk says what the
 * lists say, because others that find it read no list.
 */
final class ChunkTag implements TagPlace {
  /** More than programs leave. */
  private static final int MOST_TAGS = 16;

  private final FileEdit edit;
  private final Chunks chunks;
  private final Id3Layout layout;

  ChunkTag(FileEdit edit, Id3Layout layout) throws IOException, TrackException {
    this.edit = edit;
    this.chunks = new Chunks(edit);
    this.layout = layout;
  }

  @Override
  public TagValues read() throws IOException, TrackException {
    TagValues values = TagValues.EMPTY;
    for (Chunks.Chunk chunk : id3()) {
      values = StandIns.fill(values, tag(chunk, TagStyle.SERVER).values());
    }
    return StandIns.fill(values, TagValues.EMPTY.with(TagField.GENRE, infoGenres()));
  }

  @Override
  public TrackNames names() throws IOException, TrackException {
    TrackNames names = TrackNames.NONE;
    for (Chunks.Chunk chunk : id3()) {
      names = names.or(new Id3Front(List.of(tag(chunk, TagStyle.SERVER))).names());
    }
    for (Chunks.Chunk chunk : infos()) {
      names = names.or(info(chunk).names());
    }
    return names;
  }

  private List<String> infoGenres() throws IOException, TrackException {
    List<String> genres = new ArrayList<>();
    for (Chunks.Chunk chunk : infos()) {
      info(chunk).genres().stream().filter(genre -> !genres.contains(genre)).forEach(genres::add);
    }
    return genres;
  }

  @Override
  public void write(TagValues change, TagStyle style) throws IOException, TrackException {
    List<String> before = read().get(TagField.GENRE);
    writeId3(change, style);
    if (change.fields().containsKey(TagField.GENRE)) {
      writeInfoGenres(before, change.get(TagField.GENRE));
    }
  }

  private void writeId3(TagValues change, TagStyle style) throws IOException, TrackException {
    // Readers take the first of several.
    Optional<Chunks.Chunk> chunk = id3().stream().findFirst();
    Id3Tag tag = chunk.isPresent() ? tag(chunk.get(), style) : Id3Tag.empty(style);
    TagValues whole = change;
    if (tag.version() > 2 && tag.saysNothing()) {
      Inherited inherited = new Inherited(tag.version());
      for (Chunks.Chunk list : infos()) {
        info(list).addTo(inherited);
      }
      tag = tag.withMissing(inherited.frames());
      List<String> genres = infoGenres();
      if (!change.fields().containsKey(TagField.GENRE) && !genres.isEmpty()) {
        whole = change.with(TagField.GENRE, genres);
      }
    }
    List<ByteBuffer> bytes = layout.with(tag, whole, style).toBytes();
    if (chunk.isPresent()) {
      chunks.replace(chunk.get(), bytes);
    } else {
      chunks.append(chunks.isWave() ? "id3 " : "ID3 ", bytes);
    }
  }

  private List<Chunks.Chunk> id3() throws IOException, TrackException {
    List<Chunks.Chunk> tags =
        chunks.list().stream().filter(c -> c.id().equals("ID3 ") || c.id().equals("id3 ")).toList();
    verifyFew(tags, "ID3 chunks");
    return tags;
  }

  /** Each is read again and again, and may move what stands behind it. */
  private static void verifyFew(List<Chunks.Chunk> chunks, String what) throws TrackException {
    if (chunks.size() > MOST_TAGS) {
      throw new TrackException(
          Stage.TAGS, "it holds more than %d %s; remove all but one".formatted(MOST_TAGS, what));
    }
  }

  /** Some programs leave an empty chunk where they took a tag out. */
  private Id3Tag tag(Chunks.Chunk chunk, TagStyle style) throws IOException, TrackException {
    if (chunk.length() == 0) {
      return Id3Tag.empty(style);
    }
    if (chunk.length() < 10 || !edit.has(chunk.content(), "ID3")) {
      throw new TrackException(Stage.TAGS, "the ID3 chunk holds no ID3v2 tag");
    }
    long length = Id3Tag.lengthOf(edit.read(chunk.content(), 10));
    if (length > chunk.length()) {
      throw new TrackException(Stage.TAGS, "the ID3 chunk is shorter than its tag");
    }
    return Id3Tag.parse(edit.read(chunk.content(), length));
  }

  private List<Chunks.Chunk> infos() throws IOException, TrackException {
    List<Chunks.Chunk> lists = new ArrayList<>();
    if (chunks.isWave()) {
      for (Chunks.Chunk chunk : chunks.list()) {
        if (chunk.id().equals("LIST") && edit.has(chunk.content(), "INFO")) {
          lists.add(chunk);
        }
      }
    }
    verifyFew(lists, "INFO lists");
    return lists;
  }

  private InfoList info(Chunks.Chunk list) throws IOException, TrackException {
    List<InfoList.Field> fields = new ArrayList<>();
    TagBudget budget = new TagBudget("fields in its INFO list");
    for (Chunks.Chunk field : chunks.list(list.content() + 4, list.content() + list.length())) {
      budget.takeText(field.length());
      if (field.id().equals(InfoList.GENRE)) {
        budget.takeValue(field.length());
      }
      byte[] stored = new byte[(int) field.length()];
      edit.read(field.content(), field.length()).get(stored);
      fields.add(new InfoList.Field(field.id(), stored));
    }
    return new InfoList(fields);
  }

  private void writeInfoGenres(List<String> before, List<String> now)
      throws IOException, TrackException {
    boolean anyHasGenre = !infoGenres().isEmpty();
    List<Chunks.Chunk> lists = infos();
    // The last first, so that the others have not moved.
    for (int i = lists.size() - 1; i >= 0; i--) {
      Chunks.Chunk chunk = lists.get(i);
      InfoList list = info(chunk);
      if (list.hasGenre() || (!anyHasGenre && i == 0)) {
        chunks.replace(chunk, List.of(ByteBuffer.wrap(list.with(before, now).toBytes())));
      }
    }
  }
}
