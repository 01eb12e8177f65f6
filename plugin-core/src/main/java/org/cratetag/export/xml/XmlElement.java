package org.cratetag.export.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element with all that is in it, in order. Names are as they are written, prefix and all.
 *
 * @param attributes by name, in order; may be changed
 * @param content elements and {@link Text}; may be changed
 */
public record XmlElement(String name, Map<String, String> attributes, List<Object> content) {
  /** What stands between elements: characters, or a comment. */
  record Text(String value, boolean comment) {}

  /** An element without content. */
  public static XmlElement of(String name, String... namesAndValues) {
    XmlElement element = new XmlElement(name, new LinkedHashMap<>(), new ArrayList<>());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      element.set(namesAndValues[i], namesAndValues[i + 1]);
    }
    return element;
  }

  /** Adds an element at the end, and gives it. */
  public XmlElement add(XmlElement child) {
    content.add(child);
    return child;
  }

  /** Sets an attribute. */
  public XmlElement set(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Sets an attribute that is missing or empty. */
  public void fill(String attribute, String value) {
    if (get(attribute).isBlank()) {
      attributes.put(attribute, value);
    }
  }

  /** An attribute's value; empty where it has none. */
  public String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** The elements of a name, in order. */
  public List<XmlElement> list(String child) {
    return elements().filter(each -> each.name.equals(child)).toList();
  }

  /** The first element of a name. */
  public Optional<XmlElement> find(String child) {
    return elements().filter(each -> each.name.equals(child)).findFirst();
  }

  /** The first element of a name; it is made where there is none. */
  public XmlElement need(String child) {
    return find(child).orElseGet(() -> add(of(child)));
  }

  /** Puts others in the place of all elements of a name, at the end. */
  public void replace(String child, List<XmlElement> others) {
    content.removeIf(part -> part instanceof XmlElement element && element.name.equals(child));
    content.addAll(others);
  }

  private Stream<XmlElement> elements() {
    return content.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
  }
}
