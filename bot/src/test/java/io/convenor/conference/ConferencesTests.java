package io.convenor.conference;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import io.convenor.CountedStatements;
import io.convenor.LocalDatabase;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.reading.Remembered;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DataJdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({ KindsByName.class, SomeKinds.Beans.class, LocalDatabase.class, ConferenceReading.class,
		CountedStatements.Counting.class, ConferencesTests.Listening.class })
@RecordApplicationEvents
class ConferencesTests {

	private static final String HELEN = "helen's object id";

	@Autowired
	Conferences conferences;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationEvents events;

	@Test
	void aBookedConferenceIsFoundAgainWithItsPeopleInOrder() {
		Conference booked = this.conferences.save(hybrid());
		Conference found = this.conferences.get(booked.id());
		assertThat(found.invitees()).isEqualTo(booked.invitees());
		assertThat(found.reference()).isEqualTo(booked.reference());
		assertThat(found.room()).contains(new Conference.Room("room.alder@northmere.example", "Alder Room"));
		assertThat(found.endsAt()).isEqualTo(LocalDateTime.of(2026, 3, 3, 11, 30));
	}

	@Test
	void bookingTellsTheOtherRoomsOnce() {
		Conference booked = this.conferences.save(hybrid());
		this.conferences.save(this.conferences.get(booked.id()));
		assertThat(this.events.stream(ConferenceBooked.class)).containsExactly(new ConferenceBooked(booked.id()));
	}

	@Test
	void twoWhoChangeTheSameConferenceDoNotOverwriteEachOther() {
		Conference booked = this.conferences.save(hybrid());
		Conference one = this.conferences.get(booked.id());
		Conference other = this.conferences.get(booked.id());
		one.roomAnswered(Conference.RoomAnswer.ACCEPTED);
		this.conferences.save(one);
		other.lobbyGuarded(true);
		assertThatThrownBy(() -> this.conferences.save(other)).isInstanceOf(OptimisticLockingFailureException.class);
	}

	/** Each test is one transaction. */
	@Test
	void aConferenceIsReadOnceUntilItIsChanged() {
		UUID id = this.conferences.save(hybrid()).id();
		assertThat(CountedStatements.of(() -> this.conferences.get(id))).isEqualTo(1);
		assertThat(CountedStatements.of(() -> this.conferences.get(id))).isZero();
		Conference changed = this.conferences.get(id);
		changed.roomAnswered(Conference.RoomAnswer.ACCEPTED);
		assertThat(this.conferences.get(id).roomAnswer()).as("what is not saved yet")
			.isNotEqualTo(Optional.of(Conference.RoomAnswer.ACCEPTED));
		this.conferences.save(changed);
		assertThat(this.conferences.get(id).roomAnswer()).contains(Conference.RoomAnswer.ACCEPTED);
		assertThat(CountedStatements.of(() -> this.conferences.locked(id))).as("kept, and read anew").isEqualTo(2);
		assertThat(CountedStatements.of(() -> this.conferences.locked(id))).as("kept already").isZero();
	}

	@Test
	void itsPeopleAreWrittenWhereTheyChanged() {
		Conference conference = this.conferences.get(this.conferences.save(hybrid()).id());
		conference.roomAnswered(Conference.RoomAnswer.ACCEPTED);
		assertThat(CountedStatements.of(() -> this.conferences.save(conference))).isEqualTo(1);
		conference
			.invite(Invitee.named("Kay Marsh").mailbox(new EmailAddress("kay@home.example")).as(Role.RELATIVE).build());
		this.conferences.save(conference);
		Conference found = this.conferences.get(conference.id());
		assertThat(found.roomAnswer()).contains(Conference.RoomAnswer.ACCEPTED);
		assertThat(found.invitees()).extracting(Invitee::name).endsWith("Kay Marsh").hasSize(3);
	}

	@Test
	void aConferenceIsHeldOnlyOnce() {
		Conference booked = this.conferences.save(hybrid());
		booked.held();
		assertThatThrownBy(booked::held).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void aConferenceHasExactlyOneChair() {
		assertThatThrownBy(() -> Conference.book(agreed(List.of(mother()), null), Instant.EPOCH))
			.hasMessageContaining("one chair");
	}

	@Test
	void aHybridNeedsARoom() {
		assertThatThrownBy(() -> Conference.book(agreed(List.of(chair()), null), Instant.EPOCH))
			.hasMessageContaining("needs a room");
	}

	/**
	 * By it the latest conferences of an address are found among all it is invited to.
	 */
	@Test
	void whenItIsHeldStandsWithWhoIsInvitedAndFollowsAMove() {
		Conference booked = this.conferences.save(hybrid());
		assertThat(heldFor(booked)).containsOnly(LocalDateTime.of(2026, 3, 3, 10, 0));
		booked.moveTo(LocalDateTime.of(2026, 3, 5, 14, 0));
		assertThat(heldFor(this.conferences.save(booked))).containsOnly(LocalDateTime.of(2026, 3, 5, 14, 0));
	}

	private List<LocalDateTime> heldFor(Conference conference) {
		return this.jdbc.sql("select meets_at from invitee where conference = ?")
			.param(conference.id())
			.query(LocalDateTime.class)
			.list();
	}

	/** As connections are where the whole bot runs. */
	static class Listening {

		@Bean
		static BeanPostProcessor listening() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof DataSource dataSource) ? new DelegatingDataSource(dataSource) {
						@Override
						public Connection getConnection() throws SQLException {
							return Remembered.listening(super.getConnection());
						}
					} : bean;
				}
			};
		}

	}

	private static Conference hybrid() {
		return Conference.book(
				agreed(List.of(chair(), mother()), new Conference.Room("room.alder@northmere.example", "Alder Room")),
				Instant.EPOCH);
	}

	@Test
	void aChildWhoWasNotBornYetIsBornAndTheBrotherStaysWhoHeIs() {
		Child brother = new Child(UUID.randomUUID(), 1, "M-1", 2019, false);
		Child unborn = new Child(UUID.randomUUID(), 2, "M-2", null, true);
		Conference.Agreed agreed = new Conference.Agreed(List.of(brother, unborn),
				SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, Way.VIRTUAL, HELEN, SomeRules.WOKINGHAM,
				LocalDate.of(2026, 1, 12), LocalDateTime.of(2026, 3, 3, 10, 0), 90, "conferences@northmere.example",
				null, List.of(chair(), mother()));
		Conference review = this.conferences.save(Conference.book(agreed, Instant.EPOCH));
		review.bornOn(LocalDate.of(2026, 2, 13), HELEN);
		this.conferences.save(review);
		assertThat(this.conferences.get(review.id()).children()).extracting(Child::described)
			.containsExactly("child 1 (born in 2019)", "child 2 (born in 2026)");
	}

	private static Conference.Agreed agreed(List<Invitee> invitees, Conference.@Nullable Room room) {
		return new Conference.Agreed(Child.only("M-1234"), SomeKinds.INITIAL_CONFERENCE, Way.HYBRID, HELEN,
				SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", room, invitees);
	}

	private static Invitee chair() {
		return Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(HELEN)
			.build();
	}

	private static Invitee mother() {
		return Invitee.named("Kim Marsh").mailbox(new EmailAddress("kim@home.example")).as(Role.MOTHER).build();
	}

}
