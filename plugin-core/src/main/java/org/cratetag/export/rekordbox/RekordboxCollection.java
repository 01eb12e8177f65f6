package org.cratetag.export.rekordbox;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.FileUrl;
import org.cratetag.export.file.Tracks;
import org.cratetag.export.xml.XmlElement;

/** The element {@code COLLECTION}: what is known of tracks, by their place. */
final class RekordboxCollection {
  /** What rekordbox takes of a path, by its developers' page. */
  private static final int MOST_PATH = 255;

  private final XmlElement collection;
  private final ExportRequest request;
  private final Map<String, XmlElement> byPlace = new HashMap<>();
  private final Set<String> exported = new HashSet<>();
  private long lastId;

  RekordboxCollection(XmlElement collection, ExportRequest request) {
    this.collection = collection;
    this.request = request;
    for (XmlElement track : collection.list("TRACK")) {
      byPlace.putIfAbsent(FileUrl.decode(track.get("Location")), track);
      lastId = Math.max(lastId, id(track));
    }
  }

  /** Adds a track, or fills in what is missing of one that is there. */
  void put(LabelledTrack track, Map<Path, Note> notes) {
    String path = request.mapped(track.path());
    String location = FileUrl.of(path);
    XmlElement entry = byPlace.get(FileUrl.decode(location));
    if (entry == null) {
      entry = collection.add(XmlElement.of("TRACK", "TrackID", Long.toString(++lastId)));
      byPlace.put(FileUrl.decode(location), entry);
      entry.set("Location", location);
    }
    exported.add(entry.get("TrackID"));
    fill(entry, track);
    if (path.length() > MOST_PATH) {
      notes.put(
          track.path(),
          new Note(
              track.path(),
              false,
              "rekordbox reads paths of at most 255 characters; shorten its name or its folders'"));
    }
  }

  /** Says how many there are. */
  void count() {
    collection.set("Entries", Integer.toString(collection.list("TRACK").size()));
  }

  /** The number of a track that was put. */
  String idOf(LabelledTrack track) {
    return entry(track).get("TrackID");
  }

  /** The number of the track at a place; empty text where there is none. */
  String idAt(String location) {
    XmlElement entry = byPlace.get(FileUrl.decode(location));
    return entry == null ? "" : entry.get("TrackID");
  }

  /** The place of a track that was put. */
  String locationOf(LabelledTrack track) {
    return entry(track).get("Location");
  }

  private XmlElement entry(LabelledTrack track) {
    return byPlace.get(FileUrl.decode(FileUrl.of(request.mapped(track.path()))));
  }

  /** The numbers of all tracks that were put. */
  Set<String> exported() {
    return exported;
  }

  private static void fill(XmlElement entry, LabelledTrack track) {
    entry.fill("Name", Tracks.title(track));
    entry.fill("Artist", track.artist().orElse(""));
    entry.fill("Genre", Tracks.label(track));
    entry.fill("Kind", kind(track.path()));
    Tracks.sizeBytes(track).ifPresent(size -> entry.fill("Size", Long.toString(size)));
    track.duration().ifPresent(any -> entry.fill("TotalTime", "" + Tracks.seconds(track, 0)));
    track.bpm().ifPresent(bpm -> entry.fill("AverageBpm", Tracks.decimals(bpm, 2)));
    track.key().ifPresent(key -> entry.fill("Tonality", key));
  }

  private static String kind(Path path) {
    String name = path.getFileName().toString();
    int point = name.lastIndexOf('.');
    return point < 0 ? "Unknown" : name.substring(point + 1).toUpperCase(Locale.ROOT) + " File";
  }

  private static long id(XmlElement track) {
    try {
      return Long.parseLong(track.get("TrackID"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
