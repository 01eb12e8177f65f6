package org.cratetag.notify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.ledger.notice.Notice;
import org.cratetag.ledger.notice.NoticeBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the servers' notices in the ledger, tells servers again that could not be told, and looks
 * what they show.
 */
public final class ServerRound implements Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRound.class);
  private static final int BATCH = 200;

  private final NoticeBox box;
  private final List<ServerNotifier> notifiers;
  private final Set<String> looked;
  private final Function<Path, LabelledTrack> describe;

  /**
   * A round.
   *
   * @param notifiers who tell the servers
   * @param looked names of those that are asked what they show
   * @param describe tells of a file what is known
   */
  public ServerRound(
      NoticeBox box,
      List<ServerNotifier> notifiers,
      Set<String> looked,
      Function<Path, LabelledTrack> describe) {
    this.box = box;
    this.notifiers = notifiers;
    this.looked = Set.copyOf(looked);
    this.describe = describe;
  }

  /** Those who tell the servers. */
  public List<ServerNotifier> notifiers() {
    return notifiers;
  }

  /**
   * Tells the servers of what changes now, and keeps what cannot be told.
   *
   * @param warnings hears what could not be told
   */
  public ServerNotices notices(Consumer<String> warnings) {
    return new ServerNotices(notifiers, this, warnings);
  }

  @Override
  public void put(String server, boolean isUndone, LabelledTrack track) {
    List<String> wanted =
        isUndone
            ? List.of()
            : Stream.concat(track.subgenre().stream(), track.genre().stream())
                .map(DecidedLabel::label)
                .distinct()
                .toList();
    box.put(server, track.path(), isUndone ? Notice.Event.UNDONE : Notice.Event.TAGGED, wanted);
  }

  @Override
  public void told(String server, List<LabelledTrack> tracks) {
    box.told(server, paths(tracks), looked.contains(server));
  }

  @Override
  public void failed(String server, List<LabelledTrack> tracks, String reason) {
    box.failed(server, paths(tracks), reason);
  }

  /**
   * Tells and looks, as far as that is due.
   *
   * @param warnings hears what could not be told
   * @return when something is due next, of these servers; what is left of others waits for them
   */
  public Optional<Instant> go(Consumer<String> warnings) {
    try (ServerNotices notices = notices(warnings)) {
      for (ServerNotifier notifier : notifiers) {
        List<Notice> waiting = box.takeDue(notifier.name(), Notice.State.WAITING, BATCH);
        for (Notice.Event event : Notice.Event.values()) {
          notices.again(
              notifier,
              event == Notice.Event.UNDONE,
              waiting.stream()
                  .filter(notice -> notice.event() == event)
                  .map(notice -> describe.apply(notice.path()))
                  .toList());
        }
      }
    }
    notifiers.forEach(this::look);
    return notifiers.stream()
        .flatMap(notifier -> box.findNextDue(notifier.name()).stream())
        .min(Instant::compareTo);
  }

  private void look(ServerNotifier notifier) {
    for (Notice notice : box.takeDue(notifier.name(), Notice.State.TOLD, BATCH)) {
      List<String> shown = List.of();
      try {
        shown = notifier.shown(notice.path()).map(ServerRound::genres).orElse(List.of());
      } catch (IOException | RuntimeException e) {
        LOG.debug("{} does not say what it shows", notifier.name(), e);
      }
      box.looked(notifier.name(), notice.path(), shown, isRight(notice, shown));
    }
  }

  private static List<String> genres(TagValues shown) {
    List<String> genres = new ArrayList<>(shown.get(TagField.GENRE));
    shown.get(TagField.STYLE).stream()
        .filter(style -> !genres.contains(style))
        .forEach(genres::add);
    return genres;
  }

  private static boolean isRight(Notice notice, List<String> shown) {
    Set<String> plain =
        shown.stream().map(genre -> genre.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return notice.wanted().stream()
        .anyMatch(genre -> plain.contains(genre.toLowerCase(Locale.ROOT)));
  }

  private static List<Path> paths(List<LabelledTrack> tracks) {
    return tracks.stream().map(LabelledTrack::path).toList();
  }
}
