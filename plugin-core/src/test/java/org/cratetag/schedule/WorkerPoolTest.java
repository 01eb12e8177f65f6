package org.cratetag.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {
  private final CancelSignal cancel = new CancelSignal();

  @Test
  void drain_manyItems_doesEachOnce() throws InterruptedException {
    Queue<Integer> items = new ConcurrentLinkedQueue<>(IntStream.range(0, 5000).boxed().toList());
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    AtomicInteger count = new AtomicInteger();
    new WorkerPool(4)
        .drain(
            worker -> {
              Integer item = items.poll();
              if (item == null) {
                return new Turn.Drained();
              }
              done.add(item);
              count.incrementAndGet();
              return new Turn.Worked();
            },
            cancel);
    assertThat(done).hasSize(5000);
    assertThat(count).hasValue(5000);
  }

  @Test
  void drain_severalWorkers_workAtTheSameTimeInNamedThreads() throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(3);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Set<String> workers = ConcurrentHashMap.newKeySet();
    new WorkerPool(3)
        .drain(
            worker -> {
              if (!workers.add(worker)) {
                return new Turn.Drained();
              }
              together.await();
              threads.add(Thread.currentThread().getName());
              return new Turn.Worked();
            },
            cancel);
    assertThat(workers).containsExactlyInAnyOrder("worker-1", "worker-2", "worker-3");
    assertThat(threads).containsExactlyInAnyOrder("worker-1", "worker-2", "worker-3");
  }

  @Test
  void drain_cancelled_endsTheItemInHandAndStops() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Thread drain =
        new Thread(
            () -> {
              try {
                new WorkerPool(1)
                    .drain(
                        worker -> {
                          inHand.countDown();
                          goOn.await();
                          ended.incrementAndGet();
                          return new Turn.Worked();
                        },
                        cancel);
              } catch (InterruptedException e) {
                ended.set(-1);
              }
            });
    drain.start();
    inHand.await();
    cancel.cancel();
    goOn.countDown();
    drain.join();
    assertThat(ended).hasValue(1);
  }

  @Test
  void drain_idle_asksAgainLater() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    new WorkerPool(1)
        .drain(
            worker ->
                asked.incrementAndGet() < 3
                    ? new Turn.Idle(Duration.ofMillis(5))
                    : new Turn.Drained(),
            cancel);
    assertThat(asked).hasValue(3);
  }

  @Test
  void drain_cancelledWhileAllWait_returns() throws InterruptedException {
    new WorkerPool(2)
        .drain(
            worker -> {
              cancel.cancel();
              return new Turn.Idle(Duration.ofDays(1));
            },
            cancel);
    assertThat(cancel.isCancelled()).isTrue();
  }

  @Test
  void drain_sourceBroken_stopsAllAndTells() {
    assertThatThrownBy(
            () ->
                new WorkerPool(2)
                    .drain(
                        worker -> {
                          if (worker.equals("worker-1")) {
                            throw new IllegalStateException("disk full");
                          }
                          return new Turn.Worked();
                        },
                        cancel))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }
}
