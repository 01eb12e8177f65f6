package org.example.au;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.FileView;
import org.cratetag.api.FormatRecogniser;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.ByteRange;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.pf4j.Extension;

/** Knows Sun audio files, by how they begin, and the lines of text in their header. */
@Extension
public final class SunAudio implements FormatRecogniser, TagWriter {
  /** Under this id Cratetag's own decoder reads it. */
  private static final AudioFormat AU = AudioFormat.of("au", "au");

  @Override
  public Set<String> suffixes() {
    return Set.of("au", "snd");
  }

  @Override
  public Optional<AudioFormat> recognise(FileView file) throws IOException {
    String start = new String(file.read(0, 4), StandardCharsets.ISO_8859_1);
    return start.equals(".snd") ? Optional.of(AU) : Optional.empty();
  }

  @Override
  public boolean supports(AudioFile file) {
    return file.format().equals(AU);
  }

  @Override
  public TagValues read(Path file) throws TrackException {
    Annotation annotation = annotation(file);
    TagValues values = TagValues.EMPTY;
    for (TagField field : TagField.values()) {
      List<String> found = annotation.values(field.name());
      values = found.isEmpty() ? values : values.with(field, found);
    }
    return values;
  }

  @Override
  public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
    Annotation annotation = annotation(copy);
    for (TagField field : change.fields().keySet()) {
      annotation = annotation.with(field.name(), change.get(field));
    }
    try {
      annotation.writeTo(copy);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot write the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path file) throws TrackException {
    Annotation annotation = annotation(file);
    return new TrackNames(
        annotation.values("artist").stream().findFirst(),
        annotation.values("title").stream().findFirst());
  }

  @Override
  public List<ByteRange> audio(Path file) throws TrackException {
    Annotation annotation = annotation(file);
    return List.of(new ByteRange(annotation.audioStart(), annotation.audioBytes()));
  }

  private static Annotation annotation(Path file) throws TrackException {
    try {
      return Annotation.read(file);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }
}
