package org.cratetag.notify.server;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.TrackNames;
import org.cratetag.config.ServerSettings;

/** Those who tell the servers of a configuration. */
public final class Servers {
  private Servers() {}

  /**
   * One for each server, in their order.
   *
   * @param names finds the names in a file's tags, by which servers find tracks
   */
  public static List<ServerNotifier> of(
      List<ServerSettings> servers, Function<Path, TrackNames> names) {
    return servers.stream().map(server -> of(server, names)).toList();
  }

  private static ServerNotifier of(ServerSettings server, Function<Path, TrackNames> names) {
    return switch (server.type()) {
      case JELLYFIN, EMBY -> new JellyfinNotifier(server, names::apply);
      case NAVIDROME, SUBSONIC -> new SubsonicNotifier(server, names::apply);
      case PLEX -> new PlexNotifier(server);
      case MPD -> new MpdNotifier(server);
      case LYRION -> new LyrionNotifier(server);
      case WEBHOOK -> new WebhookNotifier(server);
      case COMMAND -> new CommandNotifier(server);
    };
  }
}
