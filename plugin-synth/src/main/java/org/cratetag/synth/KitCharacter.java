package org.cratetag.synth;

/**
 * What makes one drum kit sound unlike another. The seed moves each value by up to an eighth.
 *
 * <p>kickHz is where the kick's pitch ends, sweepHz how far above it begins; click is the level of
 * the beater; drive is the gain into a soft clipper; snareHz is the pitch of the snare's skin and
 * snareNoise the share of its wires; hatHz is where the hats' high-pass lies.
 */
enum KitCharacter {
  ROUND(48, 190, 0.22, 0.25, 1.3, 190, 0.7, 7200),
  HARD(46, 260, 0.2, 0.5, 2.6, 180, 0.75, 7800),
  DISTORTED(52, 320, 0.24, 0.8, 9, 210, 0.8, 6500),
  ACOUSTIC(62, 120, 0.14, 0.6, 1.5, 200, 0.65, 6200),
  MACHINE(44, 90, 0.42, 0.15, 1.2, 175, 0.6, 8200),
  SOFT(56, 110, 0.18, 0.1, 1, 170, 0.5, 6800),
  DEEP(42, 220, 0.3, 0.4, 2, 165, 0.7, 7500);

  final double kickHz;
  final double sweepHz;
  final double kickSeconds;
  final double click;
  final double drive;
  final double snareHz;
  final double snareNoise;
  final double hatHz;

  KitCharacter(
      double kickHz,
      double sweepHz,
      double kickSeconds,
      double click,
      double drive,
      double snareHz,
      double snareNoise,
      double hatHz) {
    this.kickHz = kickHz;
    this.sweepHz = sweepHz;
    this.kickSeconds = kickSeconds;
    this.click = click;
    this.drive = drive;
    this.snareHz = snareHz;
    this.snareNoise = snareNoise;
    this.hatHz = hatHz;
  }
}
