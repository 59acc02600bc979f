package io.convenor.scheduling.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separations;
import io.convenor.delivery.Deliveries;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.changes.HandMadeDecisions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens to an entry, that of the meeting and that of somebody who takes part
 * apart fare alike.
 */
@BookingTest
class EveryEntryTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 2, 27, 10, 0);

	@Autowired
	ApplicationContext house;

	@Autowired
	Conferences conferences;

	@Autowired
	Separations separations;

	@Autowired
	OwnEntries own;

	@Autowired
	Entries entries;

	@Autowired
	Calendar calendar;

	@Autowired
	HandMadeChanges handMade;

	@Autowired
	HandMadeDecisions decisions;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	EntryUpdates updates;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	@BeforeEach
	void aMotherTakesPartApart() {
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

	@ParameterizedTest
	@EnumSource
	void followsTheMeetingToAnotherDay(Whose whose) {
		String before = event(whose);
		moves();
		assertThat(event(whose)).isEqualTo(before);
		assertThat(standsAt(whose)).isEqualTo(FRIDAY);
	}

	@ParameterizedTest
	@EnumSource
	void isLeftWhereSomebodyMovedItAndMadeWhatItShouldBeOnceThatIsDecided(Whose whose) {
		byHand(whose, MONDAY.plusHours(3));
		moves();
		assertThat(standsAt(whose)).isEqualTo(MONDAY.plusHours(3));
		HandMadeChange find = find(whose);
		this.decisions.putBack(new Submission(find.id(), find.version(), Northmere365.HELEN, Map.of()));
		this.siblings.settle();
		assertThat(standsAt(whose)).isEqualTo(FRIDAY);
		assertThat(this.handMade.open(this.id)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void followsAtOnceWhatWasChangedMeanwhileOnceSomebodyPutItRight(Whose whose) {
		byHand(whose, MONDAY.plusHours(3));
		moves();
		find(whose);
		byHand(whose, MONDAY);
		Awaitility.await().until(() -> standsAt(whose).equals(FRIDAY));
		assertThat(this.handMade.open(this.id)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void isBookedAnewWithAnotherLinkWhereSomebodyDeletedIt(Whose whose) {
		String before = event(whose);
		this.microsoft365.booked.remove(before.replaceFirst("event of ", ""));
		moves();
		HandMadeChange find = find(whose);
		assertThat(find.deleted()).isTrue();
		this.decisions.bookAnew(new Submission(find.id(), find.version(), Northmere365.HELEN, Map.of()));
		this.siblings.settle();
		assertThat(event(whose)).isNotEqualTo(before);
		assertThat(standsAt(whose)).isEqualTo(FRIDAY);
	}

	@ParameterizedTest
	@EnumSource
	void isTakenOutAndPutThereAnewWhereItIsToHaveAnotherLink(Whose whose) {
		String before = event(whose);
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(this.id);
			this.entries.renew(entry(whose));
			switch (whose) {
				case THE_MEETING -> this.calendar.showAgain(conference);
				case SOMEBODYS_OWN -> this.calendar.showAgain(conference, this.separations.get(entry(whose)));
			}
		});
		this.siblings.settle();
		Awaitility.await().until(() -> !event(whose).equals(before));
		assertThat(this.microsoft365.booked).doesNotContainKey(before.replaceFirst("event of ", ""));
		assertThat(standsAt(whose)).isEqualTo(MONDAY);
	}

	@ParameterizedTest
	@EnumSource
	void isOutOfTheCalendarOnceItIsCancelled(Whose whose) {
		String before = event(whose);
		this.siblings.change(this.id, Conference::cancel);
		this.siblings.settle();
		assertThat(this.microsoft365.booked).doesNotContainKey(before.replaceFirst("event of ", ""));
	}

	/** And what is asked says so, should it still stand on the way. */
	@ParameterizedTest
	@EnumSource
	void nobodyIsAskedAnyMoreAboutWhatWasCancelledMeanwhile(Whose whose) {
		byHand(whose, MONDAY.plusHours(3));
		moves();
		find(whose);
		this.siblings.change(this.id, Conference::cancel);
		this.siblings.settle();
		assertThat(this.handMade.open(this.id)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void invitesNobodyWhoIsInTheOther(Whose whose) {
		assertThat(request(whose).attendees()).extracting(Attendee::address)
			.contains((whose == Whose.THE_MEETING) ? Person.LEE.address() : Person.KIM.address())
			.doesNotContain((whose == Whose.THE_MEETING) ? Person.KIM.address() : Person.LEE.address());
	}

	@ParameterizedTest
	@EnumSource
	void isToldOfOnlyOnceTeamsGaveItsLink(Whose whose) {
		UUID another = this.siblings.review(MONDAY.plusDays(1), Person.KIM, Person.LEE);
		this.microsoft365.licensed = whose != Whose.THE_MEETING;
		this.siblings.sent(another);
		if (whose == Whose.SOMEBODYS_OWN) {
			this.siblings.settle();
			this.microsoft365.licensed = false;
			this.siblings.keepsApart(another, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK"));
		}
		Person reader = (whose == Whose.THE_MEETING) ? Person.LEE : Person.KIM;
		Awaitility.await().until(() -> isLookedFor(another));
		long before = letters(another, reader);
		this.microsoft365.licensed = true;
		this.siblings.settle();
		assertThat(letters(another, reader)).isEqualTo(before + 1);
		assertThat(this.microsoft365.sent.getLast().htmlBody()).contains("https://teams.example/join/");
	}

	/** Its answer may have been lost, and it is found by asking for the same again. */
	@Test
	void whatWasGivenUpIsAskedForWordForWordWhenItIsTriedAgainAndAsThingsAreByAnotherUpdate() {
		UUID another = this.siblings.review(MONDAY.plusDays(1), Person.KIM);
		MeetingRequest first = books(another, "the first");
		this.transaction.executeWithoutResult((_) -> this.updates.givenUp(another, another));
		this.jdbc.sql("update invitee set name = 'Kimberley Marsh' where conference = ? and role = 'MOTHER'")
			.param(another)
			.update();
		assertThat(books(another, "the first")).isEqualTo(first);
		this.transaction.executeWithoutResult((_) -> this.updates.givenUp(another, another));
		assertThat(books(another, "another").attendees()).extracting(Attendee::name).contains("Kimberley Marsh");
	}

	private MeetingRequest books(UUID conference, String delivery) {
		EntryUpdates.Next next = this.updates.begin(conference, new Calendar.EntryUpdate(conference, Instant.EPOCH),
				delivery);
		assertThat(next).isInstanceOf(EntryUpdates.Next.Book.class);
		return ((EntryUpdates.Next.Book) next).request();
	}

	private boolean isLookedFor(UUID conference) {
		return this.deliveries.about(conference)
			.stream()
			.anyMatch((each) -> each.kind().equals("join-link") && each.attempts() > 0 && !each.settled());
	}

	private long letters(UUID conference, Person reader) {
		String reference = this.conferences.get(conference).reference().value();
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(reader.address()) && mail.subject().contains(reference))
			.count();
	}

	private void moves() {
		this.siblings.change(this.id, (conference) -> conference.moveTo(FRIDAY));
		this.siblings.settle();
	}

	private void byHand(Whose whose, LocalDateTime start) {
		UnaryOperator<MeetingRequest> moved = (request) -> new MeetingRequest(request.organiser(), request.subject(),
				request.htmlBody(), start, start.plusHours(1), request.attendees(), request.room(), request.online());
		this.microsoft365.booked.computeIfPresent(event(whose).replaceFirst("event of ", ""),
				(_, request) -> moved.apply(request));
	}

	private HandMadeChange find(Whose whose) {
		Awaitility.await().until(() -> this.handMade.openFor(this.id, entry(whose)).isPresent());
		return this.handMade.openFor(this.id, entry(whose)).orElseThrow();
	}

	private UUID entry(Whose whose) {
		return switch (whose) {
			case THE_MEETING -> this.id;
			case SOMEBODYS_OWN -> this.separations.ever(this.id).getFirst().id();
		};
	}

	private String event(Whose whose) {
		return switch (whose) {
			case THE_MEETING -> this.conferences.get(this.id).eventId().orElse("none");
			case SOMEBODYS_OWN -> String.valueOf(this.own.of(entry(whose)).eventId());
		};
	}

	private MeetingRequest request(Whose whose) {
		return this.microsoft365.booked.get(event(whose).replaceFirst("event of ", ""));
	}

	private LocalDateTime standsAt(Whose whose) {
		return request(whose).start();
	}

	enum Whose {

		THE_MEETING, SOMEBODYS_OWN

	}

}
