package org.cratetag.host;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.CratetagExtension;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.PluginContext;
import org.cratetag.api.SettingsException;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;

/**
 * A plugin's extension behind its own interfaces. An exception that the method does not declare, or
 * an error, switches the extension off: from then on it supports nothing, and a call ends with the
 * failure that its interface knows. So a faulty plugin costs its own work and not the run.
 */
final class GuardedExtension implements InvocationHandler {
  /** Where a track's way ends when an extension of a kind fails. */
  private static final Map<Class<?>, Stage> STAGES =
      Map.of(
          AudioDecoder.class, Stage.DECODE,
          FeatureExtractor.class, Stage.FEATURE,
          TrackClassifier.class, Stage.INFERENCE,
          TagWriter.class, Stage.TAGS);

  private final Object extension;
  private final String plugin;
  private final Consumer<String> onFault;
  private final Map<Method, Object> properties = new HashMap<>();
  private final AtomicReference<String> fault = new AtomicReference<>();

  private GuardedExtension(Object extension, String plugin, Consumer<String> onFault) {
    this.extension = extension;
    this.plugin = plugin;
    this.onFault = onFault;
  }

  /**
   * Wraps an extension. What it says of itself, such as a name, is asked once, here.
   *
   * @param plugin whose it is, for messages
   * @param onFault hears why the extension was switched off, once
   * @throws RefusalException when the extension cannot say what it is
   */
  static CratetagExtension of(CratetagExtension extension, String plugin, Consumer<String> onFault)
      throws RefusalException {
    GuardedExtension guard = new GuardedExtension(extension, plugin, onFault);
    Set<Class<?>> points = new LinkedHashSet<>();
    collectPoints(extension.getClass(), points);
    if (points.isEmpty()) {
      throw new RefusalException(extension.getClass().getName() + " extends nothing of Cratetag's");
    }
    for (Class<?> point : points) {
      guard.readProperties(point);
    }
    return (CratetagExtension)
        Proxy.newProxyInstance(
            GuardedExtension.class.getClassLoader(), points.toArray(Class<?>[]::new), guard);
  }

  /**
   * Gives an extension its context.
   *
   * @throws RefusalException when it cannot do with it
   */
  static void configure(CratetagExtension extension, PluginContext context)
      throws RefusalException {
    String name = extension.getClass().getName();
    try {
      withLoaderOf(
          extension,
          () -> {
            extension.configure(context);
            return extension;
          });
    } catch (SettingsException e) {
      throw new RefusalException(
          e.getMessage() == null ? name + " does not take its settings" : e.getMessage(), e);
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw new RefusalException(name + " cannot be configured: " + e, e);
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> plugin + "/" + extension.getClass().getName();
      };
    }
    if (properties.containsKey(method)) {
      return properties.get(method);
    }
    if (fault.get() != null) {
      return substitute(method, null);
    }
    try {
      Object result = call(method, arguments);
      if (result == null && method.getReturnType() != void.class) {
        throw new NullPointerException("it gave null");
      }
      return result;
    } catch (Throwable e) {
      if (isExpected(method, e)) {
        throw e;
      }
      String reason = "was switched off, because " + method.getName() + " failed: " + e;
      if (fault.compareAndSet(null, reason)) {
        onFault.accept(reason);
      }
      return substitute(method, e);
    }
  }

  private void readProperties(Class<?> point) throws RefusalException {
    for (Method method : point.getMethods()) {
      if (method.getParameterCount() == 0 && method.getReturnType() != void.class) {
        try {
          Object value = call(method, new Object[0]);
          if (value == null) {
            throw new NullPointerException("null");
          }
          properties.put(method, value);
        } catch (Throwable e) {
          throw new RefusalException(
              extension.getClass().getName() + " cannot say its " + method.getName() + ": " + e, e);
        }
      }
    }
  }

  /** Calls with the plugin's class loader as the thread's, as service look-ups expect. */
  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return withLoaderOf(extension, () -> method.invoke(extension, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object withLoaderOf(Object extension, Callable<Object> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(extension.getClass().getClassLoader());
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Declared exceptions are the plugin's to throw; a lack of memory is not its fault alone. */
  private static boolean isExpected(Method method, Throwable e) {
    return e instanceof OutOfMemoryError
        || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(e));
  }

  private Object substitute(Method method, Throwable cause) throws Exception {
    if (method.getReturnType() == boolean.class) {
      return false;
    }
    if (method.getReturnType() == Optional.class) {
      return Optional.empty();
    }
    if (method.getName().equals("close")) {
      return null;
    }
    String reason = "plugin " + plugin + " " + fault.get();
    for (Class<?> type : method.getExceptionTypes()) {
      if (type == IOException.class) {
        throw new IOException(reason, cause);
      } else if (type == TrackException.class) {
        throw new TrackException(stage(method), reason, cause);
      }
    }
    throw new IllegalStateException(reason, cause);
  }

  private static Stage stage(Method method) {
    return STAGES.getOrDefault(method.getDeclaringClass(), Stage.LIBRARY);
  }

  private static void collectPoints(Class<?> type, Set<Class<?>> points) {
    for (Class<?> face : type.getInterfaces()) {
      boolean ours =
          face.getPackageName().equals("org.cratetag.api") && face != CratetagExtension.class;
      if (ours && CratetagExtension.class.isAssignableFrom(face)) {
        points.add(face);
      }
      collectPoints(face, points);
    }
    if (type.getSuperclass() != null) {
      collectPoints(type.getSuperclass(), points);
    }
  }
}
