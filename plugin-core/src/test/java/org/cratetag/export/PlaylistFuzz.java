package org.cratetag.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.ExportRequest;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.DjPlaylists;
import org.cratetag.export.playlist.FilesHere;
import org.cratetag.export.playlist.FolderMap;
import org.cratetag.export.playlist.FoundPlaylist;
import org.cratetag.export.playlist.PlaylistChoice;
import org.cratetag.export.rekordbox.RekordboxExporter;
import org.cratetag.export.traktor.TraktorExporter;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;

/**
 * A DJ program's library of any bytes that is read for its playlists: refused with a reason, or
 * read so that each track is found or told of, and the file is as it was.
 */
public final class PlaylistFuzz implements FuzzTarget {
  private final DjProgram program;
  private final Scratch scratch = new Scratch();

  public PlaylistFuzz(DjProgram program) {
    this.program = program;
  }

  /** A program's name among all targets. */
  public static String target(DjProgram program) {
    return "playlists-" + program.format();
  }

  private String name() {
    return program == DjProgram.M3U8 ? "list.m3u8" : "library.xml";
  }

  @Override
  public List<byte[]> seeds(Path folder) throws Exception {
    Path file = folder.resolve(name());
    ExportRequest request =
        ExportRequest.of(
            List.of(ExportedTracks.techHouse("/music/a & b.mp3", "/music/\u00fc.flac")), file);
    switch (program) {
      case REKORDBOX -> new RekordboxExporter().export(request);
      case TRAKTOR -> new TraktorExporter().export(request);
      case M3U8 -> new M3u8Exporter().export(request);
    }
    byte[] made = Files.readAllBytes(file);
    Files.delete(file);
    String text = new String(made, StandardCharsets.UTF_8);
    String others =
        text.replace("KeyType=\"0\"", "KeyType=\"1\"")
            .replace("Macintosh HD", "D:")
            .replace("\n/music", "\r\nD:\\music\\..");
    return List.of(made, others.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(byte[] input) throws IOException {
    Path file = scratch.file(name(), input);
    DjPlaylists read;
    try {
      read = program.read(file);
    } catch (IOException refused) {
      assertThat(refused.getMessage()).startsWith(file + " ");
      return;
    }
    FilesHere files = new FilesHere(List.of(new FolderMap("D:/music", file.getParent())));
    for (DjPlaylist each : PlaylistChoice.all(read.playlists()).chosen()) {
      FoundPlaylist found = files.find(each);
      long listed = each.tracks().stream().distinct().count();
      assertThat(found.here().size() + found.missing().size()).isLessThanOrEqualTo((int) listed);
      assertThat(found.here()).allMatch(Files::isRegularFile);
      FilesHere.commonFolder(found.missing());
    }
    assertThat(Files.readAllBytes(file)).as("the file that was read").isEqualTo(input);
  }
}
