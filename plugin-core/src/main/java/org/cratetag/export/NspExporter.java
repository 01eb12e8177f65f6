package org.cratetag.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.track.Crate;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.file.SafeNames;

/**
 * Navidrome's smart playlists, a file for each label: the rule is the genre in the tags, so they
 * keep themselves current. One that is there already stays as it is: its owner may have added to
 * its rule.
 */
public final class NspExporter implements CrateExporter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String format() {
    return "nsp";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    if (Files.exists(request.out()) && !Files.isDirectory(request.out())) {
      throw new IOException("nsp writes a folder of smart playlists; name a folder");
    }
    if (!request.pathMaps().isEmpty() || request.relative()) {
      throw new IOException("smart playlists name no paths; leave out --path-map and --relative");
    }
    if (!request.nameTemplate().equals(ExportRequest.FAMILY_TREE)) {
      throw new IOException("a smart playlist is one label; leave out --name-template");
    }
    FileBatch batch = new FileBatch(request.update());
    SafeNames names = new SafeNames();
    for (Crate crate : request.crates()) {
      Path file = request.out().resolve(names.next(crate.name(), ".nsp"));
      byte[] there = batch.existing(file);
      if (there.length > 0) {
        check(file, there);
      } else {
        batch.add(file, rule(crate, request));
      }
    }
    batch.write();
    return List.of();
  }

  private static byte[] rule(Crate crate, ExportRequest request) throws IOException {
    ObjectNode root = MAPPER.createObjectNode().put("name", crate.name());
    ArrayNode all = root.putArray("all");
    all.addObject().putObject("is").put("genre", crate.name());
    request
        .tempo()
        .ifPresent(
            tempo ->
                all.addObject()
                    .putObject("inTheRange")
                    .putArray("bpm")
                    .add(Math.round(tempo.leastBpm()))
                    .add(Math.round(tempo.mostBpm())));
    root.put("sort", "artist,title");
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void check(Path file, byte[] there) throws IOException {
    JsonNode root;
    try {
      root = MAPPER.readTree(there);
    } catch (IOException e) {
      throw new IOException(file + " was left as it is: it is not JSON", e);
    }
    if (!root.has("all") && !root.has("any")) {
      throw new IOException(file + " was left as it is: it is not a smart playlist");
    }
  }
}
