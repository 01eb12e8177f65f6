package org.cratetag.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CpuBudgetTest {
  private long nanos;
  private long cpu;
  private double load;

  @Test
  void tracksThatTakeMoreThanTheirShare_areHeldToIt() {
    CpuBudget budget = budget(OptionalDouble.of(0.5), OptionalDouble.empty());
    for (int track = 0; track < 1_000; track++) {
      nanos += 1_000_000_000L;
      cpu += 1_000_000_000L;
      Duration pause = budget.pause();
      while (pause.toNanos() > 0) {
        nanos += pause.toNanos();
        pause = budget.pause();
      }
    }
    assertThat((double) cpu / nanos).isBetween(0.49, 0.51);
  }

  @Test
  void tracksThatTakeLess_neverWait_andSaveNothingUp() {
    CpuBudget budget = budget(OptionalDouble.of(0.5), OptionalDouble.empty());
    for (int track = 0; track < 1_000; track++) {
      nanos += 1_000_000_000L;
      cpu += 100_000_000L;
      assertThat(budget.pause()).isZero();
    }
    nanos += 1_000_000_000L;
    cpu += 10_000_000_000L;
    assertThat(budget.pause()).isPositive();
  }

  @Test
  void busyMachine_isLeftAlone() {
    CpuBudget budget = budget(OptionalDouble.empty(), OptionalDouble.of(2));
    load = 3;
    assertThat(budget.pause()).isPositive();
    load = 1;
    assertThat(budget.pause()).isZero();
    load = -1;
    assertThat(budget.pause()).as("a load that is not known").isZero();
  }

  private CpuBudget budget(OptionalDouble cores, OptionalDouble maxLoad) {
    return new CpuBudget(cores, maxLoad, () -> nanos, () -> cpu, () -> load);
  }
}
