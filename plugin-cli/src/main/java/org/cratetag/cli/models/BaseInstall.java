package org.cratetag.cli.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.pack.ModelFolder;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.base.EssentiaModel;
import org.cratetag.train.base.MadeBase;
import org.cratetag.train.base.MusicnnWheel;

/** Installs a base network, from its makers' file or by its name. */
final class BaseInstall {
  private static final String WHEEL = ".whl";

  private final BaseStore store;
  private final PipDownload pip;
  private final LicenceQuestion question;
  private final Output output;

  BaseInstall(BaseStore store, PipDownload pip, LicenceQuestion question, Output output) {
    this.store = store;
    this.pip = pip;
    this.question = question;
    this.output = output;
  }

  /** Whether what is to be installed is a base; a file of that name is not. */
  static boolean isBase(String source) {
    return endsWith(source, WHEEL)
        || endsWith(source, EssentiaModel.SUFFIX)
        || source.equals(KnownBases.MUSICNN) && !Files.exists(Path.of(source));
  }

  /**
   * Installs it.
   *
   * @param source the name of a known base, or a file
   * @return what it says of itself
   * @throws PackException when it is there already, cannot be had, or is not what it should be
   * @throws WrongUseException when its licence is not accepted
   */
  BaseManifest install(String source) throws PackException, IOException {
    if (!source.equals(KnownBases.MUSICNN)) {
      Path file = Path.of(source);
      return endsWith(source, EssentiaModel.SUFFIX) ? installEssentia(file) : install(file);
    }
    requireAbsent(KnownBases.MUSICNN);
    List<String> command =
        pip.find()
            .orElseThrow(
                () ->
                    new PackException(
                        "pip is not here. Where it is: pip download --no-deps "
                            + MusicnnWheel.REQUIREMENT
                            + "; then here: cratetag models install "
                            + MusicnnWheel.FILE));
    output.remark("pip gets " + MusicnnWheel.REQUIREMENT + ", 29 MB.");
    Path folder = Files.createTempDirectory("cratetag-base-");
    try {
      return install(pip.fetch(command, MusicnnWheel.REQUIREMENT, folder));
    } finally {
      ModelFolder.delete(folder);
    }
  }

  private BaseManifest installEssentia(Path file) throws PackException {
    EssentiaModel model = EssentiaModel.read(file);
    requireAbsent(model.id());
    question.ask(model);
    MadeBase made = model.make();
    store.install(made.manifest(), made.model());
    return made.manifest();
  }

  /** Before anything is fetched or asked for. */
  private void requireAbsent(String id) throws PackException {
    Optional<BaseManifest> present = store.find(id);
    if (present.isPresent()) {
      throw new PackException(
          present.get().name()
              + " is already there; to have another one: cratetag models remove "
              + id);
    }
  }

  private static boolean endsWith(String source, String suffix) {
    return source.toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  private BaseManifest install(Path wheel) throws PackException {
    MadeBase made = MusicnnWheel.read(wheel);
    Optional<String> difference = BaseNetwork.findDifference(made.manifest(), made.model());
    if (difference.isPresent()) {
      throw new PackException(
          made.manifest().name() + " does not do here what it should: " + difference.get());
    }
    store.install(made.manifest(), made.model());
    return made.manifest();
  }
}
