package org.cratetag.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipesTest {
  @ParameterizedTest
  @EnumSource(TrackStyle.class)
  void of_anyStyle_hasLanesOfWholeBars(TrackStyle style) {
    Recipe recipe = Recipes.of(style);

    assertThat(recipe.bassLanes()).allMatch(lane -> lane.matches("([0-7.-]{16})?"));
    assertThat(recipe.chordLanes()).allMatch(lane -> lane.matches("[x.-]{16}"));
    assertThat(recipe.leadLanes()).allMatch(lane -> lane.matches("([0-9?.-]{16})?"));
    for (Map<Drum, String> pattern : recipe.drums()) {
      assertThat(pattern.values()).allMatch(lane -> lane.matches("([1-9.]{16}){1,2}"));
    }
  }

  @ParameterizedTest
  @EnumSource(TrackStyle.class)
  void of_styleWithBeat_hasAKickAtTheStartOfTheBar(TrackStyle style) {
    for (Map<Drum, String> pattern : Recipes.of(style).drums()) {
      assertThat(pattern.getOrDefault(Drum.KICK, ".").charAt(0) == '9').isEqualTo(style.hasBeat());
    }
  }
}
