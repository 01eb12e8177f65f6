package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.train.SeedOption;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.decode.FfmpegChildren;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.run.Engine;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code cratetag lab synthesise}. */
@Command(
    name = "synthesise",
    description = "Makes electronic tracks of known style and tempo, to try the other commands on.",
    footer = {
      "",
      "Each style gets a folder of FLAC files named after style, tempo and seed. The",
      "same seeds give the same tracks.",
      "",
      "Examples:",
      "  cratetag lab synthesise --out crates --tracks 30",
      "  cratetag lab synthesise --out crates --styles house,techno,drum-and-bass"
    })
final class SynthesiseCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the folders are made; files of the same name are replaced.")
  private Path out;

  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "4",
      description = "Tracks of each style. Default: ${DEFAULT-VALUE}.")
  private int tracks;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Length of each track. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Mixin private SeedOption seed;

  @Option(
      names = "--styles",
      paramLabel = "STYLES",
      split = ",",
      converter = StyleConverter.class,
      description = "Which, by the names of their folders, with commas. Default: all.")
  private List<TrackStyle> styles = List.of(TrackStyle.values());

  public SynthesiseCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (tracks < 1 || seconds < 1 || seconds > 1_200) {
      throw new WrongUseException("--tracks must be 1 or more, --seconds from 1 to 1200");
    }
    Output output = options.output();
    try (FfmpegChildren children = Engine.ffmpeg(Workplace.home(options))) {
      synthesise(new FfmpegEncoder(children), output);
    }
    return ExitStatus.OK;
  }

  private void synthesise(FfmpegEncoder encoder, Output output)
      throws IOException, InterruptedException {
    Synthesiser synthesiser = new Synthesiser();
    for (TrackStyle style : styles) {
      String name = name(style);
      Path folder = Files.createDirectories(out.resolve(name));
      for (long each = seed.seed(); each < seed.seed() + tracks; each++) {
        TrackSpec spec = TrackSpec.ofSeed(style, each).withDuration(Duration.ofSeconds(seconds));
        Path file = folder.resolve("%s-%.0f-bpm-%d.flac".formatted(name, spec.bpm(), each));
        encoder.encode(synthesiser.render(spec), AudioFormat.FLAC, Map.of(), file);
        output.result(
            Map.of("path", file, "style", name, "bpm", spec.bpm(), "seed", each), file.toString());
      }
    }
  }

  private static String name(TrackStyle style) {
    return style.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A style by its folder's name. */
  static final class StyleConverter implements ITypeConverter<TrackStyle> {
    @Override
    public TrackStyle convert(String name) {
      return Arrays.stream(TrackStyle.values())
          .filter(style -> name(style).equals(name.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no style '%s'; there are: %s"
                          .formatted(
                              name,
                              Arrays.stream(TrackStyle.values())
                                  .map(SynthesiseCommand::name)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
