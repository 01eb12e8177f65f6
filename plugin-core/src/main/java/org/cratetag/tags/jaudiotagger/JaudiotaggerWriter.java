package org.cratetag.tags.jaudiotagger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cratetag.api.AudioFile;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.api.TagWriter;
import org.cratetag.tags.internal.ChangeCheck;
import org.cratetag.tags.internal.ContentFormat;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.TagOptionSingleton;

/** Tags of FLAC and WMA files: one comment or attribute a value. */
public final class JaudiotaggerWriter implements TagWriter {
  /** Held, because loggers that nobody holds forget their level. */
  private static final Logger LIBRARY_LOG = Logger.getLogger("org.jaudiotagger");

  static {
    LIBRARY_LOG.setLevel(Level.OFF);
    TagOptionSingleton.getInstance().setPadNumbers(false);
  }

  @Override
  public boolean supports(AudioFile file) {
    return switch (file.format()) {
      case FLAC, WMA -> true;
      default -> false;
    };
  }

  @Override
  public TagValues read(Path file) throws TagException {
    return use(
        file,
        tag -> {
          Map<TagField, List<String>> values = new EnumMap<>(TagField.class);
          for (TagField field : TagField.values()) {
            List<String> found = tag.fields().get(field);
            if (!found.isEmpty()) {
              values.put(field, found);
            }
          }
          return new TagValues(values);
        });
  }

  @Override
  public void write(Path copy, TagValues change, TagStyle style) throws TagException {
    use(
        copy,
        tag -> {
          for (Map.Entry<TagField, List<String>> field : change.fields().entrySet()) {
            tag.fields().set(field.getKey(), field.getValue());
          }
          tag.file().commit();
          return change;
        });
  }

  private static <T> T use(Path path, Action<T> action) throws TagException {
    try {
      // Our own reading first: it believes no length, and the library believes many.
      ChangeCheck.of(path);
      AudioFormat format = ContentFormat.of(path);
      return action.on(OpenTag.of(AudioFileIO.readAs(path.toFile(), format.suffix())));
    } catch (TagException refused) {
      throw refused;
    } catch (Exception | StackOverflowError | AssertionError e) {
      // The library throws all kinds of unchecked exceptions on damaged tags, with messages that
      // name the temporary copy.
      throw isOfTheLibrary(e)
          ? new TagException("the tags do not parse")
          : new TagException("the tags do not parse", e);
    }
  }

  /**
   * The library says by an I/O error, too, what it does not understand. An error of the disk, which
   * callers look for among the causes, comes from the JDK.
   */
  private static boolean isOfTheLibrary(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          && cause.getStackTrace().length > 0
          && cause.getStackTrace()[0].getClassName().startsWith("org.jaudiotagger.")) {
        return true;
      }
    }
    return false;
  }

  /** What is done with an open tag. */
  private interface Action<T> {
    T on(OpenTag tag) throws Exception;
  }
}
