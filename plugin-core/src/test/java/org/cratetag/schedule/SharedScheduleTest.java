package org.cratetag.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.PostgresServer;
import org.cratetag.ledger.database.LedgerPlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class SharedScheduleTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final CronTimes NIGHTLY = CronTimes.of("30 3 * * *");

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final List<SharedSchedule> members = new ArrayList<>();
  private LedgerPlace place;
  private Ledger ledger;

  @BeforeEach
  void open() {
    place = PostgresServer.newPlace();
    ledger = Ledger.open(place, java.time.Clock.systemUTC());
  }

  @AfterEach
  void close() {
    members.forEach(SharedSchedule::close);
    ledger.close();
  }

  private SharedSchedule join(String node) {
    SharedSchedule schedule =
        SharedSchedule.join(
            ledger.findServer().orElseThrow(), node, name -> told.add(node + " " + name));
    members.add(schedule);
    schedule.set("music", NIGHTLY, ZONE);
    schedule.setResting(false);
    return schedule;
  }

  private SharedSchedule byName(String answer) {
    return members.get(answer.startsWith("one ") ? 0 : 1);
  }

  @Test
  void whatNobodyEverAskedFor_isDueAtOnce_atOneOnly() throws Exception {
    join("one");
    join("two");
    String first = told.poll(30, TimeUnit.SECONDS);
    assertThat(first).endsWith(" music");
    byName(first).soon("music");
    assertThat(told.poll(2, TimeUnit.SECONDS)).as("while it is in hand").isNull();
    byName(first).done("music");
    assertThat(told.poll(30, TimeUnit.SECONDS)).as("what was asked for meanwhile").isNotNull();
  }

  @Test
  void doneLook_isDueByItsTimes_onTheClocksOfItsPlace() throws Exception {
    SharedSchedule one = join("one");
    told.poll(30, TimeUnit.SECONDS);
    one.done("music");
    Instant next = one.findNext("music").orElseThrow();
    assertThat(next).isEqualTo(NIGHTLY.findNext(Instant.now(), ZONE).orElseThrow());
    CronTimes monthly = CronTimes.of("@monthly");
    one.set("music", monthly, ZONE);
    assertThat(one.findNext("music")).isEqualTo(monthly.findNext(Instant.now(), ZONE));
    assertThat(one.findNext("other")).isEmpty();
  }

  @Test
  void putOffLook_isDueAgain_andWhoLeavesHandsItOn() throws Exception {
    SharedSchedule one = join("one");
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("one music");
    one.putOff("music", Instant.now().plusMillis(500));
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("one music");
    SharedSchedule two = join("two");
    members.remove(one);
    one.close();
    assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("two music");
    two.done("music");
  }

  @Test
  void machineThatLeaves_doesNotWaitForWhatItIsJustBeingTold() throws Exception {
    for (int i = 0; i < 5; i++) {
      SharedSchedule one = join("one");
      one.soon("music");
      members.remove(one);
      one.close();
    }
    SharedSchedule last = join("last");
    while (!String.valueOf(told.poll(30, TimeUnit.SECONDS)).startsWith("last")) {
      assertThat(members).hasSize(1);
    }
    last.done("music");
  }

  @Test
  void restingMachine_isToldNothing() throws Exception {
    SharedSchedule one = join("one");
    told.poll(30, TimeUnit.SECONDS);
    one.done("music");
    one.setResting(true);
    one.soon("music");
    // What Quartz has just begun when it is told to rest comes all the same.
    if (told.poll(2, TimeUnit.SECONDS) != null) {
      one.putOff("music", Instant.now());
    }
    assertThat(told.poll(2, TimeUnit.SECONDS)).isNull();
    one.setResting(false);
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("one music");
    one.done("music");
  }
}
