package org.cratetag.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;

/** A file of settings, of any bytes: settings, or why not. */
public final class SettingsFuzz implements FuzzTarget {
  private final Scratch scratch = new Scratch();

  @Override
  public List<byte[]> seeds(Path folder) {
    return Stream.of(
            "workers: 2\nprofile: dj\nexisting: append\nfields: genre,style\n",
            "separators:\n  mp3: '; '\n  flac: ' / '\nexclude: [\"*.bak\", \"!x/**\"]\n",
            "labels:\n  rename:\n    Tech House: House (Tech)\n  family:\n    Trap: Bass\n",
            "min-confidence: 0.5\nquiet-period-seconds: 60\nid3v23: joined\nhard-links: tag\n",
            "plugins:\n  webhook:\n    url: http://localhost/\n    retries: 3\n",
            "ledger-url: jdbc:postgresql://localhost/x\nlibraries:\n  home: /music\n",
            "a: &a [1, 2]\nb: *a\nc: {x: !!str 1, ? y : z}\n--- |\n  text\n...\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void run(byte[] input) throws IOException {
    Path file = scratch.file("config.yaml", input);
    try {
      ConfigTree tree = ConfigTree.read(file, Map.of());
      tree.check();
      EffectiveSettings.list(tree);
      PluginSections.read(tree);
      Configuration.read(tree);
    } catch (ConfigException refused) {
      // As it should.
    }
  }
}
