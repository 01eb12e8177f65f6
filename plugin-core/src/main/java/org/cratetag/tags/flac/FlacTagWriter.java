package org.cratetag.tags.flac;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.id3.Id3Front;
import org.cratetag.tags.layout.CommentPacket;

/**
 * Tags of FLAC files: one comment a value. Some files have ID3v2 in front instead of comments; new
 * comments then say the same, since programs that find comments look at nothing else.
 */
public final class FlacTagWriter implements SplicingWriter {
  private static final String VENDOR = "Cratetag";

  @Override
  public boolean supports(AudioFile file) {
    return file.format() == AudioFormat.FLAC;
  }

  @Override
  public TagValues read(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      Id3Front front = Id3Front.read(file);
      TagValues values = TagValues.EMPTY;
      for (byte[] comments : blocks(file, front).comments()) {
        values =
            StandIns.fill(
                values, CommentPacket.parse(ByteBuffer.wrap(comments), "", false).values());
      }
      return StandIns.fill(values, front.values());
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      Id3Front front = Id3Front.read(file);
      TrackNames names = TrackNames.NONE;
      for (byte[] comments : blocks(file, front).comments()) {
        names = names.or(CommentPacket.parse(ByteBuffer.wrap(comments), "", false).names());
      }
      return names.or(front.names());
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  private static FlacBlocks blocks(FileEdit file, Id3Front front)
      throws IOException, TrackException {
    if (!file.has(front.end(), "fLaC")) {
      throw new TrackException(Stage.TAGS, "no FLAC stream where one should be");
    }
    return FlacBlocks.read(file, front.end() + 4);
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    Id3Front front = Id3Front.read(file);
    FlacBlocks blocks = blocks(file, front);
    CommentPacket comments = CommentPacket.empty(VENDOR);
    TagValues whole = change;
    if (!blocks.comments().isEmpty()) {
      comments = CommentPacket.parse(ByteBuffer.wrap(blocks.comments().get(0)), "", false);
    } else {
      comments = comments.withFirst(front.comments());
      for (TagField field : front.values().fields().keySet()) {
        boolean isChanged = change.fields().containsKey(field);
        whole = isChanged ? whole : whole.with(field, front.values().get(field));
      }
    }
    CommentPacket edited = comments.with(whole);
    FlacBlocks now = blocks.withComments(edited.encode(edited.contentBytes()));
    file.replace(blocks.start(), blocks.storedBytes(), now.toBytes());
  }
}
