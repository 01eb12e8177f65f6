package org.cratetag.tags.jaudiotagger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TagField;
import org.jaudiotagger.tag.id3.AbstractID3v2Frame;
import org.jaudiotagger.tag.id3.AbstractID3v2Tag;
import org.jaudiotagger.tag.id3.framebody.AbstractFrameBodyTextInfo;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTCON;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTXXX;
import org.jaudiotagger.tag.id3.valuepair.TextEncoding;

/**
 * Frames of an ID3v2 tag. Version 2.4 separates values with NUL (ID3v2.4.0 frames, section 4.2);
 * before it, values are one text joined with "; ", because readers cut at a NUL.
 */
final class Id3Fields implements FieldAccess {
  private static final String JOIN = "; ";

  private final AbstractID3v2Tag tag;
  private final int version;

  Id3Fields(AbstractID3v2Tag tag) {
    this.tag = tag;
    this.version = tag.getMajorVersion();
  }

  @Override
  public List<String> get(TagField field) {
    List<String> values = new ArrayList<>();
    for (AbstractID3v2Frame frame : frames(field)) {
      for (String value : ((AbstractFrameBodyTextInfo) frame.getBody()).getValues()) {
        for (String part : version == 4 ? new String[] {value} : value.split(JOIN)) {
          values.add(field == TagField.GENRE ? genreName(part) : part);
        }
      }
    }
    values.removeIf(String::isEmpty);
    return values;
  }

  @Override
  public void set(TagField field, List<String> values) {
    List<org.jaudiotagger.tag.TagField> kept = new ArrayList<>(tag.getFields(frameId(field)));
    kept.removeAll(frames(field));
    if (!values.isEmpty()) {
      kept.add(newFrame(field, values));
    }
    tag.removeFrame(frameId(field));
    if (!kept.isEmpty()) {
      tag.setFrame(frameId(field), kept);
    }
  }

  private AbstractID3v2Frame newFrame(TagField field, List<String> values) {
    AbstractID3v2Frame frame = tag.createFrame(frameId(field));
    AbstractFrameBodyTextInfo body = (AbstractFrameBodyTextInfo) frame.getBody();
    body.setTextEncoding(encoding(values));
    if (body instanceof FrameBodyTXXX userText) {
      userText.setDescription(field.name());
    }
    if (version == 4) {
      body.setText(values.get(0));
      values.subList(1, values.size()).forEach(body::addTextValue);
    } else {
      if (body instanceof FrameBodyTCON genre) {
        genre.setV23Format();
      }
      body.setText(String.join(JOIN, values));
    }
    return frame;
  }

  private byte encoding(List<String> values) {
    boolean latin1 =
        values.stream()
            .allMatch(value -> StandardCharsets.ISO_8859_1.newEncoder().canEncode(value));
    if (latin1) {
      return TextEncoding.ISO_8859_1;
    }
    return version == 4 ? TextEncoding.UTF_8 : TextEncoding.UTF_16;
  }

  private List<AbstractID3v2Frame> frames(TagField field) {
    List<AbstractID3v2Frame> frames = new ArrayList<>();
    for (org.jaudiotagger.tag.TagField each : tag.getFields(frameId(field))) {
      if (each instanceof AbstractID3v2Frame frame
          && frame.getBody() instanceof AbstractFrameBodyTextInfo body
          && (!(body instanceof FrameBodyTXXX userText)
              || field.name().equalsIgnoreCase(userText.getDescription()))) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private String genreName(String text) {
    return version == 4
        ? FrameBodyTCON.convertID3v24GenreToGeneric(text)
        : FrameBodyTCON.convertID3v23GenreToGeneric(text);
  }

  private String frameId(TagField field) {
    boolean old = version == 2;
    return switch (field) {
      case GENRE -> old ? "TCO" : "TCON";
      case BPM -> old ? "TBP" : "TBPM";
      case GROUPING -> old ? "GP1" : "GRP1";
      case STYLE, CRATETAG -> old ? "TXX" : "TXXX";
    };
  }
}
