package org.cratetag.tags.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.Reasons;
import org.cratetag.tags.file.TagBudget;

/** The movie box of a file, in memory, and the way to put another in its place. */
final class Mp4File {
  private final FileEdit file;
  private long movieStart = -1;
  private long movieEnd;

  /** The bytes of a free box right after the movie box; 0 where there is none. */
  private long freeAfterBytes;

  private boolean dataAfter;
  private boolean fragmented;
  private boolean indexBefore;

  Mp4File(FileEdit file) throws IOException, TrackException {
    this.file = file;
    findMovie();
  }

  private void findMovie() throws IOException, TrackException {
    if (file.has(0, "ID3")) {
      throw new TrackException(Stage.TAGS, Reasons.ID3_IN_FRONT);
    }
    TagBudget budget = TagBudget.ofBoxes();
    long at = 0;
    while (file.size() - at >= 8 && !isId3v1(at)) {
      budget.takePart();
      ByteBuffer header = file.read(at, Math.min(16, file.size() - at));
      long size = header.getInt(0) & 0xffffffffL;
      if (size == 1 && header.limit() == 16) {
        size = header.getLong(8);
      } else if (size == 0) {
        size = file.size() - at;
      }
      if (size < 8 || size > file.size() - at) {
        throw new TrackException(Stage.TAGS, "a damaged box in the MP4 file");
      }
      String type = Mp4Box.text(header, 4, 4);
      if (type.equals("moov")) {
        if (movieStart >= 0 || header.getInt(0) == 1) {
          throw new TrackException(Stage.TAGS, "an unusual movie box in the MP4 file");
        }
        movieStart = at;
        movieEnd = at + size;
      } else if (movieStart >= 0) {
        freeAfterBytes = type.equals("free") && at == movieEnd ? size : freeAfterBytes;
        dataAfter |= type.equals("mdat");
        fragmented |= type.equals("moof");
      } else {
        indexBefore |= type.equals("sidx");
      }
      at += size;
    }
    if (fragmented && indexBefore) {
      throw new TrackException(
          Stage.TAGS,
          "its index (sidx) stands in front of its movie box; 'ffmpeg -i OLD -c copy NEW' lays it"
              + " out as usual");
    }
    if (movieStart < 0) {
      throw new TrackException(Stage.TAGS, "no movie box in the MP4 file");
    }
  }

  /** Some programs put an ID3v1 tag behind any file. */
  private boolean isId3v1(long at) throws IOException {
    return file.size() - at == 128 && file.has(at, "TAG");
  }

  /** The whole movie box. */
  ByteBuffer movie() throws IOException, TrackException {
    ByteBuffer movie = file.read(movieStart, movieEnd - movieStart);
    // A last box may leave its size to the end of the file.
    return movie.putInt(0, movie.limit());
  }

  /** Whether the audio stands in fragments, which say where they are. */
  boolean isFragmented() {
    return fragmented;
  }

  /** Where the movie box ends. */
  long movieEnd() {
    return movieEnd;
  }

  /** How far the audio moves when the movie box becomes this long. */
  long shift(long newLength) {
    long growth = newLength - (movieEnd - movieStart);
    return !dataAfter || fitsFree(growth) ? 0 : growth;
  }

  /** A free box takes up the growth when a whole box, or none at all, remains of it. */
  private boolean fitsFree(long growth) {
    return freeAfterBytes > 0 && (freeAfterBytes == growth || freeAfterBytes - growth >= 8);
  }

  /** Puts the movie box in the place of the old one. */
  void replaceMovie(List<ByteBuffer> movie) throws IOException {
    long growth = MovieEdit.lengthOf(movie) - (movieEnd - movieStart);
    if (growth != 0 && fitsFree(growth)) {
      List<ByteBuffer> both = new ArrayList<>(movie);
      long left = freeAfterBytes - growth;
      if (left > 0) {
        both.add(ByteBuffer.wrap(Mp4Box.of("free")).putInt(0, (int) left));
      }
      file.replace(movieStart, MovieEdit.lengthOf(both), both);
    } else {
      file.replace(movieStart, movieEnd - movieStart, movie);
    }
  }
}
