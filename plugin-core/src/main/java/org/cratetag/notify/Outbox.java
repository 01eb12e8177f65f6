package org.cratetag.notify;

import java.util.List;
import org.cratetag.api.track.LabelledTrack;

/** Keeps what servers are to be told until they are, also when the program ends before. */
public interface Outbox {
  /** Keeps nothing: what cannot be told is lost. */
  Outbox NONE =
      new Outbox() {
        @Override
        public void put(String server, boolean isUndone, LabelledTrack track) {}

        @Override
        public void told(String server, List<LabelledTrack> tracks) {}

        @Override
        public void failed(String server, List<LabelledTrack> tracks, String reason) {}
      };

  /** A server is to be told of a track. */
  void put(String server, boolean isUndone, LabelledTrack track);

  /** A server was told of tracks. */
  void told(String server, List<LabelledTrack> tracks);

  /** A server could not be told; that is to be tried again. */
  void failed(String server, List<LabelledTrack> tracks, String reason);
}
