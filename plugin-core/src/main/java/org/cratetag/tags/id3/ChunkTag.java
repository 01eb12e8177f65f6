package org.cratetag.tags.id3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.tags.internal.FileEdit;

/**
 * The tags of a WAV or AIFF file: an ID3 chunk, and in WAV the genre of the INFO list where there
 * is such a list, because programs that find one read nothing else.
 */
final class ChunkTag {
  private static final String INFO_GENRE = "IGNR";

  private final FileEdit edit;
  private final Chunks chunks;

  ChunkTag(FileEdit edit) throws IOException, TagException {
    this.edit = edit;
    this.chunks = new Chunks(edit);
  }

  TagValues read() throws IOException, TagException {
    Optional<Chunks.Chunk> chunk = id3();
    TagValues values = chunk.isPresent() ? tag(chunk.get()).values() : TagValues.EMPTY;
    Optional<String> genre = infoGenre();
    return values.has(TagField.GENRE) || genre.isEmpty()
        ? values
        : values.with(TagField.GENRE, List.of(genre.get().split(Id3Text.JOIN)));
  }

  void write(TagValues change, TagStyle style) throws IOException, TagException {
    Optional<Chunks.Chunk> chunk = id3();
    if (chunk.isPresent()) {
      Id3Tag tag = tag(chunk.get());
      chunks.replace(chunk.get(), tag.with(change).toBytes());
    } else {
      byte[] tag = Id3Tag.empty(style).with(change).toBytes();
      chunks.append(chunks.isWave() ? "id3 " : "ID3 ", tag);
    }
    if (change.fields().containsKey(TagField.GENRE) && info().isPresent()) {
      writeInfoGenre(change.get(TagField.GENRE));
    }
  }

  private Optional<Chunks.Chunk> id3() throws IOException, TagException {
    List<Chunks.Chunk> found =
        chunks.list().stream()
            .filter(c -> c.id().equals("ID3 ") || (chunks.isWave() && c.id().equals("id3 ")))
            .toList();
    if (found.size() > 1) {
      throw new TagException("the file has several ID3 chunks");
    }
    return found.stream().findFirst();
  }

  private Id3Tag tag(Chunks.Chunk chunk) throws IOException, TagException {
    if (chunk.length() < 10 || !edit.has(chunk.content(), "ID3")) {
      throw new TagException("the ID3 chunk holds no ID3v2 tag");
    }
    long length = Id3Tag.lengthOf(edit.read(chunk.content(), 10));
    if (length > chunk.length()) {
      throw new TagException("the ID3 chunk is shorter than its tag");
    }
    return Id3Tag.parse(edit.read(chunk.content(), length));
  }

  private Optional<Chunks.Chunk> info() throws IOException, TagException {
    if (chunks.isWave()) {
      for (Chunks.Chunk chunk : chunks.list()) {
        if (chunk.id().equals("LIST") && edit.has(chunk.content(), "INFO")) {
          return Optional.of(chunk);
        }
      }
    }
    return Optional.empty();
  }

  private List<Chunks.Chunk> infoFields(Chunks.Chunk info) throws IOException, TagException {
    return chunks.list(info.content() + 4, info.content() + info.length());
  }

  private Optional<String> infoGenre() throws IOException, TagException {
    Optional<Chunks.Chunk> info = info();
    if (info.isPresent()) {
      for (Chunks.Chunk field : infoFields(info.get())) {
        if (field.id().equals(INFO_GENRE)) {
          ByteBuffer bytes = edit.read(field.content(), field.length());
          String text = StandardCharsets.UTF_8.decode(bytes).toString();
          int nul = text.indexOf('\0');
          return Optional.of(nul < 0 ? text : text.substring(0, nul)).filter(t -> !t.isEmpty());
        }
      }
    }
    return Optional.empty();
  }

  private void writeInfoGenre(List<String> genres) throws IOException, TagException {
    Chunks.Chunk info = info().orElseThrow();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
    boolean written = genres.isEmpty();
    for (Chunks.Chunk field : infoFields(info)) {
      if (!field.id().equals(INFO_GENRE)) {
        byte[] kept = new byte[(int) field.length()];
        edit.read(field.content(), field.length()).get(kept);
        content.writeBytes(Chunks.chunk(field.id(), kept, ByteOrder.LITTLE_ENDIAN));
      } else if (!written) {
        content.writeBytes(genreField(genres));
        written = true;
      }
    }
    if (!written) {
      content.writeBytes(genreField(genres));
    }
    chunks.replace(info, content.toByteArray());
  }

  private static byte[] genreField(List<String> genres) {
    String text = String.join(Id3Text.JOIN, genres) + "\0";
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    return Chunks.chunk(INFO_GENRE, value, ByteOrder.LITTLE_ENDIAN);
  }
}
