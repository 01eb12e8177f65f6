package org.cratetag.tags.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
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

/**
 * APEv2 tags at the end of WavPack, Monkey's Audio and Musepack files. An ID3v1 tag behind stands
 * in for what the APE tag does not say; it stays, and its genre is kept from saying something old.
 * A new APE tag says what ID3v1 said, since programs that find one look no further.
 */
public final class ApeTagWriter implements SplicingWriter {
  private static final Set<AudioFormat> FORMATS =
      Set.of(AudioFormat.WAVPACK, AudioFormat.MONKEYS_AUDIO, AudioFormat.MUSEPACK);

  @Override
  public boolean supports(AudioFile file) {
    return FORMATS.contains(file.format());
  }

  @Override
  public TagValues read(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      return FileEnd.read(file).values();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      FileEnd end = FileEnd.read(file);
      return new TrackNames(end.name(Id3v1Tag.Field.ARTIST), end.name(Id3v1Tag.Field.TITLE));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static TrackException unreadable(IOException e) {
    return new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    if (file.has(0, "ID3")) {
      throw new TrackException(
          Stage.TAGS,
          "an ID3v2 tag stands before its audio, where some programs look and others do not;"
              + " remove it with the program that you tag with");
    }
    FileEnd end = FileEnd.read(file);
    TagValues before = end.values();
    ApeTag tag = end.ape().isPresent() ? end.ape().get() : end.inherited();
    for (TagField field : change.fields().keySet()) {
      List<String> keys = ApeTag.keysOf(field);
      if (change.get(field).isEmpty()) {
        for (String key : keys) {
          tag = tag.with(key, List.of());
        }
      } else {
        tag = tag.withItem(keys.get(0), change.get(field));
      }
    }
    // What is last in the file first, so that nothing has moved yet.
    if (end.id3v1().isPresent()) {
      end.id3v1().get().replaceGenre(file, before.get(TagField.GENRE), change);
    }
    // A tag that is there stays, be it empty; none is made to say nothing.
    boolean saysNothing = end.ape().isEmpty() && tag.items().isEmpty();
    List<ByteBuffer> bytes = saysNothing ? List.of() : tag.toBytes();
    file.replace(end.apeStart(), end.apeBytes(), bytes);
  }
}
