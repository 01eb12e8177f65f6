package org.cratetag.notify.server;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.TrackNames;
import org.cratetag.config.ServerSettings;

/** Those who tell the servers of a configuration. */
public final class Servers {
  private static final Set<ServerSettings.Type> SHOWING =
      EnumSet.of(
          ServerSettings.Type.JELLYFIN,
          ServerSettings.Type.EMBY,
          ServerSettings.Type.NAVIDROME,
          ServerSettings.Type.SUBSONIC,
          ServerSettings.Type.MPD,
          ServerSettings.Type.LYRION);

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

  /** The names of those that can be asked what they show of a file, and shall be. */
  public static Set<String> listVerified(List<ServerSettings> servers) {
    return servers.stream()
        .filter(server -> server.verify() && SHOWING.contains(server.type()))
        .map(ServerSettings::name)
        .collect(Collectors.toSet());
  }

  private static ServerNotifier of(ServerSettings server, Function<Path, TrackNames> names) {
    return switch (server.type()) {
      case JELLYFIN, EMBY -> new JellyfinNotifier(server, names);
      case NAVIDROME, SUBSONIC -> new SubsonicNotifier(server, names);
      case PLEX -> new PlexNotifier(server);
      case MPD -> new MpdNotifier(server);
      case LYRION -> new LyrionNotifier(server);
      case WEBHOOK -> new WebhookNotifier(server);
      case COMMAND -> new CommandNotifier(server);
    };
  }
}
