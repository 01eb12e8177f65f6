package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.PluginContext;
import org.cratetag.api.SettingsException;
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
import org.cratetag.tags.posix.StandIns;

/**
 * ID3v2 tags in front of MPEG audio and True Audio, in a chunk of WAV and AIFF files, and at the
 * end of DSF files. A tag of version 2.2 or 2.4 keeps its version, one of 2.3 as {@link Id3v23}
 * says; a file without one gets 2.4, or 2.3 for DJ software. Further ID3v2 tags, and ID3v1 and APE
 * tags behind the audio, stand in for fields that the first does not have ({@link TailTags}).
 */
public final class Id3TagWriter implements SplicingWriter {
  private static final Set<AudioFormat> FORMATS =
      Set.of(
          AudioFormat.MP3,
          AudioFormat.MP2,
          AudioFormat.AAC,
          AudioFormat.TTA,
          AudioFormat.DSF,
          AudioFormat.WAV,
          AudioFormat.AIFF);

  private Id3Layout layout;

  /** With {@link Id3v23#UPGRADE}. */
  public Id3TagWriter() {
    this(Id3v23.UPGRADE);
  }

  /** With the way in which several values get into a tag of version 2.3. */
  public Id3TagWriter(Id3v23 v23) {
    this.layout = new Id3Layout(v23);
  }

  @Override
  public void configure(PluginContext context) throws SettingsException {
    Optional<String> v23 = context.settings().findText("id3v23");
    if (v23.isPresent()) {
      layout = new Id3Layout(Id3v23.valueOf(v23.get().toUpperCase(Locale.ROOT)));
    }
  }

  @Override
  public boolean supports(AudioFile file) {
    return FORMATS.contains(file.format());
  }

  @Override
  public TagValues read(Path file) throws TrackException {
    try (FileEdit edit = new FileEdit(file, StandardOpenOption.READ)) {
      if (DsfTag.isDsf(edit)) {
        return new DsfTag(edit, layout).read();
      }
      return Chunks.isIff(edit) ? new ChunkTag(edit, layout).read() : readFront(edit);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      if (DsfTag.isDsf(file)) {
        return new DsfTag(file, layout).names();
      }
      if (Chunks.isIff(file)) {
        return new ChunkTag(file, layout).names();
      }
      Id3Front front = Id3Front.read(file);
      return front.names().or(TailTags.find(file, front.end()).names());
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    if (DsfTag.isDsf(file)) {
      new DsfTag(file, layout).write(change, style);
    } else if (Chunks.isIff(file)) {
      new ChunkTag(file, layout).write(change, style);
    } else {
      writeFront(file, change, style);
    }
  }

  private static TagValues readFront(FileEdit edit) throws IOException, TrackException {
    Id3Front front = Id3Front.read(edit);
    return StandIns.fill(front.values(), TailTags.find(edit, front.end()).values());
  }

  private void writeFront(FileEdit edit, TagValues change, TagStyle style)
      throws IOException, TrackException {
    Id3Front front = Id3Front.read(edit);
    TagValues before = StandIns.fill(front.values(), TailTags.find(edit, front.end()).values());
    Id3Tag tag = front.tags().isEmpty() ? Id3Tag.empty(style) : front.tags().get(0);
    TagValues whole = change;
    if (front.tags().size() < 2 && tag.version() > 2 && tag.saysNothing()) {
      TailTags behind = TailTags.find(edit, front.end());
      TagValues inherited = behind.values();
      for (TagField field : inherited.fields().keySet()) {
        if (!change.fields().containsKey(field) && tag.values().get(field).isEmpty()) {
          whole = whole.with(field, inherited.get(field));
        }
      }
      tag = tag.withMissing(behind.carriedOver(tag.version()));
    }
    byte[] bytes = layout.with(tag, whole, style).toBytes();
    edit.replace(0, tag.storedBytes(), bytes);
    TailTags.find(edit, bytes.length + front.end() - tag.storedBytes()).update(before, change);
  }
}
