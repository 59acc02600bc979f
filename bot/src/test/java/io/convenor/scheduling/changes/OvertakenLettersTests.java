package io.convenor.scheduling.changes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.delivery.PaperLetters;
import io.convenor.delivery.PaperLetters.Letter;
import io.convenor.delivery.PaperLetters.What;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.BookingTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Of the letters to somebody without email, only what holds is printed. */
@BookingTest
class OvertakenLettersTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final LocalDateTime TUESDAY = MONDAY.plusDays(1);

	private static final LocalDateTime WEDNESDAY = MONDAY.plusDays(2);

	@Autowired
	ApplicationContext house;

	@Autowired
	PaperLetters letters;

	@Autowired
	CallsToMake calls;

	@Autowired
	TickingOffCalls tickingOff;

	@Autowired
	StillToTell stillToTell;

	@Autowired
	Conferences conferences;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	UUID kim;

	@BeforeEach
	void aMotherWithoutEmailIsInvited() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.id = this.siblings.sent(this.siblings.review(MONDAY, Person.LEE));
		this.siblings.settle();
		change((conference) -> conference.invite(mother()));
		this.kim = invited();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void whatWasNotPostedMakesWayForOneThatTellsEverythingAsItIsNow() {
		Letter first = theOnlyOne(What.INVITATION);
		change((conference) -> conference.moveTo(TUESDAY));
		assertThat(text(theOnlyOne(What.INVITATION)))
			.contains("Tuesday 24 February 2026, 10am", "this one takes its place")
			.doesNotContain("Monday 23 February");
		assertThat(this.letters.find(first.id()).orElseThrow().withdrawn()).isTrue();
		assertThat(this.letters.posted(first.id(), Northmere365.HELEN)).isFalse();
		assertThat(this.stillToTell.of(Northmere365.HELEN)).filteredOn(StillToTell.Open::letter)
			.filteredOn((each) -> each.conference().equals(this.id))
			.hasSize(1);
	}

	@Test
	void oneCallSaysHowThingsStand() {
		assertThat(open()).singleElement().satisfies((call) -> assertThat(call.say()).contains("Monday 23"));
		CallToMake seen = open().getFirst();
		change((conference) -> conference.moveTo(TUESDAY));
		assertThat(open()).singleElement().satisfies((call) -> {
			assertThat(call.say()).contains("They are invited to a meeting on Tuesday 24 February 2026, 10:00");
			assertThat(call.version()).as("who rings sees that first").isGreaterThan(seen.version());
		});
		ring();
		change((conference) -> conference.moveTo(WEDNESDAY));
		assertThat(open()).singleElement()
			.satisfies((call) -> assertThat(call.say()).contains("is now on Wednesday 25", "not on Tuesday 24"));
	}

	@Test
	void whatWasPostedStaysAndTheNextSaysWhatChangedSinceThen() {
		Letter first = theOnlyOne(What.INVITATION);
		post(first);
		change((conference) -> conference.moveTo(TUESDAY));
		assertThat(text(theOnlyOne(What.CHANGE))).contains("It was on", "Monday 23 February", "Tuesday 24 February");
		change((conference) -> conference.moveTo(WEDNESDAY));
		assertThat(text(theOnlyOne(What.CHANGE))).contains("Monday 23 February", "Wednesday 25 February")
			.doesNotContain("Tuesday");
		assertThat(this.letters.find(first.id()).orElseThrow()).satisfies((letter) -> {
			assertThat(letter.posted()).isTrue();
			assertThat(letter.withdrawn()).isFalse();
		});
	}

	@Test
	void ofACancelledConferenceOnlyThatIsPrinted() {
		change(Conference::cancel);
		theOnlyOne(What.CANCELLATION);
	}

	@Test
	void whoIsUninvitedAndInvitedAgainGetsWhatHoldsThen() {
		change((conference) -> conference.uninvite(this.kim, this.clock.instant()));
		theOnlyOne(What.REMOVAL);
		change((conference) -> conference.invite(mother()));
		Letter again = theOnlyOne(What.INVITATION);
		assertThat(again.invitee()).isEqualTo(invited());
		assertThat(open()).singleElement().satisfies((call) -> assertThat(call.say()).contains("They are invited"));
	}

	@Test
	void whoIsReachedByEmailAfterAllGetsNothingOnPaper() {
		change((conference) -> conference.correct(conference.invitee(this.kim)
			.orElseThrow()
			.but()
			.mailbox(new EmailAddress("kim.marsh@home.example"))
			.build()));
		assertThat(this.letters.about(this.id)).noneMatch(Letter::open);
		assertThat(this.microsoft365.sent).anyMatch((mail) -> mail.to().equals("kim.marsh@home.example"));
	}

	@Test
	void nobodyIsWrittenToAboutComingToAMeetingThatWasHeldBefore() {
		change(Conference::held);
		theOnlyOne(What.CANCELLATION);
	}

	private Letter theOnlyOne(What what) {
		assertThat(this.letters.about(this.id)).filteredOn(Letter::open)
			.singleElement()
			.satisfies((letter) -> assertThat(letter.what()).isEqualTo(what));
		return this.letters.about(this.id).stream().filter(Letter::open).findFirst().orElseThrow();
	}

	private String text(Letter letter) {
		return this.microsoft365.stored.entrySet()
			.stream()
			.filter((file) -> file.getKey().contains(letter.id().toString()))
			.map((file) -> new String(file.getValue(), StandardCharsets.UTF_8))
			.findFirst()
			.orElseThrow();
	}

	private void post(Letter letter) {
		assertThat(this.letters.posted(letter.id(), Northmere365.HELEN)).isTrue();
	}

	private List<CallToMake> open() {
		return this.calls.about(this.id)
			.stream()
			.filter((call) -> call.open() && call.who().startsWith("Kim"))
			.toList();
	}

	private void ring() {
		CallToMake call = open().getFirst();
		this.tickingOff.made(call.id(), call.version(), Northmere365.HELEN, "Helen", "");
	}

	private void change(Consumer<Conference> what) {
		this.siblings.change(this.id, what);
		this.siblings.settle();
	}

	private UUID invited() {
		return this.conferences.get(this.id)
			.invitees()
			.stream()
			.filter((each) -> each.role() == Role.MOTHER)
			.findFirst()
			.orElseThrow()
			.id();
	}

	private static Invitee mother() {
		return Invitee.named("Kim Marsh").withoutMailbox().as(Role.MOTHER).build();
	}

}
