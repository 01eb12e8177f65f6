package org.cratetag.export.traktor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.dsp.tonal.MusicalKey;
import org.cratetag.export.file.Tracks;
import org.cratetag.export.xml.XmlElement;

/** The element {@code COLLECTION}: what is known of tracks, by their place. */
final class TraktorCollection {
  private final XmlElement collection;
  private final ExportRequest request;
  private final Map<String, XmlElement> byKey = new HashMap<>();
  private final Set<String> exported = new HashSet<>();

  TraktorCollection(XmlElement collection, ExportRequest request) {
    this.collection = collection;
    this.request = request;
    for (XmlElement entry : collection.list("ENTRY")) {
      entry
          .find("LOCATION")
          .ifPresent(location -> byKey.putIfAbsent(Place.of(location).key(), entry));
    }
  }

  /** Adds a track, or fills in what is missing of one that is there. */
  void put(LabelledTrack track) {
    Place place = place(track);
    exported.add(place.key());
    XmlElement entry = byKey.computeIfAbsent(place.key(), any -> added(place));
    entry.fill("TITLE", Tracks.title(track));
    track.artist().ifPresent(artist -> entry.fill("ARTIST", artist));
    XmlElement info = entry.need("INFO");
    info.fill("GENRE", Tracks.label(track));
    track
        .duration()
        .ifPresent(
            length -> {
              info.fill("PLAYTIME", Long.toString(length.toSeconds()));
              info.fill("PLAYTIME_FLOAT", Tracks.decimals(length.toMillis() / 1000.0, 6));
            });
    Tracks.sizeBytes(track)
        .ifPresent(size -> info.fill("FILESIZE", Long.toString((size + 1023) / 1024)));
    track
        .bpm()
        .ifPresent(
            bpm -> {
              XmlElement tempo = entry.need("TEMPO");
              tempo.fill("BPM", Tracks.decimals(bpm, 6));
              tempo.fill("BPM_QUALITY", "100.000000");
            });
    track.key().flatMap(MusicalKey::find).ifPresent(key -> fill(entry, key));
  }

  /** Traktor numbers the keys from C to B, those in major first. */
  private static void fill(XmlElement entry, MusicalKey key) {
    entry.need("INFO").fill("KEY", key.name());
    int number = key.tonic() + (key.isMinor() ? MusicalKey.TONICS : 0);
    entry.need("MUSICAL_KEY").fill("VALUE", Integer.toString(number));
  }

  /** How playlists name a track. */
  String keyOf(LabelledTrack track) {
    return place(track).key();
  }

  /** The keys of all tracks that were put. */
  Set<String> exported() {
    return exported;
  }

  /** Says how many there are. */
  void count() {
    collection.set("ENTRIES", Integer.toString(collection.list("ENTRY").size()));
  }

  private Place place(LabelledTrack track) {
    return Place.of(request.mapped(track.path()));
  }

  private XmlElement added(Place place) {
    XmlElement entry = collection.add(XmlElement.of("ENTRY"));
    entry.add(
        XmlElement.of(
            "LOCATION",
            "DIR",
            place.dir(),
            "FILE",
            place.file(),
            "VOLUME",
            place.volume(),
            "VOLUMEID",
            place.volume()));
    return entry;
  }
}
