package org.cratetag.run;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackScores;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.builtin.BuiltIns;
import org.cratetag.config.ConfigException;
import org.cratetag.config.Home;
import org.cratetag.config.LedgerSettings;
import org.cratetag.config.ServerSettings;
import org.cratetag.config.Settings;
import org.cratetag.decision.Decider;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.Profile;
import org.cratetag.decision.Provenance;
import org.cratetag.decision.TagPolicy;
import org.cratetag.decode.FfmpegChildren;
import org.cratetag.feature.FrontEnds;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.inference.PackStore;
import org.cratetag.ledger.AudioMemory;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.State;
import org.cratetag.ledger.TrackEntry;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.library.Recognisers;
import org.cratetag.notify.ServerRound;
import org.cratetag.notify.server.Servers;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.Sureness;
import org.cratetag.tags.SeenTags;
import org.cratetag.tags.SidecarWriter;
import org.cratetag.tags.TagService;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoService;
import org.cratetag.tags.undo.UndoneFiles;
import org.cratetag.taxonomy.Taxonomy;

/**
 * All stages, wired over one home. The one place that constructs them; close it when done.
 * Extensions of plugins are asked before the built-in ones.
 */
public final class Engine implements AutoCloseable {
  private final Ledger ledger;
  private final PackStore store;
  private final PackChoice packs;
  private final List<BaseNetwork> bases;
  private final BuiltIns builtIns;
  private final Extensions extensions;
  private final TrackAnalyser analyser;
  private final TagService tags;
  private final TrackCatalogue catalogue;
  private final LabelMap words;
  private final TagPolicy policy;
  private final ServerRound servers;
  private final SidecarWriter sidecars;
  private final Settings settings;
  private final Clock clock;

  private Engine(
      Home home,
      Settings settings,
      Extensions plugins,
      Ledger ledger,
      PackStore store,
      PackChoice packs,
      BuiltIns builtIns,
      List<ServerSettings> told) {
    this.clock = Clock.systemUTC();
    this.settings = settings;
    this.ledger = ledger;
    this.store = store;
    this.packs = packs;
    this.builtIns = builtIns;
    Extensions withoutBases = plugins.then(Extensions.of(builtIns::list));
    this.bases = networks(home, withoutBases.extractors());
    this.extensions = withoutBases.withExtractors(bases).withClassifiers(packs.classifiers());
    Taxonomy taxonomy = Taxonomy.bundled();
    this.words = new LabelMap(taxonomy, settings.labels());
    this.analyser =
        new TrackAnalyser(
            extensions,
            new Decider(taxonomy, settings.decision(), words),
            Excerpt.DEFAULT,
            settings.fields());
    Recognisers recognisers = new Recognisers(extensions.recognisers());
    this.tags =
        new TagService(
            extensions.writers(),
            ledger.tagJournal(),
            settings.files(),
            clock,
            recognisers::recognise);
    this.catalogue = new TrackCatalogue(ledger, tags, words);
    this.sidecars = new SidecarWriter(ledger.tagJournal(), settings.files(), clock);
    this.policy =
        new TagPolicy(
            taxonomy, settings.policy(), settings.decision().spoken(), packs.gone(ledger, store));
    List<ServerNotifier> notifiers = new ArrayList<>(Servers.of(told, catalogue::namesOf));
    notifiers.addAll(extensions.notifiers());
    this.servers =
        new ServerRound(
            ledger.notices(), notifiers, Servers.listVerified(told), catalogue::describeKnown);
  }

  /**
   * Opens everything: the ledger, the packs that the settings ask for, the built-in extensions.
   *
   * @param told servers that are told of changed tags, besides those of plugins
   * @throws RunException when the ledger or a pack cannot be used; the message says what to do
   */
  public static Engine open(
      Home home,
      Settings settings,
      LedgerSettings ledgerSettings,
      List<ServerSettings> told,
      Extensions plugins)
      throws RunException {
    Ledger ledger = openLedger(home, ledgerSettings);
    try {
      new TagRecovery(ledger.tagJournal()).recover();
      PackStore store = packStore(home, plugins.extractors());
      PackChoice packs =
          PackChoice.of(settings.packs(), plugins.classifiers(), store, settings.sureness());
      BuiltIns builtIns = new BuiltIns(home, settings, Clock.systemUTC());
      return new Engine(home, settings, plugins, ledger, store, packs, builtIns, told);
    } catch (RunException | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /**
   * The ledger alone, for commands that only ask what is known.
   *
   * @throws RunException when its password cannot be read
   */
  public static Ledger openLedger(Home home, LedgerSettings settings) throws RunException {
    Ledger ledger = Ledger.open(placeOf(home, settings), Clock.systemUTC());
    home.keepPrivate();
    return ledger;
  }

  private static LedgerPlace placeOf(Home home, LedgerSettings settings) throws RunException {
    if (settings.url().isEmpty()) {
      return new LedgerPlace.InFile(home.ledger(), settings.libraries());
    }
    try {
      return new LedgerPlace.OnServer(
          settings.url().get(), settings.password(System.getenv()), settings.libraries());
    } catch (ConfigException e) {
      throw new RunException(e.getMessage(), e);
    }
  }

  /**
   * The model packs of a home and those bundled with the program.
   *
   * @param extractors the plugins' front-ends, which packs may ask for besides the built-in ones
   */
  public static PackStore packStore(Home home, List<FeatureExtractor> extractors) {
    List<FeatureExtractor> all = new ArrayList<>(extractors);
    all.addAll(FrontEnds.list());
    all.addAll(networks(home, List.copyOf(all)));
    return new PackStore(
        home.packs(),
        new PackReader(
            frontEnd -> all.stream().anyMatch(e -> e.supports(frontEnd)),
            frontEnd -> KnownBases.findNeed(frontEnd).or(() -> FrontEnds.findTrouble(frontEnd))),
        Engine.class.getClassLoader());
  }

  /** The base networks of a home. */
  public static BaseStore baseStore(Home home) {
    return new BaseStore(home.bases());
  }

  /** Base networks, whose models are loaded when they are first asked. */
  private static List<BaseNetwork> networks(Home home, List<FeatureExtractor> inputs) {
    BaseStore store = baseStore(home);
    return store.listManifests().stream()
        .map(manifest -> new BaseNetwork(manifest, store, inputs))
        .toList();
  }

  /** Runs over a library. */
  public RunService runs() {
    return new RunService(
        ledger,
        extensions,
        analyser,
        this::tagsOf,
        goals(),
        catalogue,
        servers,
        settings.workers(),
        clock);
  }

  /**
   * Loads the models of the packs in use; else that is done for the first track.
   *
   * @throws RunException when a pack cannot be used
   */
  public void loadPacks() throws RunException {
    packs.load();
  }

  /** One file, looked at closely, with nothing remembered or written. */
  public TrackInspector inspector() {
    return new TrackInspector(extensions, analyser, tags);
  }

  /** How sure packs must be of what they say. */
  public Sureness sureness() {
    return settings.sureness();
  }

  /** How many tracks are worked on at once. */
  public int workers() {
    return settings.workers();
  }

  /** Whether something computes a front-end. */
  public boolean hears(FrontEnd frontEnd) {
    return extensions.extractors().stream().anyMatch(each -> each.supports(frontEnd));
  }

  /** Takes changes back. */
  public UndoService undo() {
    return new UndoService(tags, ledger.tagJournal(), settings.files(), clock);
  }

  /** Tracks as servers and DJ programs know them. */
  public TrackCatalogue catalogue() {
    return catalogue;
  }

  /** The servers that are told of changed tags, and asked what they show. */
  public ServerRound servers() {
    return servers;
  }

  /** What crates can be written as, plugins' formats before the built-in ones. */
  public List<CrateExporter> exporters() {
    return extensions.exporters();
  }

  /** The packs at hand, in use or not. */
  public PackStore packs() {
    return store;
  }

  /** What is known. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * The tracks below a folder that a scan could listen to, with what it heard, by path. Nothing is
   * decoded: run a scan first.
   *
   * @param root a folder, absolute and normalised
   */
  public List<TrackFeatures> listFeatures(Path root, FrontEnd frontEnd) {
    List<TrackFeatures> found = new ArrayList<>();
    for (TrackEntry entry : ledger.list(root, RunRequest.Kind.SCAN.goalKind())) {
      if (entry.state() == State.DONE && !entry.missing()) {
        ledger
            .findFeatures(entry.file(), frontEnd)
            .ifPresent(features -> found.add(new TrackFeatures(entry.file(), features)));
      }
    }
    return found;
  }

  /**
   * What a front-end hears of a track that was heard before: as it is kept, else listened to now,
   * and kept.
   *
   * @throws RunException when it cannot be listened to
   */
  public FeatureTensor hear(Path track, FrontEnd frontEnd) throws RunException {
    Optional<AudioFile> file = ledger.find(track).map(TrackEntry::file);
    Optional<FeatureTensor> known = file.flatMap(each -> ledger.findFeatures(each, frontEnd));
    if (known.isPresent()) {
      return known.get();
    }
    FeatureTensor heard = inspector().features(track, frontEnd);
    file.ifPresent(
        each -> {
          AudioMemory memory = ledger.remember(each, Optional::empty);
          memory.putFeatures(frontEnd, heard);
          memory.save();
        });
    return heard;
  }

  /**
   * What the packs in use said of a track when it was heard.
   *
   * @return empty when it was not heard, or no longer is as it was
   */
  public Optional<List<TrackScores>> findScores(Path track) {
    return ledger
        .find(track)
        .map(TrackEntry::file)
        .flatMap(
            file -> {
              try {
                TrackMemory memory = TrackMemory.of(ledger.remember(file, Optional::empty));
                return Optional.of(analyser.recall(memory, Optional.empty()).scores());
              } catch (TrackFailure unheard) {
                return Optional.empty();
              }
            });
  }

  /**
   * The music below a folder, found anew; nothing is listened to or remembered.
   *
   * @param root a folder, absolute and normalised
   * @throws RunException when it cannot be read
   */
  public List<Path> listMusic(Path root) throws RunException {
    return FoundFiles.below(root, extensions).files().stream().map(AudioFile::path).toList();
  }

  /**
   * What a pack changes in what is said of tracks that were heard before, were all packs in use.
   * Nothing is listened to, remembered or written.
   *
   * @param name {@code id/version} of a pack of the store
   * @param most of so many tracks, the first ones by path
   */
  public PackEffect effectOf(String name, int most) {
    List<TrackClassifier> others = extensions.classifiers();
    List<TrackClassifier> plugins =
        others.stream().filter(each -> !(each instanceof PackClassifier)).toList();
    try (PackChoice without = choice(store.listUsableWithout(name), plugins);
        PackChoice with = choice(store.listUsable(), plugins)) {
      return PackEffect.of(
          ledger,
          analyser.with(extensions.withClassifiers(without.classifiers())),
          analyser.with(extensions.withClassifiers(with.classifiers())),
          this::tagsOf,
          most);
    }
  }

  private PackChoice choice(List<PackManifest> manifests, List<TrackClassifier> plugins) {
    return PackChoice.all(manifests, plugins, store, settings.sureness());
  }

  /**
   * What the tags of a file say now.
   *
   * @throws TrackException when they cannot be read
   */
  public TagValues readTags(AudioFile file) throws TrackException {
    return tags.read(file);
  }

  /** The genres that a person wrote into a file's tags; none where these do not parse. */
  public List<String> listGenresOfOthers(AudioFile file) {
    try {
      return Provenance.namesOfOthers(readTags(file), TagField.GENRE);
    } catch (TrackException unreadable) {
      return List.of();
    }
  }

  /** What a decision may look at; a file whose tags cannot be read has none. */
  private Optional<SeenTags> tagsOf(AudioFile file) {
    if (settings.electronic() != ElectronicMusic.AUTO) {
      return Optional.empty();
    }
    try {
      return Optional.of(tags.see(file));
    } catch (TrackException e) {
      return Optional.empty();
    }
  }

  private RunService.Goals goals() {
    return new RunService.Goals() {
      @Override
      public Goal goal(RunRequest.Kind kind) {
        return new Goal(kind.goalKind(), settingsKey(kind));
      }

      @Override
      public List<String> packs() {
        return packs.classifiers().stream().map(TrackClassifier::pack).toList();
      }

      @Override
      public void prepare() throws RunException {
        loadPacks();
      }

      @Override
      public TrackTask task(RunRequest request) {
        TrackTask task = taskOf(request.kind());
        boolean heedsUndo =
            request.kind() != RunRequest.Kind.SCAN && request.retry() != RunRequest.Retry.UNDONE;
        return heedsUndo
            ? TrackTask.unlessUndone(new UndoneFiles(ledger.tagJournal()), targets(), task)
            : task;
      }

      @Override
      public boolean hasResult(RunRequest.Kind kind, Path track) {
        return kind != RunRequest.Kind.TAG
            || !writesBeside()
            || Files.exists(SidecarWriter.sidecarOf(track), LinkOption.NOFOLLOW_LINKS);
      }
    };
  }

  private TrackTask taskOf(RunRequest.Kind kind) {
    if (kind == RunRequest.Kind.SCAN) {
      return TrackTask.remember();
    }
    boolean isDry = kind == RunRequest.Kind.DRY_RUN;
    if (writesBeside()) {
      return isDry ? TrackTask.planSidecar(sidecars) : TrackTask.sidecar(sidecars);
    }
    return isDry
        ? TrackTask.plan(tags, policy)
        : TrackTask.tag(tags, policy, settings.profile().tagStyle().orElseThrow());
  }

  private boolean writesBeside() {
    return settings.profile() == Profile.SIDECAR;
  }

  /** Which file is written for a track. */
  private UnaryOperator<Path> targets() {
    return writesBeside() ? SidecarWriter::sidecarOf : UnaryOperator.identity();
  }

  /** Everything that changes what a track's result would be. A dry run is never settled. */
  private String settingsKey(RunRequest.Kind kind) {
    String result =
        switch (kind) {
          case SCAN -> settings.decisionKey();
          case DRY_RUN -> clock.instant().toString();
          case TAG -> settings.taggingKey();
        };
    return packs.describe() + "|" + result;
  }

  /** Labels in the user's words. */
  public LabelMap words() {
    return words;
  }

  /**
   * The labels that the settings speak of and that no pack in use says. They may be meant for other
   * packs, or be typing errors.
   */
  public List<String> listUnknownLabels() {
    Taxonomy taxonomy = Taxonomy.bundled();
    return settings.labels().heard().stream()
        .filter(label -> taxonomy.find(label).isEmpty() && !packs.says(label, taxonomy))
        .toList();
  }

  /** Children that decode and encode, with the libraries unpacked in the home's cache. */
  public static FfmpegChildren ffmpeg(Home home) {
    return new FfmpegChildren(home.cache().resolve("natives"));
  }

  @Override
  public void close() {
    builtIns.close();
    packs.close();
    bases.forEach(BaseNetwork::close);
    ledger.close();
  }
}
