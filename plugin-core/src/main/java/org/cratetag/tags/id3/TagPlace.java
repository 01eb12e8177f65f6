package org.cratetag.tags.id3;

import java.io.IOException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;

/** Where in a file the ID3v2 tag is: in front of the audio, in a chunk, at the end. */
interface TagPlace {
  TagValues read() throws IOException, TrackException;

  TrackNames names() throws IOException, TrackException;

  void write(TagValues change, TagStyle style) throws IOException, TrackException;
}
