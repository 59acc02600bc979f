package io.convenor.conference;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.convenor.LocalDatabase;
import io.convenor.Waiters;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Staff;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever waits for a conference reads what the one before them wrote, its people too:
 * saved again, it would lose them otherwise.
 */
@DataJdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({ KindsByName.class, SomeKinds.Beans.class, LocalDatabase.class, ConferenceReading.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ReadOnceKeptTests {

	@Autowired
	Conferences conferences;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	JdbcClient jdbc;

	/** The ways to wait for a conference. */
	enum Kept {

		FIND_WITH_LOCK((conferences) -> (id) -> conferences.findWithLockById(id).orElseThrow()),

		HOLD((conferences) -> conferences::locked),

		KEEP((conferences) -> (id) -> {
			conferences.shareAfterItsHost(id);
			return conferences.get(id);
		});

		private final Function<Conferences, Function<UUID, Conference>> by;

		Kept(Function<Conferences, Function<UUID, Conference>> by) {
			this.by = by;
		}

	}

	@ParameterizedTest
	@EnumSource
	void whoeverWasInvitedWhileSomebodyWaitedIsThere(Kept kept) {
		UUID id = this.conferences.save(booked()).id();
		CompletableFuture<List<String>> seen = whileTheFirstInvites(id,
				() -> names(kept.by.apply(this.conferences).apply(id)));
		assertThat(seen.join()).containsExactly("Helen Okafor", "Kim Marsh", "Sam Reed");
	}

	@Test
	void whoeverWasInvitedWhileSomebodyWaitedIsNotLostWhenTheySave() {
		UUID id = this.conferences.save(booked()).id();
		whileTheFirstInvites(id, () -> {
			Conference held = this.conferences.findWithLockById(id).orElseThrow();
			held.invite(person("Ana Silva", Role.HEALTH_VISITOR));
			return names(this.conferences.save(held));
		}).join();
		assertThat(names(this.conferences.get(id))).containsExactly("Helen Okafor", "Kim Marsh", "Sam Reed",
				"Ana Silva");
	}

	/**
	 * Where a conference was put into another's meeting meanwhile, that one is kept, or
	 * nothing is.
	 */
	@Test
	void whoWaitedForAConferenceThatWasPutIntoAnothersMeetingBeginsAgain() {
		UUID host = this.conferences.save(booked()).id();
		UUID id = this.conferences.save(booked()).id();
		CompletableFuture<Conference> second = new CompletableFuture<>();
		inOne(() -> {
			Conference held = this.conferences.locked(id);
			held.holdWith(this.conferences.locked(host), Instant.EPOCH);
			this.conferences.save(held);
			waitsForUs(second, () -> this.conferences.locked(id));
			return held;
		});
		assertThat(second.handle((_, failure) -> failure).join()).isInstanceOf(CannotAcquireLockException.class)
			.hasMessage("Conference " + id + " was put into another's meeting meanwhile");
	}

	@Test
	void whoHandedItOverWhileTheyWaitedDoesNotLookAfterItAnyMore() {
		UUID id = this.conferences.save(booked()).id();
		Caseload caseload = new Caseload(this.conferences,
				new NeedToKnow(Staff.of(Set.of("helen", "martin"), Set.of(), Set.of()), this.conferences,
						Mockito.mock(OpenedInNeed.class), SomeKinds.SHIPPED, Clock.systemUTC()));
		CompletableFuture<Optional<Conference>> second = new CompletableFuture<>();
		inOne(() -> {
			Conference held = this.conferences.locked(id);
			held.handTo(Invitee.named("Martin Hale")
				.mailbox(new EmailAddress("martin.hale@northmere.example"))
				.as(Role.CHAIR)
				.directoryId("martin")
				.build(), Instant.EPOCH);
			this.conferences.save(held);
			waitsForUs(second, () -> caseload.locked(id, "helen"));
			return held;
		});
		assertThat(second.join()).isEmpty();
		assertThat(inOne(() -> caseload.locked(id, "martin"))).isPresent();
	}

	private CompletableFuture<List<String>> whileTheFirstInvites(UUID id, Supplier<List<String>> second) {
		CompletableFuture<List<String>> seen = new CompletableFuture<>();
		inOne(() -> {
			Conference held = this.conferences.locked(id);
			held.invite(person("Sam Reed", Role.SCHOOL));
			this.conferences.save(held);
			waitsForUs(seen, second);
			return held;
		});
		return seen;
	}

	/** Does it in a transaction of its own, and comes back once that waits for ours. */
	private <T> void waitsForUs(CompletableFuture<T> outcome, Supplier<T> work) {
		Waiters.waitForUs(this.jdbc, outcome, () -> inOne(work));
	}

	private <T> T inOne(Supplier<T> work) {
		return new TransactionTemplate(this.transactions).execute((_) -> work.get());
	}

	private static List<String> names(Conference conference) {
		return conference.invitees().stream().map(Invitee::name).toList();
	}

	private static Conference booked() {
		return Conference.book(new Conference.Agreed(Child.only("M-1234"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", null,
				List.of(person("Helen Okafor", Role.CHAIR), person("Kim Marsh", Role.MOTHER))), Instant.EPOCH);
	}

	private static Invitee person(String name, Role role) {
		Invitee.Builder person = Invitee.named(name)
			.mailbox(new EmailAddress(name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@northmere.example"))
			.as(role);
		return (role == Role.CHAIR) ? person.directoryId("helen").build() : person.build();
	}

}
