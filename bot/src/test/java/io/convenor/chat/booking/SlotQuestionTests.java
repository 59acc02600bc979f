package io.convenor.chat.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Place;
import io.convenor.chat.Press;
import io.convenor.chat.Scope;
import io.convenor.chat.Screen;
import io.convenor.chat.Speaker;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Viewer;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.verify;

/**
 * Helen books an initial conference, and the slot it needs is one of Martin's reviews.
 */
@BookingChatTest
class SlotQuestionTests {

	private static final LocalDate TUESDAY = LocalDate.of(2026, 2, 17);

	private static final String SIANS = "sian.pugh@northmere.example";

	private static final String ASK = "Ask for slot 1";

	@Autowired
	Turns turns;

	@Autowired
	CardViews views;

	@Autowired
	Conferences conferences;

	@Autowired
	TeamsChats chats;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	JdbcClient jdbc;

	@MockitoBean
	CardScreen cardScreen;

	Screen helen;

	Conference review;

	@BeforeEach
	void onlyTheReviewsSlotIsLeft() {
		given(this.cardScreen.postOnceTo(anyString(), anyString(), anyString(), anyString(), any()))
			.willAnswer((call) -> this.chats.withPerson(call.getArgument(0)).isPresent());
		this.microsoft365.reset();
		this.jdbc.sql("delete from draft where kind = 'booking'").update();
		this.jdbc.sql("delete from slot_request").update();
		this.jdbc.sql("delete from conversation").update();
		this.jdbc.sql("update conference set status = 'CANCELLED'").update();
		this.review = review();
		this.microsoft365.busy(SIANS, TUESDAY.atTime(8, 0), Duration.ofHours(2));
		this.microsoft365.busy(SIANS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		this.microsoft365.busy(SIANS, TUESDAY.atTime(11, 0), Duration.ofHours(6));
		this.helen = new Screen(this.turns, this.views, Northmere365.HELEN);
		this.helen.says("schedule");
		this.helen.presses("Next: people", Map.of("kind", "initial-conference", "way", "VIRTUAL", "caseReference",
				"M-1234", "countsFrom", "2026-01-27", "length", "60"));
		this.helen.presses("Find", Map.of("sought", "Siân"));
		this.helen.presses("Add this colleague", Map.of("found", Northmere365.SIAN, "foundRole", "SOCIAL_WORKER"));
		this.helen.presses("Add this person",
				Map.of("name", "Kim Marsh", "email", "kim@home.example", "role", "MOTHER"));
		this.helen.presses("Next: date and time");
	}

	@Test
	void theSlotIsOfferedApartAndNothingOfTheReviewIsShown() {
		assertThat(this.helen.words())
			.contains("Times that a review has and could give up",
					"1. Tuesday 17 February 2026, 10:00, the slot of a review", ASK)
			.doesNotContain(this.review.reference().value(), "Martin", "Later review");
	}

	@Test
	void aChairWhomNobodyCanReachIsNotAsked() {
		assertThat(this.helen.presses(ASK).words()).contains("has never opened a chat with me, so I cannot ask");
		assertThat(this.helen.refreshed().buttons()).contains(ASK);
	}

	@Test
	void theReviewsChairSeesTheirOwnReviewAndNothingOfTheCase() {
		UUID request = asked();
		verify(this.cardScreen).postOnceTo(eq(Northmere365.MARTIN), startsWith("slot-asked:"), eq(SlotQuestion.KIND),
				eq(request.toString()), eq(this.review.id()));
		String card = martinSees(request).card().json().toString();
		assertThat(card).contains("May " + this.review.reference() + " move for another conference?",
				"Initial child protection conference", "Tuesday 17 February 2026, 10:00", "Yes, move it", "No, keep it")
			.doesNotContain("M-1234", "Marsh", "Siân", "Helen");
	}

	@Test
	void yesMovesTheReviewAndBringsHelenHerBookingAtTheLastStep() {
		UUID request = asked();
		press(Northmere365.MARTIN, "slot.give", request);
		assertThat(this.conferences.get(this.review.id()).startsAt()).isAfter(TUESDAY.plusDays(1).atStartOfDay());
		assertThat(this.helen.refreshed().words()).contains("is this right?",
				"The review has moved: Tuesday 17 February 2026, 10:00 is free for you.");
		verify(this.cardScreen).postOnceTo(eq(Northmere365.HELEN), startsWith("slot-answered:"), eq(BookingCard.KIND),
				anyString(), any());
		assertThat(martinSees(request).card().json().toString()).contains("You said yes.")
			.doesNotContain("Yes, move it");
	}

	@Test
	void noKeepsItAndTellsHelen() {
		UUID request = asked();
		press(Northmere365.MARTIN, "slot.keep", request);
		assertThat(this.conferences.get(this.review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
		assertThat(this.helen.refreshed().words()).contains("The review keeps its slot");
	}

	@Test
	void somebodyElsesAnswerCountsForNothing() {
		UUID request = asked();
		List.of(Northmere365.HELEN, Northmere365.SIAN).forEach((each) -> {
			press(each, "slot.give", request);
			assertThat(this.views.of(SlotQuestion.KIND, request.toString(), Viewer.person(each)).found()).isEmpty();
		});
		assertThat(this.conferences.get(this.review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
	}

	private UUID asked() {
		talks(Northmere365.MARTIN);
		talks(Northmere365.HELEN);
		assertThat(this.helen.presses(ASK).words()).contains("I have asked the chair of that review");
		return this.jdbc.sql("select id from slot_request where state = 'ASKED'").query(UUID.class).single();
	}

	private void talks(String person) {
		this.chats.remember(new TeamsChat("chat-" + person, Scope.PERSONAL, "https://teams.example/", "28:bot",
				"tenant", person, null));
	}

	private String press(String person, String verb, UUID request) {
		long version = martinSees(request).version();
		var turn = new Turn(new Speaker(person, "Somebody"), new Place.Personal("personal"), "", Locale.UK,
				UUID.randomUUID().toString(), Instant.EPOCH);
		var seen = new Press.Seen(UUID.randomUUID(), SlotQuestion.KIND, request.toString(), version);
		return this.turns.pressed(turn, verb, new Press(seen, Map.of(), Map.of())).toString();
	}

	private Conference review() {
		List<Invitee> people = List.of(
				Invitee.named("Martin Hale")
					.mailbox(new EmailAddress("martin.hale@northmere.example"))
					.agency("Northmere Council")
					.as(Role.CHAIR)
					.directoryId(Northmere365.MARTIN)
					.build(),
				Invitee.named("Siân Pugh")
					.mailbox(new EmailAddress(SIANS))
					.agency("Northmere Council")
					.as(Role.SOCIAL_WORKER)
					.directoryId(Northmere365.SIAN)
					.build());
		LocalDateTime start = TUESDAY.atTime(10, 0);
		return this.conferences.save(Conference.book(new Conference.Agreed(Child.only("M-9"),
				SomeKinds.LATER_REVIEW_CONFERENCE, Way.VIRTUAL, Northmere365.MARTIN, SomeRules.WOKINGHAM,
				LocalDate.of(2025, 9, 1), start, 60, "conferences@northmere.example", null, people), Instant.EPOCH));
	}

	private CardView.View martinSees(UUID request) {
		return this.views.of(SlotQuestion.KIND, request.toString(), Viewer.person(Northmere365.MARTIN))
			.found()
			.orElseThrow();
	}

}
