package io.convenor.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.Calendars;
import io.convenor.tenant.world.Mail;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/** People write back, and somebody reads it: in the CP mailbox and in the organiser's. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class RepliesTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private static final String MOTHER = "kim.marsh@home.example";

	private static final String SCHOOL = "sam.reed@hillside.example";

	private static final String WORDS = "I need an interpreter. I can not sit with Dean, he frightens me";

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private TeamsUser joan;

	@BeforeAll
	void openTheOffice() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of());
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		this.joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		this.joan.says("help");
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void whatTheMotherWritesIsWithTheChairAndOnePressMakesANeedOfIt(CapturedOutput output) {
		String reference = booked(MOTHER);
		writes(Mail.from(MOTHER, "Kim").subject("Re: " + reference).text(WORDS));
		awaits(this.helen, WORDS);
		assertThat(words(this.helen)).contains("Kim Marsh (Mother) wrote");
		this.helen.says("today");
		assertThat(words(this.helen)).contains(reference + ": Kim Marsh (Mother) wrote")
			.doesNotContain("Nothing is waiting for you");
		this.helen.says("conferences");
		assertThat(words(this.helen)).contains("to be settled: Kim Marsh (Mother) wrote");
		this.helen.says("replies");
		assertThat(words(this.helen)).contains(reference + ": Kim Marsh (Mother) wrote");
		this.helen.says("replies " + reference);
		this.helen.presses("Read answer 1");
		this.helen.presses("Note what they need",
				Map.of("needs", this.helen.card().fields().get("needs"), "note", "Polish"));
		assertThat(words(this.helen)).contains("Noted. They get a letter that it was read",
				"Settled: noted as what they need");
		this.helen.presses("Answer");
		this.helen.presses("Send it",
				Map.of("text", "An interpreter comes, who speaks Polish. You wait in a room of your own."));
		assertThat(words(this.helen)).contains("Your answer is on its way");
		this.helen.says("tasks " + reference);
		assertThat(words(this.helen)).contains(
				"See that Kim Marsh (Mother) has what they need (interpreter, separate waiting), and tell them before the meeting what is arranged.");
		this.helen.awaits((_) -> letters(MOTHER, "Before the meeting you are told what is arranged.")
				&& letters(MOTHER, "You wait in a room of your own."), A_MINUTE_AND_A_HALF);
		this.helen.says("status " + reference);
		this.helen.presses("Read what they wrote");
		assertThat(words(this.helen)).contains("Settled already", "Kim Marsh (Mother) wrote");
		this.helen.says("status " + reference);
		this.helen.presses("Answers");
		assertThat(words(this.helen)).contains("needs interpreter, separate waiting (Polish)");
		assertThat(this.town.tenant().mailboxes().inbox(Northmere.SIAN_PUGH.address()))
			.anySatisfy((mail) -> assertThat(mail.text()).contains("separate waiting", "Polish"));
		assertThat(output.getAll()).doesNotContain("frightens", "Dean");
	}

	@Test
	void theChairAnswersAndTheMotherReadsItUnderHerOwnMail() {
		String address = "anna.bell@home.example";
		String reference = booked(address);
		String asked = writes(Mail.from(address, "Anna").subject("hello").text("Which door do I use?"));
		awaits(this.helen, "Which door do I use?");
		this.helen.presses("Answer");
		this.helen.presses("Send it", Map.of("text", "The front door. Somebody meets you there.", "settles", "true"));
		assertThat(words(this.helen)).contains("Your answer is on its way");
		this.helen.awaits((_) -> this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.anyMatch((mail) -> mail.text().contains("The front door.")), A_MINUTE_AND_A_HALF);
		assertThat(this.town.tenant().mailboxes().inbox(address))
			.filteredOn((mail) -> mail.text().contains("The front door."))
			.singleElement()
			.satisfies((mail) -> {
				assertThat(mail.subject()).startsWith("Your meeting on ").endsWith(", " + reference);
				assertThat(mail.headers()).containsEntry("In-Reply-To", asked);
				assertThat(mail.to()).containsExactly(address);
			});
	}

	@Test
	void whatIsTypedIntoTheAnswerOfTheInvitationIsReadToo() {
		String address = "tess.bell@home.example";
		String reference = booked(address);
		Instant later = conference(reference).startsAt().plusDays(1).atZone(Dates.LONDON).toInstant();
		this.town.tenant()
			.calendars()
			.answer(address, reference, Answer.DECLINED, new Calendars.Proposal(later, later.plusSeconds(5400)),
					"I have to be in court that day");
		this.helen.awaits((chat) -> chat.transcript().contains("I have to be in court that day")
				|| words(this.helen).contains(reference + ": 2 things came in"), A_MINUTE_AND_A_HALF);
		this.helen.says("replies " + reference);
		assertThat(words(this.helen))
			.contains("would rather meet on " + Dates.inWords(conference(reference).startsAt().plusDays(1)));
		this.helen.says("change " + reference);
		assertThat(this.helen.presses("Another time").card().text()).contains("Times that people proposed",
				"proposed by Kim Marsh (Mother)");
	}

	@Test
	void whatNobodyCanPlaceIsPushedToAnAdministratorAndNotLostByOneClick() {
		writes(Mail.from("neighbour@street.example", "A neighbour")
			.subject("the family next door")
			.text("They moved out last night."));
		awaits(this.joan,
				"What it says stays in the mailbox, because I cannot tell by its sender or by a reference whose it is");
		this.joan.says("admin queue");
		assertThat(words(this.joan)).contains("1 email waits for you", "neighbour@street.example");
		this.joan.presses("Take off email 1");
		assertThat(words(this.joan)).contains("Take it off the list?", "neighbour@street.example");
		assertThat(this.joan.chat().transcript()).doesNotContain("They moved out last night.", "the family next door");
		this.joan.presses("Yes, it is dealt with");
		assertThat(words(this.joan)).contains("No email waits for you");
		this.joan.presses("Put it back on the list");
		assertThat(words(this.joan)).contains("1 email waits for you");
		this.joan.presses("Take off email 1");
		this.joan.presses("Yes, it is dealt with");
	}

	@Test
	void whatAnAdministratorHandsOnIsWithTheChairWithItsMark() {
		String reference = booked("una.bell@home.example");
		writes(Mail.from("aunt@street.example", "Somebody")
			.header("Authentication-Results", "spf=fail; dmarc=fail; compauth=fail")
			.subject("the children, " + reference)
			.text("They are with me tonight."));
		awaits(this.joan, "Microsoft 365 could not confirm that it comes from the address it gives");
		this.joan.presses("Yes, give it to them", Map.of("to", reference));
		assertThat(words(this.joan)).contains("Whoever chairs " + reference + " knows of it now");
		awaits(this.helen, "They are with me tonight.");
		assertThat(words(this.helen)).contains("Ring the person before you act on it");
		assertThat(this.helen.card().buttons()).doesNotContain("Note what they need", "They are not coming");
	}

	@Test
	void whatIsAboutAnotherConferenceIsPassedOnToItsChair() {
		String address = "ida.bell@home.example";
		String reference = booked(address);
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		martin.says("help");
		String other = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, martin)
			.with("Lou Bell", "lou.bell@home.example", "", Role.MOTHER)
			.reference();
		writes(Mail.from(address, "Ida").subject(reference).text("It is about the other meeting."));
		awaits(this.helen, "It is about the other meeting.");
		this.helen.presses("Read all of it");
		this.helen.presses("Yes, pass it on", Map.of("reference", other));
		assertThat(words(this.helen)).contains("Whoever chairs " + other + " has it now.",
				"Settled: passed on to another conference");
		awaits(martin, "It is about the other meeting.");
		assertThat(words(martin)).contains("Conference: " + other);
	}

	@Test
	void aNeedThatSomebodyElseTakesDownIsPushedToTheChair() {
		String reference = booked("eva.bell@home.example");
		this.joan.says("status " + reference);
		this.joan.presses("Answers");
		String mother = conference(reference).invitees()
			.stream()
			.filter((each) -> each.role() == Role.MOTHER)
			.findFirst()
			.orElseThrow()
			.id()
			.toString();
		this.joan.presses("Note what they told", Map.of("person", mother));
		this.joan.presses("Save",
				Map.of("response", "ACCEPTED", "takesPart", "PHONE", "needs", "INTERPRETER", "note", "Polish"));
		awaits(this.helen, "interpreter. Polish");
		assertThat(words(this.helen)).contains("Kim Marsh (Mother) needs something to take part");
	}

	@Test
	void theTimeThatSomebodyProposedIsTakenWithOnePress() {
		String address = "joy.bell@home.example";
		String reference = booked(address);
		Instant later = conference(reference).startsAt().plusDays(1).atZone(Dates.LONDON).toInstant();
		this.town.tenant()
			.calendars()
			.answer(address, reference, Answer.DECLINED, new Calendars.Proposal(later, later.plusSeconds(5400)), "");
		this.helen.awaits((_) -> this.helen.card().buttons().contains("Move it to then"), A_MINUTE_AND_A_HALF);
		this.helen.presses("Move it to then");
		awaits(this.helen, Dates.inWords(conference(reference).startsAt().plusDays(1)));
		this.helen.says("replies " + reference);
		assertThat(words(this.helen)).as("until it is moved").contains("would rather meet on");
	}

	private boolean letters(String address, String words) {
		return this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.anyMatch((mail) -> mail.text().contains(words) && !mail.text().contains("Dean"));
	}

	private String writes(Mail mail) {
		return this.town.tenant().mailboxes().deliver(mail.to(Northmere.CP_REPORTS.address()));
	}

	private String booked(String mother) {
		return BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.with("Kim Marsh", mother, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
	}

	private static void awaits(TeamsUser user, String text) {
		user.awaits((_) -> words(user).contains(text), A_MINUTE_AND_A_HALF);
	}

	private Conference conference(String reference) {
		return this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
	}

	/** What the newest card says, on one line. */
	private static String words(TeamsUser user) {
		return user.card().text().replaceAll("\\s+", " ");
	}

}
