package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.api.PluginContext;
import org.cratetag.api.SettingsException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.Id3Formats;
import org.cratetag.tags.file.SplicingWriter;

/**
 * ID3v2 tags in front of MPEG audio and True Audio, in a chunk of WAV and AIFF files, and at the
 * end of DSF files. A tag of version 2.2 or 2.4 keeps its version, one of 2.3 as {@link Id3v23}
 * says; a file without one gets 2.4, or 2.3 for DJ software. Further ID3v2 tags, and ID3v1 and APE
 * tags behind the audio, stand in for fields that the first does not have ({@link TailTags}).
 */
public final class Id3TagWriter implements SplicingWriter {
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
    return Id3Formats.hold(file.format());
  }

  @Override
  public TagValues read(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      return place(file).read();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      return place(file).names();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    place(file).write(change, style);
  }

  private TagPlace place(FileEdit file) throws IOException, TrackException {
    if (DsfTag.isDsf(file)) {
      return new DsfTag(file, layout);
    }
    return Chunks.isIff(file) ? new ChunkTag(file, layout) : new FrontTag(file, layout);
  }
}
