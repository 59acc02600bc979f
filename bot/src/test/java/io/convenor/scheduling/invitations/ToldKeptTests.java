package io.convenor.scheduling.invitations;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.Waiters;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.BookingTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A letter that arrived where somebody was reached before is not what they know, however
 * closely it is followed by the right address.
 */
@BookingTest
class ToldKeptTests {

	@Autowired
	ApplicationContext house;

	@Autowired
	StoredCorrespondence stored;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID kim;

	Known known;

	@BeforeEach
	void aLetterIsOnItsWay() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		UUID id = this.siblings.sent(this.siblings.review(LocalDateTime.of(2026, 2, 23, 10, 0), Person.KIM));
		this.siblings.settle();
		this.kim = this.siblings.invitee(id, Person.KIM.address()).id();
		this.known = Objects.requireNonNull(this.stored.find(this.kim).orElseThrow().told());
		this.jdbc.sql("update correspondence set underway = 'a letter' where invitee = ?").param(this.kim).update();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void whatALetterSaidIsKnownOnceItArrived() {
		assertThat(told()).isTrue();
	}

	@Test
	void whatALetterSaidIsNotKnownToWhomItWasToBeWrittenAnewMeanwhile() {
		CompletableFuture<Boolean> arrived = new CompletableFuture<>();
		this.transaction.executeWithoutResult((_) -> {
			this.stored.forget(this.kim);
			this.jdbc.sql("update invitee set address = 'kim.right@example.com' where id = ?").param(this.kim).update();
			Waiters.waitForUs(this.jdbc, arrived, this::told);
		});
		assertThat(arrived.join()).isFalse();
		this.stored.leave(this.kim, "a letter");
		assertThat(this.stored.find(this.kim).orElseThrow().told()).isNull();
	}

	private boolean told() {
		return this.stored.told(this.kim, Person.KIM.address(), this.known);
	}

}
