package io.convenor.scheduling.invitations;

import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.BookingTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A conference whose letters go out is not kept from those who change it. */
@BookingTest
class LettersWaitForNobodyTests {

	@Autowired
	ApplicationContext house;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
	}

	@AfterEach
	void nothingIsUnderway() {
		this.siblings.goHome();
	}

	@Test
	void aLetterIsSettledWhileSomebodyElseChangesItsConference() {
		var going = new CountDownLatch(1);
		var held = new CountDownLatch(1);
		UUID id = this.siblings.review(LocalDateTime.of(2026, 2, 23, 10, 0), Person.KIM);
		UUID kim = this.siblings.invitee(id, Person.KIM.address()).id();
		this.microsoft365.whileSending = (mail) -> {
			if (mail.to().equals(Person.KIM.address())) {
				going.countDown();
				awaiting(held);
			}
		};
		this.siblings.sent(id);
		awaiting(going);
		this.transaction.executeWithoutResult((_) -> {
			this.conferences.locked(id);
			held.countDown();
			Awaitility.await()
				.until(() -> this.deliveries.about(id)
					.stream()
					.anyMatch((each) -> each.kind().equals(GatheredLetters.KIND) && each.isFor(kim)
							&& each.state() == Delivery.State.SENT));
		});
	}

	private static void awaiting(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
