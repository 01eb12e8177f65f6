package org.cratetag.tags.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.TagBudget;
import org.cratetag.tags.layout.CommentPacket;

/**
 * The pages between the first page and the audio.
 *
 * @param pages in order, at least one
 * @param packets what they hold: the comments, and for Vorbis the setup
 */
record OggHeaders(List<OggPage> pages, List<byte[]> packets) {
  /** Tells whether packets are all that stand before the audio. */
  interface Whole {
    boolean test(List<byte[]> packets);
  }

  /** The pages that hold the packets after the first one. */
  static OggHeaders read(FileEdit file, Whole whole) throws IOException, TrackException {
    OggPage first = OggPage.read(file, 0);
    first.verify(file);
    int ends = ends(first);
    if (ends != 1 || (first.lacing()[first.lacing().length - 1] & 0xff) == 255) {
      throw new TrackException(
          Stage.TAGS,
          "its comments begin on the first page of the Ogg file; 'ffmpeg -i OLD -c copy NEW'"
              + " lays it out as usual");
    }
    List<OggPage> pages = new ArrayList<>();
    List<byte[]> packets = new ArrayList<>();
    List<byte[]> packet = new ArrayList<>();
    OggPage before = first;
    TagBudget budget = new TagBudget("pages before its audio");
    while (!whole.test(packets)) {
      budget.takePart();
      OggPage page = OggPage.read(file, before.end());
      TagBudget.verifySize(page.end(), CommentPacket.MOST_BYTES);
      verify(page, before, !packet.isEmpty());
      page.verify(file);
      take(page, file.read(page.body(), page.end() - page.body()).array(), packet, packets);
      boolean early = packets.size() > 1 && whole.test(packets.subList(0, packets.size() - 1));
      if (early || (whole.test(packets) && !packet.isEmpty())) {
        throw new TrackException(
            Stage.TAGS,
            "its audio begins on a page of the Ogg headers; 'ffmpeg -i OLD -c copy NEW' lays it"
                + " out as usual");
      }
      pages.add(page);
      before = page;
    }
    return new OggHeaders(List.copyOf(pages), List.copyOf(packets));
  }

  private static void verify(OggPage page, OggPage before, boolean continued)
      throws TrackException {
    if ((page.flags() & OggPage.FIRST) != 0 || page.serial() != before.serial()) {
      throw new TrackException(
          Stage.TAGS,
          "an Ogg file with several streams at the same time;"
              + " 'ffmpeg -i OLD -map 0:a:0 -c copy NEW' takes the first");
    }
    if (page.number() != before.number() + 1
        || continued != ((page.flags() & OggPage.CONTINUED) != 0)) {
      throw new TrackException(Stage.TAGS, "damaged Ogg page at byte " + page.offset());
    }
  }

  private static int ends(OggPage page) {
    int ends = 0;
    for (byte length : page.lacing()) {
      ends += (length & 0xff) < 255 ? 1 : 0;
    }
    return ends;
  }

  private static void take(OggPage page, byte[] body, List<byte[]> packet, List<byte[]> packets) {
    int from = 0;
    int at = 0;
    for (byte lacing : page.lacing()) {
      at += lacing & 0xff;
      if ((lacing & 0xff) < 255) {
        packet.add(Arrays.copyOfRange(body, from, at));
        packets.add(whole(packet));
        packet.clear();
        from = at;
      }
    }
    if (at > from) {
      packet.add(Arrays.copyOfRange(body, from, at));
    }
  }

  private static byte[] whole(List<byte[]> packet) {
    ByteBuffer whole = ByteBuffer.allocate(packet.stream().mapToInt(each -> each.length).sum());
    packet.forEach(whole::put);
    return whole.array();
  }

  OggPage last() {
    return pages.get(pages.size() - 1);
  }

  long offset() {
    return pages.get(0).offset();
  }

  long length() {
    return last().end() - offset();
  }
}
