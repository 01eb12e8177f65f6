package org.cratetag.synth;

/** The recipe of each style. */
final class Recipes {
  private Recipes() {}

  static Recipe of(TrackStyle style) {
    return switch (style) {
      case HOUSE -> FourOnTheFloor.house();
      case TECHNO -> FourOnTheFloor.techno();
      case TRANCE -> FourOnTheFloor.trance();
      case PSYTRANCE -> FourOnTheFloor.psytrance();
      case HARDCORE -> FourOnTheFloor.hardcore();
      case ELECTRO -> BrokenBeat.electro();
      case DRUM_AND_BASS -> BrokenBeat.drumAndBass();
      case BREAKS -> BrokenBeat.breaks();
      case GARAGE -> BrokenBeat.garage();
      case DUBSTEP -> SlowBeat.dubstep();
      case HIP_HOP -> SlowBeat.hipHop();
      case DOWNTEMPO -> SlowBeat.downtempo();
      case AMBIENT -> SlowBeat.ambient();
    };
  }
}
