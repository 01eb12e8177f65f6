package org.cratetag.api;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What plugins can see of the API, a line for each type and member, in order. */
final class ApiListing {
  private ApiListing() {}

  static List<String> lines() throws IOException, ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : types()) {
      lines.add(header(type));
      TreeSet<String> members = new TreeSet<>();
      for (Field field : type.getDeclaredFields()) {
        if (isVisible(field)) {
          members.add(field.toGenericString());
        }
      }
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (isVisible(constructor)) {
          members.add(constructor.toGenericString());
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (isVisible(method)) {
          members.add(method.toGenericString());
        }
      }
      members.forEach(member -> lines.add("  " + member));
    }
    return lines;
  }

  private static String header(Class<?> type) {
    String faces =
        Arrays.stream(type.getGenericInterfaces())
            .map(face -> face.getTypeName())
            .sorted()
            .collect(Collectors.joining(", "));
    String above = type.getGenericSuperclass() == null ? "" : " < " + type.getGenericSuperclass();
    // Which toGenericString leaves out of an interface.
    String isSealed = type.isSealed() ? "sealed " : "";
    return isSealed
        + type.toGenericString()
        + above.replace("class ", "")
        + (faces.isEmpty() ? "" : " < " + faces);
  }

  private static boolean isVisible(Member member) {
    boolean visible =
        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    return visible && !member.isSynthetic();
  }

  private static List<Class<?>> types() throws IOException, ReflectiveOperationException {
    List<Class<?>> types = new ArrayList<>();
    Path root;
    try {
      root = Path.of(ApiVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    List<String> names;
    try (Stream<Path> files = Files.walk(root)) {
      names =
          files
              .map(file -> root.relativize(file).toString())
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              .map(name -> name.substring(0, name.length() - 6).replaceAll("[/\\\\]", "."))
              .sorted()
              .toList();
    }
    for (String name : names) {
      Class<?> type = Class.forName(name);
      if (Modifier.isPublic(type.getModifiers()) && !type.isSynthetic()) {
        types.add(type);
      }
    }
    return types;
  }
}
