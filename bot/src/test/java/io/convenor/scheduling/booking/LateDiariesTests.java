package io.convenor.scheduling.booking;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.conference.Way;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@BookingTest
class LateDiariesTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void atTheEndOfThePeople() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
		this.helen.isAtPeople(Way.VIRTUAL);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
	}

	@AfterEach
	void letEverybodyGo() {
		this.microsoft365.slow.countDown();
	}

	@Test
	void aSlowMicrosoft365DoesNotHoldTheChairUpAndTheTimesCome() {
		this.microsoft365.slow = new CountDownLatch(1);
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.microsoft365.slow.getCount()).as("Microsoft 365 has not answered yet").isOne();
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
		assertThat(this.helen.booking().timing().look()).isEqualTo(Look.ON_ITS_WAY);
		this.microsoft365.slow.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(newest().timing().look()).isEqualTo(Look.DONE));
		assertThat(newest().timing().slots()).hasSize(3);
		assertThat(newest().version()).isGreaterThan(this.helen.booking().version());
	}

	@Test
	void aButtonPressedWhileTheTimesCameIsAsGoodAsOnTheNewestCard() {
		Submission pressed = aMoveMadeBeforeTheTimesCame();
		Booking after = this.bookings.time(pressed);
		assertThat(after.step()).isEqualTo(Step.SUMMARY);
	}

	@Test
	void aMoveBeforeThatIsStillTooOld() {
		Submission tooOld = this.helen.move(Map.of());
		aMoveMadeBeforeTheTimesCame();
		assertThatThrownBy(() -> this.bookings.time(tooOld)).isInstanceOf(OptimisticLockingFailureException.class);
	}

	@Test
	void timesThatComeAfterTheChairWentOnAreDropped() {
		this.microsoft365.slow = new CountDownLatch(1);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::back, Map.of());
		Booking back = this.helen.booking();
		this.microsoft365.slow.countDown();
		Awaitility.await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(newest()).isEqualTo(back));
	}

	@Test
	void aMicrosoft365ThatCannotBeReachedIsSaidAndCanBeAskedAgain() {
		this.microsoft365.down = true;
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
		assertThat(this.helen.booking().timing().look()).isEqualTo(Look.FAILED);
		this.microsoft365.down = false;
		this.helen.does(this.bookings::look, Map.of());
		assertThat(this.helen.booking().timing().slots()).hasSize(3);
	}

	@Test
	void aTimeGivenWhileNobodyCanSeeTheDiariesIsAskedAbout() {
		this.microsoft365.down = true;
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "2026-03-03", BookingFields.TIME, "10:00"));
		assertThat(this.helen.booking().plan().questions()).extracting(Booking.Question::sentence)
			.containsExactly("The diaries could not be read in time, so I do not know who is free on "
					+ "Tuesday 3 March 2026, 10:00. Book that time all the same?");
		this.helen.does(this.bookings::yes, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.SUMMARY);
	}

	private Submission aMoveMadeBeforeTheTimesCame() {
		this.microsoft365.slow = new CountDownLatch(1);
		this.helen.does(this.bookings::people, Map.of());
		Submission move = this.helen.move(Map.of(BookingFields.DATE, "2026-03-03", BookingFields.TIME, "10:00"));
		this.microsoft365.slow.countDown();
		Awaitility.await().until(() -> newest().timing().look() == Look.DONE);
		return move;
	}

	private Booking newest() {
		return this.bookings.find(this.helen.booking().id()).orElseThrow();
	}

}
