package org.cratetag.export.xml;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** XML 1.0 without document types and namespaces, which no DJ program writes. */
public final class XmlFile {
  /** Deeper no program nests its folders; a tree is written by recursion. */
  private static final int MOST_DEPTH = 200;

  private static final String LINE = "\n";

  private XmlFile() {}

  /** What of a document is kept; the rest is read and forgotten. */
  public interface Wanted {
    /** Whether an element is kept, with what is in it. */
    boolean element(String parent, String name);

    /** Whether an attribute of an element that is kept is kept, too. */
    boolean attribute(String element, String name);
  }

  /** What makes a document one of a program. */
  @FunctionalInterface
  public interface Form {
    /**
     * Checks a document.
     *
     * @throws IOException when it is none; the message says what it is instead
     */
    void require(XmlElement root) throws IOException;
  }

  private static final Wanted ALL =
      new Wanted() {
        @Override
        public boolean element(String parent, String name) {
          return true;
        }

        @Override
        public boolean attribute(String element, String name) {
          return true;
        }
      };

  /**
   * Reads a document. Nothing outside of it is read.
   *
   * @throws IOException when it is not XML; the message says where
   */
  public static XmlElement read(byte[] content) throws IOException {
    return read(new ByteArrayInputStream(content), ALL);
  }

  private static XmlElement read(InputStream content, Wanted wanted) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return read(factory.createXMLStreamReader(new ShortTags(content)), wanted);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof ShortTags.TooLongException tooLong) {
        throw tooLong;
      }
      throw new IOException("it is not XML: " + firstLine(e), e);
    } catch (MissingResourceException e) {
      // The JDK's reader has no words for some of what can be wrong with a document type.
      throw new IOException("it is not XML: its document type is broken", e);
    }
  }

  /**
   * Reads a document that a file holds and that is to be brought up to date.
   *
   * @throws IOException when it is not XML of that form; the message names the file
   */
  public static XmlElement read(byte[] content, Path file, Form form) throws IOException {
    try {
      XmlElement root = read(content);
      form.require(root);
      return root;
    } catch (IOException e) {
      throw new IOException(file + " was left as it is: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what is wanted of a file. What is not takes no memory, so that a large collection can be
   * read for its playlists.
   *
   * @throws IOException when it is not XML of that form; the message does not name the file
   */
  public static XmlElement read(Path file, Wanted wanted, Form form) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      XmlElement root = read(content, wanted);
      form.require(root);
      return root;
    }
  }

  private static XmlElement read(XMLStreamReader reader, Wanted wanted)
      throws XMLStreamException, IOException {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    int unwanted = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() + unwanted == MOST_DEPTH) {
            throw new IOException("it is nested deeper than " + MOST_DEPTH + " elements");
          }
          String name = reader.getLocalName();
          if (unwanted > 0 || !open.isEmpty() && !wanted.element(open.peek().name(), name)) {
            unwanted++;
          } else {
            XmlElement element = element(reader, wanted);
            if (open.isEmpty()) {
              root = element;
            } else {
              open.peek().add(element);
            }
            open.push(element);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (unwanted > 0) {
            unwanted--;
          } else {
            open.pop();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (unwanted == 0 && !open.isEmpty() && !reader.getText().isBlank()) {
            open.peek().content().add(new XmlElement.Text(reader.getText(), false));
          }
        }
        case XMLStreamConstants.COMMENT -> {
          if (unwanted == 0 && !open.isEmpty()) {
            open.peek().content().add(new XmlElement.Text(reader.getText(), true));
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new IOException("it has a document type, which no DJ program writes");
        default -> {
          // White space outside, and processing instructions: nothing to keep.
        }
      }
    }
    if (root == null) {
      throw new IOException("it is empty");
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader reader, Wanted wanted) {
    XmlElement element = XmlElement.of(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (wanted.attribute(element.name(), reader.getAttributeLocalName(i))) {
        element.set(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
    return element;
  }

  /** Writes a document in UTF-8, a line for each element. */
  public static byte[] write(XmlElement root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // The JDK's writer splits pairs of UTF-16 when it knows the encoding; behind a writer of our
    // own it does not.
    try (Writer text = new BreakWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeCharacters(LINE);
      write(root, writer, 0);
      writer.writeEndDocument();
      writer.close();
      text.write(LINE);
    } catch (XMLStreamException e) {
      throw new IOException("cannot write XML: " + firstLine(e), e);
    }
    return bytes.toByteArray();
  }

  private static void write(XmlElement element, XMLStreamWriter writer, int depth)
      throws XMLStreamException {
    boolean leaf = element.content().isEmpty();
    if (leaf) {
      writer.writeEmptyElement(element.name());
    } else {
      writer.writeStartElement(element.name());
    }
    for (Map.Entry<String, String> each : element.attributes().entrySet()) {
      writer.writeAttribute(each.getKey(), holdable(each.getValue()));
    }
    boolean lines = element.content().stream().allMatch(XmlElement.class::isInstance);
    for (Object part : element.content()) {
      if (lines) {
        writer.writeCharacters(LINE + "  ".repeat(depth + 1));
      }
      if (part instanceof XmlElement child) {
        write(child, writer, depth + 1);
      } else if (part instanceof XmlElement.Text text && text.comment()) {
        writer.writeComment(text.value());
      } else if (part instanceof XmlElement.Text text) {
        writer.writeCharacters(holdable(text.value()));
      }
    }
    if (!leaf) {
      if (lines) {
        writer.writeCharacters(LINE + "  ".repeat(depth));
      }
      writer.writeEndElement();
    }
  }

  /** What XML 1.0 cannot hold is a space; breaks wait for {@link BreakWriter}. */
  private static String holdable(String text) {
    StringBuilder held = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                held.appendCodePoint(
                    BreakWriter.isBreak(c) ? BreakWriter.standIn(c) : isHeld(c) ? c : ' '));
    return held.toString();
  }

  private static boolean isHeld(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }

  private static String firstLine(XMLStreamException e) {
    String words = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return words.substring(0, Math.min(200, words.length()));
  }
}
