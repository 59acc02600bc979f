package io.convenor.scheduling.changes;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.Told;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;

import static org.assertj.core.api.Assertions.assertThat;

/** When and where a booked conference could be held instead. */
@BookingTest
class TimesOfAChangeTests {

	private static final String HELENS = "helen.okafor@northmere.example";

	private static final String DEVIS = "devi.raman@northmere.example";

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Separations separations;

	@Autowired
	Answers answers;

	@Autowired
	ChangeTimes times;

	@Autowired
	ChangeOfPlace rooms;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	private Conference conference;

	@BeforeEach
	void aBookedHybrid() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set status = 'CANCELLED'").update();
		this.jdbc.sql("delete from draft where kind = 'booking'").update();
		Chair helen = Chair.helen(this.bookings);
		helen.isAtPeople(Way.HYBRID);
		helen.addsSian();
		helen.adds("Devi Raman", DEVIS, Role.TEAM_MANAGER);
		helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		helen.does(this.bookings::people, Map.of());
		helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		helen.takesTheFirstSlot();
		this.conference = this.conferences.get(helen.confirms());
	}

	@Test
	void theTeamManagerMustBeFreeForTheNewTimeToo() {
		LocalDate day = offered().getFirst().toLocalDate();
		this.microsoft365.busy(DEVIS, day.atStartOfDay(), Duration.ofDays(1));
		assertThat(offered()).isNotEmpty().noneMatch((start) -> start.toLocalDate().equals(day));
		assertThat(clash(day.atTime(10, 0))).startsWith("Not free then").contains("Devi Raman").doesNotContain("Helen");
	}

	@Test
	void theChairHasTimeBetweenTheNewTimeAndAnotherMeeting() {
		LocalDate day = offered().getFirst().toLocalDate();
		this.microsoft365.busy(HELENS, day.atTime(9, 0), Duration.ofMinutes(55));
		assertThat(clash(day.atTime(10, 0)))
			.isEqualTo("Not free then, with 15 minutes before and after for the chair: Helen Okafor.");
		assertThat(clash(day.atTime(10, 30))).isNull();
	}

	@Test
	void whatElseIsAtTheSameTimeAsTheConferenceStaysInTheWay() {
		Duration length = Duration.ofMinutes(this.conference.lengthMinutes());
		this.microsoft365.busy(HELENS, this.conference.startsAt(), length);
		assertThat(clash(this.conference.startsAt().plusMinutes(30))).isNull();
		this.microsoft365.busy(HELENS, this.conference.startsAt(), length);
		assertThat(clash(this.conference.startsAt().plusMinutes(30))).contains("Helen Okafor");
	}

	@Test
	void theOwnEntryOfSomebodyKeptApartIsNotInTheWayOfTheirConference() {
		Invitee kim = invitee(Role.MOTHER);
		Separation apart = Objects.requireNonNull(this.transaction.execute((_) -> this.separations
			.begin(this.conference, new Part(kim.id(), Manner.OWN_LINK, 0, 30, null), "conflict", Northmere365.HELEN)));
		this.microsoft365.busy(HELENS, this.conference.startsAt(), Duration.ofMinutes(this.conference.lengthMinutes()));
		this.microsoft365.busy(HELENS, apart.startsAt(this.conference), Duration.ofMinutes(30));
		assertThat(clash(this.conference.startsAt().plusMinutes(15))).isNull();
	}

	@Test
	void anotherRoomIsChosenByItsSizeAccessAndEquipment() {
		this.answers.tell(this.conference.id(), invitee(Role.MOTHER).id(),
				new Told(Response.ACCEPTED, TakesPart.IN_PERSON, null, Set.of(Need.ACCESS), null), Northmere365.HELEN);
		assertThat(here(this.rooms::toChoose)).extracting(RoomChoice::described)
			.containsExactly("Alder Room, Shire Hall (holds 8 people, step-free): free",
					"Beech Room, Shire Hall (holds 3 people, not recorded as step-free, which somebody needs): free");
	}

	private Invitee invitee(Role role) {
		return this.conference.invitees().stream().filter((each) -> each.role() == role).findFirst().orElseThrow();
	}

	private List<LocalDateTime> offered() {
		return here((each) -> this.times.offer(each, null)).slots();
	}

	private @Nullable String clash(LocalDateTime start) {
		return here((each) -> this.times.clash(each, start)).inWords();
	}

	private <T> T here(Function<Conference, Patience.Answer<T>> asked) {
		Patience.Answer<T> answer = asked.apply(this.conference);
		assertThat(answer).isInstanceOf(Patience.Answer.Here.class);
		return ((Patience.Answer.Here<T>) answer).value();
	}

}
