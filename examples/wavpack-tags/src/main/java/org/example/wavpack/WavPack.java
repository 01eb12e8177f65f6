package org.example.wavpack;

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

/** Knows WavPack files, by how their blocks begin, and their tags: APEv2 behind the audio. */
@Extension
public final class WavPack implements FormatRecogniser, TagWriter {
  /** Under this id Cratetag's own decoder reads it. */
  private static final AudioFormat WAVPACK = AudioFormat.of("wavpack", "wv");

  @Override
  public Set<String> suffixes() {
    return Set.of("wv");
  }

  @Override
  public Optional<AudioFormat> recognise(FileView file) throws IOException {
    String start = new String(file.read(0, 4), StandardCharsets.ISO_8859_1);
    return start.equals("wvpk") ? Optional.of(WAVPACK) : Optional.empty();
  }

  @Override
  public boolean supports(AudioFile file) {
    return file.format().equals(WAVPACK);
  }

  @Override
  public TagValues read(Path file) throws TrackException {
    ApeTag tag = tag(file);
    TagValues values = TagValues.EMPTY;
    for (TagField field : TagField.values()) {
      List<String> found = tag.texts(field.name());
      values = found.isEmpty() ? values : values.with(field, found);
    }
    return values;
  }

  @Override
  public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
    ApeTag tag = tag(copy);
    for (TagField field : change.fields().keySet()) {
      tag = tag.with(field.name(), change.get(field));
    }
    try {
      tag.writeTo(copy);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot write the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path file) throws TrackException {
    ApeTag tag = tag(file);
    return new TrackNames(
        tag.texts("ARTIST").stream().findFirst(), tag.texts("TITLE").stream().findFirst());
  }

  @Override
  public List<ByteRange> audio(Path file) throws TrackException {
    return List.of(new ByteRange(0, tag(file).start()));
  }

  private static ApeTag tag(Path file) throws TrackException {
    try {
      return ApeTag.read(file);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }
}
