package org.cratetag.schedule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduleTest {
  @Test
  void every_failingTask_isStartedAgain() throws InterruptedException {
    CountDownLatch starts = new CountDownLatch(3);
    try (Schedule schedule = new Schedule()) {
      schedule.every(
          Duration.ofMillis(5),
          () -> {
            starts.countDown();
            throw new IllegalStateException("a failing task");
          });
      starts.await();
    }
  }

  @Test
  void cron_everySecond_isStarted() throws InterruptedException {
    CountDownLatch starts = new CountDownLatch(1);
    try (Schedule schedule = new Schedule()) {
      schedule.cron("* * * * * ?", starts::countDown);
      starts.await();
    }
  }

  @Test
  void cron_unreadable_isRefused() {
    try (Schedule schedule = new Schedule()) {
      assertThatThrownBy(() -> schedule.cron("at night", () -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'at night'");
    }
  }
}
