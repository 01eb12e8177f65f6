package org.cratetag.config.keys;

import java.util.List;
import org.cratetag.config.keys.Shape.Choice;
import org.cratetag.config.keys.Shape.Decimal;
import org.cratetag.config.keys.Shape.Foreign;
import org.cratetag.config.keys.Shape.ListOf;
import org.cratetag.config.keys.Shape.MapOf;
import org.cratetag.config.keys.Shape.Named;
import org.cratetag.config.keys.Shape.Section;
import org.cratetag.config.keys.Shape.Text;
import org.cratetag.config.keys.Shape.Whole;

/**
 * All settings. What checks a file, what environment variables are called, the schema for editors
 * and the example file all come from here.
 */
public final class Keys {
  private static final Text PATH = new Text(Meaning.PATH);
  private static final Text WORDS = new Text(Meaning.WORDS);
  private static final ListOf PATTERNS = new ListOf(new Text(Meaning.PATTERN));

  private static final Key PROFILE =
      new Key(
          "profile",
          new Choice(List.of("server", "dj", "sidecar")),
          "server",
          "server",
          "Who the tags are for: media servers, DJ programs, or a file beside each track.");
  private static final Key EXISTING =
      new Key(
          "existing",
          new Choice(List.of("keep", "append", "replace")),
          "keep",
          "keep",
          "What becomes of values that are there.");
  private static final Key FIELDS =
      new Key(
          "fields",
          new ListOf(new Choice(List.of("genre", "style", "grouping", "bpm", "key", "energy"))),
          "all but key and energy",
          "[genre, style, bpm]",
          "What may be written.");
  private static final Key SURE =
      new Key(
          "sure",
          new Choice(List.of("careful", "balanced", "bold")),
          "careful; balanced in the profile dj",
          "careful",
          "How sure to be: right in 9 of 10, in 8 of 10, or the best guess for every track.");
  private static final Key MIN_CONFIDENCE =
      new Key(
          "min-confidence",
          new Decimal(0, 1),
          "",
          "0.8",
          "Raises the thresholds of the level; never lowers them.");
  private static final Key ELECTRONIC =
      new Key(
          "electronic",
          new Choice(List.of("auto", "heard", "always", "never")),
          "auto",
          "auto",
          "Of which tracks EDM subgenres are said: electronic ones by tag or sound, by the sound"
              + " alone, all, none.");
  private static final Key SPOKEN =
      new Key(
          "spoken",
          new Choice(List.of("nothing", "spoken-word")),
          "spoken-word",
          "nothing",
          "What is said of speech, such as audiobooks: nothing, or the genre Spoken Word.");
  private static final Key PACKS =
      new Key(
          "packs",
          new ListOf(new Text(Meaning.PACK)),
          "all that are there",
          "[my-crates, edm-subgenre]",
          "The model packs to use, the preferred one first.");
  private static final Key EXCLUDE =
      new Key(
          "exclude",
          PATTERNS,
          "",
          "[Samples, '**/Audiobooks/**']",
          "Folders and files to leave out, as in .gitignore, from the library's folder on.");
  private static final Key SCHEDULE =
      new Key(
          "schedule",
          new Text(Meaning.SCHEDULE),
          "30 3 * * *",
          "30 3 * * *",
          "When 'serve' looks through a library: minute, hour, day, month, day of the week.");
  private static final Key QUIET_HOURS =
      new Key(
          "quiet-hours",
          new ListOf(new Text(Meaning.HOURS)),
          "",
          "['18:00-23:00']",
          "When 'serve' leaves the machine alone.");
  private static final Key WATCH =
      new Key(
          "watch",
          new Choice(List.of("auto", "poll", "no")),
          "auto",
          "auto",
          "How 'serve' hears of new files: by events where they arrive, else by looking; by"
              + " looking; or by the schedule alone.");

  private static final Key GENRE_DEPTH =
      new Key(
          "genre-depth",
          new Choice(List.of("root", "family", "family-alone", "subgenre")),
          "family",
          "family",
          "What GENRE says of Tech House: from the root on, Electronic, House, Tech House; from the"
              + " family on, House, Tech House; the family alone, House; the subgenre, Tech House. DJ"
              + " programs get one value: the last of these.");
  private static final Key BPM =
      new Key(
          "bpm",
          new Section(
              List.of(
                  new Key(
                      "range",
                      new ListOf(new Decimal(20, 500)),
                      "[60, 220]",
                      "[70, 180]",
                      "Slowest and fastest tempo that is said; the style decides whether 87 or"
                          + " 174 where both fit."),
                  new Key(
                      "decimals",
                      new Whole(0, 2),
                      "0",
                      "1",
                      "Digits behind the point in tags; in m4a none."))),
          "",
          "",
          "How a tempo is counted and written.");

  private static final Section LIBRARY =
      new Section(
          List.of(
              new Key(
                  "path",
                  new ListOf(PATH),
                  "",
                  "/srv/music",
                  "Where it is: a folder, or a list of folders."),
              PROFILE,
              EXISTING,
              FIELDS,
              SURE,
              MIN_CONFIDENCE,
              ELECTRONIC,
              SPOKEN,
              PACKS,
              BPM,
              GENRE_DEPTH,
              EXCLUDE,
              SCHEDULE,
              QUIET_HOURS,
              WATCH));

  private static final Section LABELS =
      new Section(
          List.of(
              new Key(
                  "rename",
                  new MapOf(
                      Meaning.HEARD_LABEL, "Drum & Bass: DnB", new Text(Meaning.WRITTEN_LABEL)),
                  "",
                  "{Drum & Bass: DnB}",
                  "What is heard, and what to write instead."),
              new Key(
                  "merge",
                  new MapOf(
                      Meaning.WRITTEN_LABEL,
                      "House: [Tech House, Deep House]",
                      new ListOf(new Text(Meaning.HEARD_LABEL))),
                  "",
                  "{House: [Tech House, Deep House]}",
                  "A word, and all that is written as this one word."),
              new Key(
                  "family",
                  new MapOf(
                      Meaning.HEARD_LABEL,
                      "Hard Techno: Hard Dance",
                      new Text(Meaning.WRITTEN_LABEL)),
                  "",
                  "{Hard Techno: Hard Dance}",
                  "A subgenre, and the family that is written with it."),
              new Key(
                  "aliases",
                  new MapOf(
                      Meaning.HEARD_LABEL,
                      "Drum & Bass: [Jungle, D and B]",
                      new ListOf(new Text(Meaning.ALIAS))),
                  "",
                  "{Drum & Bass: [D and B]}",
                  "A label, and what your files call it."),
              new Key(
                  "only",
                  new ListOf(new Text(Meaning.WRITTEN_LABEL)),
                  "all labels",
                  "[House, Techno]",
                  "The labels that may be written."),
              new Key(
                  "never",
                  new ListOf(new Text(Meaning.WRITTEN_LABEL)),
                  "",
                  "[Big Room]",
                  "Labels that are not written.")));

  private static final Section CPU =
      new Section(
          List.of(
              new Key(
                  "nice",
                  new Whole(0, 19),
                  "10",
                  "10",
                  "How much 'serve' lets other programs go first; 0 for not at all."),
              new Key(
                  "io",
                  new Choice(List.of("idle", "normal")),
                  "idle",
                  "idle",
                  "Whether the disk serves other programs first (Linux)."),
              new Key(
                  "cores",
                  new Decimal(0.05, 256),
                  "as many as there are workers",
                  "0.5",
                  "How much of the processors 'serve' may take on the average: 0.5 is half a core."),
              new Key(
                  "max-load",
                  new Decimal(0.1, 10_000),
                  "",
                  "4",
                  "'serve' waits while the machine's load average of a minute is higher.")));

  private static final Section SERVER =
      new Section(
          List.of(
              new Key(
                  "type",
                  new Choice(
                      List.of(
                          "jellyfin",
                          "emby",
                          "navidrome",
                          "subsonic",
                          "plex",
                          "mpd",
                          "lyrion",
                          "webhook",
                          "command")),
                  "",
                  "navidrome",
                  "What it is."),
              new Key(
                  "url",
                  new Text(Meaning.SERVER_URL),
                  "of mpd mpd://localhost:6600, of lyrion http://localhost:9000",
                  "http://localhost:4533",
                  "Where it answers."),
              new Key("user", WORDS, "", "admin", "Who logs in."),
              new Key(
                  "password-file",
                  PATH,
                  "",
                  "/etc/cratetag/navidrome",
                  "Holds that user's password, and nothing else."),
              new Key("password", WORDS, "", "'...'", "The password itself, for the environment."),
              new Key(
                  "token-file",
                  PATH,
                  "",
                  "/etc/cratetag/jellyfin",
                  "Holds the API key or token, and nothing else."),
              new Key("token", WORDS, "", "'...'", "The token itself, for the environment."),
              new Key(
                  "paths",
                  new MapOf(Meaning.PATH, "/srv/music: /music", WORDS),
                  "the same as here",
                  "{/srv/music: /music}",
                  "Folders of this machine, and what the server calls them; mpd: '' for its"
                      + " music directory."),
              new Key(
                  "library",
                  WORDS,
                  "",
                  "'1'",
                  "The number of the library in Navidrome, to look through the folders alone."),
              new Key(
                  "command",
                  new ListOf(WORDS),
                  "",
                  "[/usr/local/bin/told, --all]",
                  "A program and its arguments; it reads the tracks as JSON."),
              new Key(
                  "certificate-file",
                  PATH,
                  "",
                  "/etc/cratetag/nas.pem",
                  "A certificate to trust, of a server that made its own."),
              new Key(
                  "verify",
                  new Choice(List.of("yes", "no")),
                  "yes",
                  "yes",
                  "Whether to look what the server shows afterwards.")));

  private static final Section WEB =
      new Section(
          List.of(
              new Key(
                  "enabled",
                  new Choice(List.of("yes", "no")),
                  "yes",
                  "no",
                  "Whether 'serve' answers programs that speak HTTP."),
              new Key("port", new Whole(1, 65_535), "8735", "8735", "Where it answers."),
              new Key(
                  "address",
                  new Text(Meaning.OWN_ADDRESS),
                  "127.0.0.1",
                  "0.0.0.0",
                  "The address of this machine at which it answers; 0.0.0.0 for all, which needs a"
                      + " token."),
              new Key(
                  "token-file",
                  PATH,
                  "",
                  "/etc/cratetag/web",
                  "Holds what others must say to be heard, and nothing else."),
              new Key("token", WORDS, "", "'...'", "The token itself, for the environment."),
              new Key(
                  "paths",
                  new MapOf(Meaning.PATH, "/srv/music: /music", WORDS),
                  "the same as here",
                  "{/srv/music: /music}",
                  "Folders of this machine, and what those who tell of files call them.")));

  private static final Section LOG =
      new Section(
          List.of(
              new Key(
                  "format",
                  new Choice(List.of("text", "json")),
                  "text",
                  "json",
                  "Lines for people, or an object of JSON a line: in logs/runs.log, and on standard"
                      + " error by 'serve'."),
              new Key(
                  "level",
                  new Choice(List.of("error", "warn", "info", "debug")),
                  "info",
                  "warn",
                  "The least that is worth a line there; debug also tells more in"
                      + " logs/cratetag.log.")));

  /** What a file may hold. */
  public static final Section ALL =
      new Section(
          List.of(
              new Key(
                  "libraries",
                  new Named("music: /srv/music", "path", true, LIBRARY),
                  "",
                  "",
                  "Your music, each with a name. What stands under a library holds for its files,"
                      + " for every command; what does not stand there is as below."),
              PROFILE,
              EXISTING,
              FIELDS,
              SURE,
              MIN_CONFIDENCE,
              ELECTRONIC,
              SPOKEN,
              PACKS,
              BPM,
              EXCLUDE,
              SCHEDULE,
              QUIET_HOURS,
              WATCH,
              new Key(
                  "poll-minutes",
                  new Decimal(0.1, 1440),
                  "10",
                  "10",
                  "How often 'serve' looks for new files where no events arrive."),
              new Key(
                  "settle-seconds",
                  new Decimal(0, 86_400),
                  "30",
                  "30",
                  "'serve' takes a file when it has not changed for so long."),
              new Key(
                  "workers",
                  new Whole(1, 256),
                  "half of the cores",
                  "2",
                  "Tracks worked on at once."),
              new Key("cpu", CPU, "", "", "What 'serve' may take of the machine."),
              new Key(
                  "quiet-period-seconds",
                  new Decimal(0, 1_000_000_000),
                  "5",
                  "5",
                  "Leave files alone that changed just now."),
              new Key(
                  "track-time-limit-seconds",
                  new Decimal(0.001, 1_000_000_000),
                  "120",
                  "120",
                  "How long the decoder may take for one track."),
              new Key("labels", LABELS, "", "", "Your own words for what is heard."),
              new Key(
                  "taxonomy",
                  PATH,
                  "",
                  "/etc/cratetag/words.yaml",
                  "A file that holds what would stand below 'labels', instead of that: for"
                      + " several configurations to share."),
              new Key(
                  "protected-genres",
                  new ListOf(new Text(Meaning.GENRE)),
                  "",
                  "[Live Set]",
                  "Files with one of these keep their genre."),
              new Key(
                  "empty-genres",
                  new ListOf(new Text(Meaning.GENRE)),
                  "",
                  "[Promo]",
                  "Genres that say nothing, as Other and Unknown do."),
              GENRE_DEPTH,
              new Key(
                  "key-notation",
                  new Choice(List.of("musical", "camelot", "open-key")),
                  "musical",
                  "musical",
                  "How musical keys are written: Am, 8A or 1m."),
              new Key(
                  "id3v23",
                  new Choice(List.of("upgrade", "nul", "joined")),
                  "upgrade",
                  "upgrade",
                  "How several genres get into an ID3v2.3 tag: as ID3v2.4; nul and joined keep"
                      + " 2.3."),
              new Key(
                  "separators",
                  new MapOf(Meaning.FORMAT, "flac: '; '", new Text(Meaning.SEPARATOR)),
                  "",
                  "{flac: '; '}",
                  "Several values as one text, by format."),
              new Key(
                  "hard-links",
                  new Choice(List.of("skip", "break")),
                  "skip",
                  "skip",
                  "What becomes of files that have several names."),
              new Key(
                  "other-owner",
                  new Choice(List.of("shared", "skip", "take")),
                  "shared",
                  "shared",
                  "Files of others: if their group shares them, never, or always."),
              new Key(
                  "mtime",
                  new Choice(List.of("new", "keep")),
                  "new",
                  "new",
                  "Files' times of change; servers may not notice a file that keeps its own."),
              new Key(
                  "notify",
                  new Named("mpd: mpd", "type", false, SERVER),
                  "",
                  "",
                  "Servers that are told of changed tags, each with a name of yours."),
              new Key("web", WEB, "", "", "What 'serve' answers and hears by HTTP."),
              new Key("log", LOG, "", "", "What is written down of runs."),
              new Key(
                  "ledger",
                  new Text(Meaning.LEDGER_URL),
                  "a file in the home",
                  "jdbc:postgresql://nas/cratetag?user=cratetag",
                  "A PostgreSQL server, where several machines share the memory."),
              new Key(
                  "ledger-password-file",
                  PATH,
                  "",
                  "/etc/cratetag/ledger-password",
                  "Holds the password for it, and nothing else."),
              new Key(
                  "plugins",
                  new Foreign("my-plugin: {url: http://localhost}"),
                  "",
                  "{my-plugin: {url: 'http://localhost:4533'}}",
                  "A section for each plugin, by its id.")));

  private Keys() {}
}
