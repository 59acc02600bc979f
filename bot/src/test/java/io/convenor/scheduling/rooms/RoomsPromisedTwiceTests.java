package io.convenor.scheduling.rooms;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@BookingTest
class RoomsPromisedTwiceTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	RoomClashes clashes;

	@Autowired
	RoomRules rules;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
	}

	@Test
	void aRoomThatAnotherConferenceOfOursHasIsRefusedBeforeAnythingIsBooked() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		LocalDateTime first = helen.takesTheFirstSlot().timing().startsAt();
		helen.confirms();
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		martin.plansAHybrid();
		martin.takesTheFirstSlot();
		assertThat(first).isEqualTo(martin.booking().timing().slots().getFirst());
		assertThat(martin.booking().step()).isEqualTo(Step.TIME);
		assertThat(martin.problem(BookingFields.ROOM))
			.isEqualTo("Alder Room, Shire Hall has another of our conferences from Tuesday 24 February 2026, 09:00 to "
					+ "Tuesday 24 February 2026, 10:30. Choose another room or another time.");
	}

	@Test
	void whoeverConfirmsSecondIsRefusedAndNothingOfTheirsIsLost() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		martin.plansAHybrid();
		martin.takesTheFirstSlot();
		assertThat(martin.booking().step()).isEqualTo(Step.SUMMARY);
		helen.confirms();
		Confirmation<Booking> answer = this.bookings.confirm(martin.move(Map.of()));
		assertThat(answer.notYet()).hasValueSatisfying((booking) -> {
			assertThat(booking.step()).isEqualTo(Step.TIME);
			assertThat(booking.plan().notice()).contains("has another of our conferences");
			assertThat(booking.guests()).hasSize(3);
		});
	}

	@Test
	void aBookedConferenceIsNotMovedIntoARoomThatAnotherOneHas() {
		Conference helens = settled(booked(Chair.helen(this.bookings), Northmere365.ALDER));
		Conference martins = settled(booked(new Chair(this.bookings, Northmere365.MARTIN), Northmere365.BEECH));
		var alder = new Conference.Room(Northmere365.ALDER, "Alder Room, Shire Hall");
		assertThat(this.rules.problem(martins, Way.HYBRID, alder, helens.startsAt().plusMinutes(30), 3))
			.hasValueSatisfying((sentence) -> assertThat(sentence).contains("has another of our conferences"));
		assertThat(this.rules.problem(martins, Way.HYBRID, alder, helens.endsAt(), 3)).isEmpty();
		assertThat(this.rules.problem(helens, Way.HYBRID, alder, helens.startsAt(), 3)).isEmpty();
	}

	@Test
	void aRoomThatAcceptedAndHasSomebodyElseIsNoticedWhenItsAnswerArrives() {
		Conference conference = settled(booked(Chair.helen(this.bookings), Northmere365.ALDER, (start) -> {
			this.microsoft365.busy(Northmere365.ALDER, start, Duration.ofMinutes(90));
			this.microsoft365.busy(Northmere365.ALDER, start.plusMinutes(30), Duration.ofHours(2));
		}));
		assertThat(this.clashes.of(conference)).hasValueSatisfying((clash) -> assertThat(clash.inWords())
			.isEqualTo("Alder Room, Shire Hall accepted, but its calendar shows another meeting at that time. Ring "
					+ "whoever looks after the room; if it cannot be yours, choose another room or another time."));
	}

	@Test
	void ourOwnMeetingInTheRoomsCalendarIsNoSecondOne() {
		Conference conference = settled(booked(Chair.helen(this.bookings), Northmere365.ALDER,
				(start) -> this.microsoft365.busy(Northmere365.ALDER, start, Duration.ofMinutes(90))));
		assertThat(this.clashes.of(conference)).isEmpty();
	}

	@Test
	void whoSettlesItIsBelievedAndANewTimeEndsItToo() {
		Conference conference = settled(booked(Chair.helen(this.bookings), Northmere365.ALDER, (start) -> {
			this.microsoft365.busy(Northmere365.ALDER, start, Duration.ofMinutes(90));
			this.microsoft365.busy(Northmere365.ALDER, start, Duration.ofMinutes(90));
		}));
		assertThat(this.clashes.of(conference)).isPresent();
		assertThatThrownBy(() -> this.clashes.settle(conference.id(), Northmere365.MARTIN)).isInstanceOf(Refused.class);
		this.clashes.settle(conference.id(), Northmere365.HELEN);
		assertThat(this.clashes.of(this.conferences.get(conference.id()))).isEmpty();
	}

	@Test
	void whoHearsTheRoomsAnswerOnceMoreDoesNotWaitForWhoIsLookingIntoItsCalendar() {
		Conference conference = settled(booked(Chair.helen(this.bookings), Northmere365.ALDER));
		Delivery check = check(conference);
		Conference.Room room = conference.room().orElseThrow();
		this.jdbc.sql("""
				update delivery set state = 'GIVEN_UP', contents = jsonb_build_object('organiser', :organiser,
				  'room', jsonb_build_object('address', :address, 'name', :name), 'from', :from, 'to', :to)
				where id = :id
				""")
			.param("organiser", conference.organiser())
			.param("address", room.address())
			.param("name", room.name())
			.param("from", conference.startsAt().toString())
			.param("to", conference.endsAt().toString())
			.param("id", check.id())
			.update();
		this.transaction.executeWithoutResult((_) -> {
			this.conferences.locked(conference.id());
			CompletableFuture.runAsync(() -> this.deliveries.tryAgain(check.id())).join();
			Awaitility.await()
				.until(() -> check(conference).attempts() > check.attempts() && isBeingSettled(check.id()));
			this.events.publishEvent(new RoomAnswered(conference.id(), Conference.RoomAnswer.ACCEPTED));
		});
		settled(conference.id());
		assertThat(check(conference).attempts()).as("neither had to give way").isEqualTo(check.attempts() + 1);
	}

	private Delivery check(Conference conference) {
		return this.deliveries.byKey(conference.id() + "/room-check/1").orElseThrow();
	}

	private boolean isBeingSettled(UUID delivery) {
		return this.jdbc.sql("select id from delivery where id = ? for update skip locked")
			.param(delivery)
			.query(UUID.class)
			.optional()
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			09:00-10:30,                         false
			09:00-10:30 10:30-12:00,             false
			09:00-10:30 09:00-10:30,             true
			09:00-10:30 10:00-11:00,             true
			08:00-09:30,                         true
			08:00-12:00,                         true
			09:15-09:45,                         true
			09:00-09:30 09:30-10:00 10:00-10:30, false
			08:30-09:00 09:00-10:30,             false
			""")
	void oneOfTheMeetingsInTheDiaryIsOursAndHalfHoursTellNothing(String busy, boolean somebodyElse) {
		List<Busy> times = List.of(busy.split(" "))
			.stream()
			.map((time) -> new Busy(at(time.substring(0, 5)), at(time.substring(6))))
			.toList();
		assertThat(RoomCheckCourier.showsSomebodyElse(new Diary("room", times, null), at("09:00"), at("10:30")))
			.isEqualTo(somebodyElse);
	}

	private static LocalDateTime at(String time) {
		return LocalDateTime.parse("2026-02-24T" + time);
	}

	private UUID booked(Chair chair, String room) {
		return booked(chair, room, (_) -> {
		});
	}

	private UUID booked(Chair chair, String room, Consumer<LocalDateTime> before) {
		chair.isAtPeople(Way.HYBRID);
		chair.addsSian();
		chair.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		chair.does(this.bookings::people, Map.of());
		chair.does(this.bookings::look, Map.of(BookingFields.ROOM, room));
		chair.takesTheFirstSlot();
		LocalDateTime start = chair.booking().timing().startsAt();
		UUID id = chair.confirms();
		before.accept(start);
		return id;
	}

	private Conference settled(UUID id) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.deliveries.byKey(id + "/invitation").filter(Delivery::settled).isPresent()
					&& this.deliveries.about(id).stream().allMatch(Delivery::settled)
					&& this.deliveries.about(id).stream().anyMatch((each) -> each.kind().equals("room-check")));
		return this.conferences.get(id);
	}

}
