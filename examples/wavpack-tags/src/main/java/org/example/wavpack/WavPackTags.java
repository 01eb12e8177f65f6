package org.example.wavpack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.ByteRange;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.pf4j.Extension;

/** The tags of WavPack files: APEv2 behind the audio. */
@Extension
public final class WavPackTags implements TagWriter {
  @Override
  public boolean supports(AudioFile file) {
    return file.format().equals(WavPackRecogniser.WAVPACK);
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
    return new TrackNames(first(tag, "ARTIST"), first(tag, "TITLE"));
  }

  @Override
  public List<ByteRange> audio(Path file) throws TrackException {
    return List.of(new ByteRange(0, tag(file).start()));
  }

  private static Optional<String> first(ApeTag tag, String key) {
    return tag.texts(key).stream().findFirst();
  }

  private static ApeTag tag(Path file) throws TrackException {
    try {
      return ApeTag.read(file);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }
}
