package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.ByteRange;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags in a format that a plugin brought: its first line is audio, its second the genre. */
class ForeignFormatTest {
  private static final AudioFormat LINES = AudioFormat.of("lines", "lin");

  @TempDir Path folder;
  private Path path;
  private AudioFile file;

  @BeforeEach
  void makeFile() throws Exception {
    path = Files.writeString(folder.resolve("a.lin"), "audio\nPolka\n");
    file = TagFixtures.found(path, LINES);
  }

  /** Writes the genre; a careless one something else too. */
  private record Writer(String audioAfterwards, boolean tells) implements TagWriter {
    @Override
    public boolean supports(AudioFile file) {
      return file.format().equals(LINES);
    }

    @Override
    public TagValues read(Path file) throws TrackException {
      return TagValues.EMPTY.with(TagField.GENRE, List.of(lines(file).get(1)));
    }

    @Override
    public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
      try {
        String genre = change.get(TagField.GENRE).get(0);
        Files.writeString(copy, audioAfterwards + "\n" + genre + "\n");
      } catch (IOException e) {
        throw new TrackException(Stage.TAGS, "cannot write", e);
      }
    }

    @Override
    public List<ByteRange> audio(Path file) throws TrackException {
      return tells ? List.of(new ByteRange(0, lines(file).get(0).length())) : List.of();
    }

    private static List<String> lines(Path file) throws TrackException {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        throw new TrackException(Stage.TAGS, "cannot read", e);
      }
    }
  }

  private TagUpdate update(Writer writer) {
    TagService tags = new TagService(List.of(writer), new InMemoryTagJournal(), Clock.systemUTC());
    TagValues genre = TagValues.EMPTY.with(TagField.GENRE, List.of("House"));
    return tags.update(file, current -> genre, TagStyle.SERVER, 1);
  }

  @Test
  void writerThatTellsWhereTheAudioIs_isUsed() {
    assertThat(update(new Writer("audio", true))).isInstanceOf(TagUpdate.Written.class);
    assertThat(path).hasContent("audio\nHouse");
  }

  @Test
  void writerThatChangesTheAudio_isStoppedBeforeTheFileIsTouched() {
    assertThat(update(new Writer("noise", true)))
        .isEqualTo(new TagUpdate.Skipped("the audio would change"));
    assertThat(path).hasContent("audio\nPolka");
  }

  @Test
  void writerThatDoesNotTell_writesNothing() {
    assertThat(update(new Writer("audio", false)).toString())
        .contains("does not tell where the audio is");
    assertThat(path).hasContent("audio\nPolka");
  }
}
