package io.convenor.scheduling.answers;

import java.time.LocalDateTime;
import java.util.Map;
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
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.delivery.Deliveries;
import io.convenor.graph.CalendarWatch.Seen;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is seen of an own entry is judged by what holds once its conference is kept:
 * whoever kept it before may have ended that they take part apart.
 */
@BookingTest
class OwnEntryKeptTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	@Autowired
	ApplicationContext house;

	@Autowired
	CalendarNews news;

	@Autowired
	Separations separations;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	@BeforeEach
	void somebodyTakesPartApart() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.id = this.siblings.sent(this.siblings.review(MONDAY, Person.KIM, Person.LEE));
		this.siblings.settle();
		this.siblings.keepsApart(this.id, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK"));
		this.siblings.settle();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void anEntryThatIsGoneIsLookedAtOnceMore() {
		this.transaction.executeWithoutResult((_) -> takesIn());
		assertThat(looks()).isEqualTo(1);
	}

	@Test
	void whoEndedItWhileTheNewsOfItWaitedIsNotAskedAboutTheEntry() {
		CompletableFuture<Boolean> second = new CompletableFuture<>();
		this.transaction.executeWithoutResult((_) -> {
			this.conferences.locked(this.id);
			Waiters.waitForUs(this.jdbc, second, () -> this.transaction.execute((_) -> takesIn()));
			this.separations.end(separation(), Northmere365.HELEN);
		});
		second.join();
		assertThat(looks()).isZero();
	}

	private boolean takesIn() {
		String event = this.jdbc.sql("select event_id from calendar_entry where id = ?")
			.param(separation().id())
			.query(String.class)
			.single();
		assertThat(this.news.takeIn(new Seen.Removed(event))).isTrue();
		return true;
	}

	private Separation separation() {
		return this.separations.ever(this.id).getFirst();
	}

	private long looks() {
		return this.deliveries.about(this.id).stream().filter((each) -> each.key().contains("/calendar-look/")).count();
	}

}
