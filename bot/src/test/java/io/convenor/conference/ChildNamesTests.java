package io.convenor.conference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.CountedStatements;
import io.convenor.LocalDatabase;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;

@DataJdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({ KindsByName.class, SomeKinds.Beans.class, LocalDatabase.class, ConferenceReading.class,
		CountedStatements.Counting.class })
class ChildNamesTests {

	private static final Instant TUESDAY = Instant.parse("2026-03-03T15:00:00Z");

	private static final Invitee HELEN = Invitee.named("Helen Okafor")
		.mailbox(new EmailAddress("helen@northmere.example"))
		.as(Role.CHAIR)
		.build();

	@Autowired
	Conferences conferences;

	@Autowired
	JdbcClient jdbc;

	@Test
	void theyStayWithTheirChildrenFromTheBookingOn() {
		UUID booking = booking();
		names(TUESDAY).keepForBooking(booking, List.of("Lily", "", "Sam"));
		assertThat(names(TUESDAY).ofBooking(booking)).containsExactly("Lily", "", "Sam");
		names(TUESDAY).keepForBooking(booking, List.of("Lilly"));
		assertThat(names(TUESDAY).ofBooking(booking)).containsExactly("Lilly");
		Conference conference = booked();
		names(TUESDAY).handOver(booking, conference.id());
		assertThat(names(TUESDAY).of(List.of(conference.id())))
			.isEqualTo(Map.of(conference.children().getFirst().id(), "Lilly"));
		assertThat(names(TUESDAY).ofBooking(booking)).isEmpty();
	}

	@Test
	void theyGoSomeDaysAfterTheOutcomeIsApproved() {
		Conference conference = named();
		assertThat(names(days(400)).forgetTheOld()).as("its record is not done").isZero();
		names(TUESDAY).on(new ConferenceHeld(conference.id()));
		names(days(3)).on(new ConferenceHeld(conference.id()));
		assertThat(names(days(28)).forgetTheOld()).isZero();
		assertThat(names(days(28).plusSeconds(1)).forgetTheOld()).isEqualTo(1);
		assertThat(names(days(29)).of(List.of(conference.id()))).isEmpty();
	}

	@Test
	void theyGoSomeDaysAfterItIsCancelledAndAfterNoOtherChange() {
		Conference conference = named();
		names(TUESDAY).on(new ConferenceChanged(conference.id(),
				new Change.Moved(LocalDateTime.of(2026, 3, 3, 10, 0), LocalDateTime.of(2026, 3, 4, 10, 0)), 1));
		assertThat(names(days(29)).forgetTheOld()).isZero();
		names(TUESDAY).on(new ConferenceChanged(conference.id(), new Change.Cancelled(), 2));
		assertThat(names(days(29)).forgetTheOld()).isEqualTo(1);
	}

	@Test
	void thoseOfABookingThatNobodyWentOnWithGoToo() {
		UUID booking = booking();
		names(TUESDAY).keepForBooking(booking, List.of("Lily"));
		assertThat(names(days(27)).forgetTheOld()).isZero();
		assertThat(names(days(29)).forgetTheOld()).isEqualTo(1);
		assertThat(names(days(29)).ofBooking(booking)).isEmpty();
	}

	private Conference named() {
		UUID booking = booking();
		names(TUESDAY).keepForBooking(booking, List.of("Lily"));
		Conference conference = booked();
		names(TUESDAY).handOver(booking, conference.id());
		return conference;
	}

	private Conference booked() {
		List<Child> children = List.of(new Child(UUID.randomUUID(), 1, "M-1", 2014, false),
				new Child(UUID.randomUUID(), 2, "M-2", null, true));
		return this.conferences
			.save(Conference.book(new Conference.Agreed(children, SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, "helen",
					SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 12), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
					"conferences@northmere.example", null, List.of(HELEN)), TUESDAY));
	}

	private UUID booking() {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("insert into draft (id, kind, version, who, plan, closed, begun_at, changed_at) "
					+ "values (?, 'booking', 0, ?, '{}', false, ?, ?)")
			.params(id, id.toString(), TUESDAY.atOffset(ZoneOffset.UTC), TUESDAY.atOffset(ZoneOffset.UTC))
			.update();
		return id;
	}

	private ChildNames names(Instant now) {
		return new ChildNames(this.jdbc, new RecordSettings(Duration.ofDays(28), LocalTime.of(2, 30)),
				Clock.fixed(now, ZoneOffset.UTC));
	}

	private static Instant days(int days) {
		return TUESDAY.plus(Duration.ofDays(days));
	}

}
