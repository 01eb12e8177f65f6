package org.cratetag.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class StopRequestTest {
  @Test
  void asksFirst_andEndsAtTheSecondSignal() {
    List<String> heard = new ArrayList<>();
    try (StopRequest stop = StopRequest.of(() -> heard.add("finish"), () -> heard.add("end"))) {
      assertThat(stop.isRequested()).isFalse();
      stop.signal();
      assertThat(stop.isRequested()).isTrue();
      assertThat(heard).containsExactly("finish");
      stop.signal();
      assertThat(heard).containsExactly("finish", "end");
    }
  }

  @Test
  void hearsTheSignal_ofTheProcess() throws Exception {
    List<String> heard = new ArrayList<>();
    CountDownLatch latch = new CountDownLatch(1);
    try (StopRequest stop =
        StopRequest.listen(
            () -> {
              heard.add("finish");
              latch.countDown();
            })) {
      Signal.raise(new Signal("INT"));
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(stop.isRequested()).isTrue();
    }
    assertThat(heard).containsExactly("finish");
  }
}
