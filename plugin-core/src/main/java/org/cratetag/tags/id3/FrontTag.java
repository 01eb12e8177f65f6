package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.StandIns;

/** The ID3v2 tags in front of the audio, with the older tags behind it. */
record FrontTag(FileEdit file, Id3Layout layout) implements TagPlace {
  @Override
  public TagValues read() throws IOException, TrackException {
    Id3Front front = Id3Front.read(file);
    return StandIns.fill(front.values(), TailTags.find(file, front.end()).values());
  }

  @Override
  public TrackNames names() throws IOException, TrackException {
    Id3Front front = Id3Front.read(file);
    return front.names().or(TailTags.find(file, front.end()).names());
  }

  @Override
  public void write(TagValues change, TagStyle style) throws IOException, TrackException {
    Id3Front front = Id3Front.read(file);
    TagValues before = StandIns.fill(front.values(), TailTags.find(file, front.end()).values());
    Id3Tag tag = front.tags().isEmpty() ? Id3Tag.empty(style) : front.tags().get(0);
    TagValues whole = change;
    if (front.tags().size() < 2 && tag.version() > 2 && tag.saysNothing()) {
      TailTags behind = TailTags.find(file, front.end());
      TagValues inherited = behind.values();
      for (TagField field : inherited.fields().keySet()) {
        if (!change.fields().containsKey(field) && tag.values().get(field).isEmpty()) {
          whole = whole.with(field, inherited.get(field));
        }
      }
      tag = tag.withMissing(behind.carriedOver(tag.version()));
    }
    List<ByteBuffer> bytes = layout.with(tag, whole, style).toBytes();
    long length = bytes.stream().mapToLong(ByteBuffer::remaining).sum();
    file.replace(0, tag.storedBytes(), bytes);
    TailTags.find(file, length + front.end() - tag.storedBytes()).update(before, change);
  }
}
