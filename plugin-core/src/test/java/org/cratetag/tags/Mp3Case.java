package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;
import static org.cratetag.tags.TagFixtures.withoutId3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.id3.Id3v23;
import org.cratetag.tags.undo.UndoService;

/** A file with certain tags, to which genres are added, and from which they are taken back. */
final class Mp3Case {
  private final Path folder;
  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final AudioFormat format;
  private TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private TagStyle style = TagStyle.SERVER;

  Mp3Case(Path folder) {
    this(folder, AudioFormat.MP3);
  }

  Mp3Case(Path folder, AudioFormat format) {
    this.folder = folder;
    this.format = format;
  }

  Mp3Case with(Id3v23 v23) {
    tags = new TagService(BuiltInWriters.list(v23), journal, Clock.systemUTC());
    return this;
  }

  Mp3Case with(TagStyle newStyle) {
    style = newStyle;
    return this;
  }

  /** A file of the audio between other bytes. */
  Path file(byte[] front, byte[]... behind) throws Exception {
    byte[] audio = withoutId3(make(folder, AudioFormat.MP3).path());
    return Files.write(folder.resolve("case.mp3"), join(front, audio, join(behind)));
  }

  /** A file with a tag of one frame. */
  Path file(int version, String id, String content) throws Exception {
    return file(id3(version, List.of(frame(version, id, bytes(content))), 40));
  }

  TagValues read(Path file) throws Exception {
    return tags.read(found(file, format));
  }

  /** The file after "Techno" has joined its genres, taken back in between to see that it can be. */
  byte[] append(Path file) throws Exception {
    return update(file, TagField.GENRE, "Techno");
  }

  /** The file after a value has joined a field. */
  byte[] update(Path file, TagField field, String value) throws Exception {
    byte[] old = Files.readAllBytes(file);
    for (int run = 1; run <= 3; run += 2) {
      assertThat(
              tags.update(
                  found(file, format),
                  current -> {
                    List<String> values = new ArrayList<>(current.get(field));
                    values.add(value);
                    return TagValues.EMPTY.with(field, values);
                  },
                  style,
                  run))
          .isInstanceOf(TagUpdate.Written.class);
      if (run == 1) {
        new UndoService(tags, journal, Clock.systemUTC()).undoRun(1, 2);
        assertThat(Arrays.equals(Files.readAllBytes(file), old)).isTrue();
      }
    }
    return Files.readAllBytes(file);
  }

  TagUpdate tryAppend(Path file) throws Exception {
    TagValues change = TagValues.EMPTY.with(TagField.GENRE, List.of("Techno"));
    return tags.update(found(file, format), current -> change, style, 1);
  }
}
