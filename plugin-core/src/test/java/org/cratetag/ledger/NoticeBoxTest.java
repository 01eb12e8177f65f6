package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cratetag.ledger.database.LedgerTime;
import org.cratetag.ledger.notice.Notice;
import org.junit.jupiter.api.Test;

class NoticeBoxTest extends LedgerFixture {
  private static final Path A = ROOT.resolve("a.mp3");
  private static final Path B = ROOT.resolve("b \"emoji\" \uD83C\uDFB5\n.mp3");

  @Test
  void notice_waitsUntilTheServerWasTold_alsoOverARestart() {
    ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("Tech House", "House"));
    ledger.notices().put("home", B, Notice.Event.UNDONE, List.of());
    ledger.close();
    ledger = Ledger.open(place(), LedgerTime.of(clock));
    List<Notice> waiting = ledger.notices().takeDue("home", Notice.State.WAITING, 10);
    assertThat(waiting).extracting(Notice::path).containsExactly(A, B);
    assertThat(waiting.get(0).wanted()).containsExactly("Tech House", "House");
    assertThat(waiting.get(1).event()).isEqualTo(Notice.Event.UNDONE);
    assertThat(ledger.notices().takeDue("other", Notice.State.WAITING, 10)).isEmpty();
    ledger.notices().told("home", List.of(A, B), true);
    assertThat(ledger.notices().count())
        .isEqualTo(Map.of("home", Map.of(Notice.State.TOLD, 1, Notice.State.DONE, 1)));
  }

  @Test
  void failures_areTriedAgainLaterAndLater_andGivenUpAfterADay() {
    ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("House"));
    Duration passed = Duration.ZERO;
    int failures = 0;
    while (ledger.notices().findNextDue("home").isPresent()) {
      if (ledger.notices().takeDue("home", Notice.State.WAITING, 10).isEmpty()) {
        clock.advance(Duration.ofMinutes(1));
        passed = passed.plusMinutes(1);
      } else {
        ledger.notices().failed("home", List.of(A), "nothing answers there");
        failures++;
      }
    }
    assertThat(failures).isBetween(20, 40);
    assertThat(passed).isBetween(Duration.ofHours(20), Duration.ofHours(30));
    Notice given = ledger.notices().list(A).get(0);
    assertThat(given.state()).isEqualTo(Notice.State.GIVEN_UP);
    assertThat(ledger.notices().findTrouble("home")).contains("nothing answers there");
  }

  @Test
  void look_isRepeatedUntilTheServerShowsIt() {
    ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("House"));
    ledger.notices().told("home", List.of(A), true);
    assertThat(ledger.notices().takeDue("home", Notice.State.TOLD, 10)).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(ledger.notices().takeDue("home", Notice.State.TOLD, 10)).hasSize(1);
    ledger.notices().looked("home", A, List.of("Rock"), false);
    assertThat(ledger.notices().takeDue("home", Notice.State.TOLD, 10)).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    ledger.notices().looked("home", A, List.of("House"), true);
    Notice shown = ledger.notices().list(A).get(0);
    assertThat(shown.state()).isEqualTo(Notice.State.SHOWN);
    assertThat(shown.shown()).containsExactly("House");
    assertThat(ledger.notices().findNextDue("home")).isEmpty();
  }

  @Test
  void serverThatGoesOnShowingSomethingElse_isNotAskedForEver() {
    ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("House"));
    ledger.notices().told("home", List.of(A), true);
    int looks = 0;
    while (ledger.notices().findNextDue("home").isPresent()) {
      clock.advance(Duration.ofSeconds(5));
      for (Notice due : ledger.notices().takeDue("home", Notice.State.TOLD, 10)) {
        ledger.notices().looked("home", due.path(), List.of("Rock"), false);
        looks++;
      }
    }
    assertThat(looks).isBetween(5, 12);
    assertThat(ledger.notices().list(A).get(0).state()).isEqualTo(Notice.State.NOT_SHOWN);
  }

  @Test
  void whatIsLeftOfAnotherServer_isNotDueForThisOne() {
    ledger.notices().put("gone", A, Notice.Event.TAGGED, List.of("House"));
    assertThat(ledger.notices().findNextDue("gone")).isPresent();
    assertThat(ledger.notices().findNextDue("home")).isEmpty();
  }

  @Test
  void noticeOfARunAtWork_isItsOwn_untilItsProcessHasEnded() {
    try (Ledger other = Ledger.open(place(), LedgerTime.of(clock))) {
      ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("House"));
      assertThat(other.notices().takeDue("home", Notice.State.WAITING, 10)).isEmpty();
      assertThat(other.notices().findNextDue("home")).isEmpty();
      ledger.close();
      assertThat(other.notices().takeDue("home", Notice.State.WAITING, 10)).hasSize(1);
      ledger = Ledger.open(place(), LedgerTime.of(clock));
    }
  }

  @Test
  void dueNotice_isTakenByOneOnly_andIsDueAgainWhenThatOneSaysNothing() {
    try (Ledger other = Ledger.open(place(), LedgerTime.of(clock))) {
      ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("House"));
      ledger.notices().failed("home", List.of(A), "away");
      clock.advance(Duration.ofMinutes(2));
      assertThat(other.notices().takeDue("home", Notice.State.WAITING, 10)).hasSize(1);
      assertThat(ledger.notices().takeDue("home", Notice.State.WAITING, 10)).isEmpty();
      clock.advance(Duration.ofMinutes(3));
      assertThat(ledger.notices().takeDue("home", Notice.State.WAITING, 10)).hasSize(1);
    }
  }

  @Test
  void laterChange_takesThePlaceOfAnEarlierOne() {
    ledger.notices().put("home", A, Notice.Event.TAGGED, List.of("House"));
    ledger.notices().failed("home", List.of(A), "away");
    ledger.notices().put("home", A, Notice.Event.UNDONE, List.of());
    Notice only = ledger.notices().takeDue("home", Notice.State.WAITING, 10).get(0);
    assertThat(only.event()).isEqualTo(Notice.Event.UNDONE);
    assertThat(only.failures()).isZero();
    assertThat(only.reason()).isEmpty();
  }
}
