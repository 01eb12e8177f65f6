package org.cratetag.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.pack.json.PackException;

/** The manifest of a base, of any bytes: read whole, or refused. */
public final class BaseFuzz implements FuzzTarget {
  @Override
  public List<byte[]> seeds(Path folder) {
    return List.of(TinyBase.manifest(0.5).toJson().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(byte[] input) {
    try {
      BaseManifest manifest = BaseManifest.fromJson(new String(input, StandardCharsets.UTF_8));
      assertThat(read(manifest.toJson())).isEqualTo(manifest);
    } catch (PackException refused) {
      // As it should.
    }
  }

  private static BaseManifest read(String json) {
    try {
      return BaseManifest.fromJson(json);
    } catch (PackException e) {
      throw new AssertionError("what was written cannot be read: " + json, e);
    }
  }
}
