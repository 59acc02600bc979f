package io.convenor.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.PaperLetters;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.Told;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mother without email is invited, rung and written to on paper, and a conference that
 * is late already is booked as what it is. It is Tuesday 3 March 2026.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamilyWithoutEmailTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String SCHOOL = "sam.reed@hillside.example";

	private static final Map<String, String> KIM = Map.of("telephone", "01632 960 555", "postalAddress",
			"14 Mill Lane, Northmere", "safeFrom", "10:00", "safeUntil", "12:00", "language", "Welsh", "format",
			"LARGE_PRINT");

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	@BeforeAll
	void opens() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
	}

	@AfterAll
	void closes() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void aMotherWithoutEmailGetsEveryLetterOnPaperAndIsRungAboutEach() {
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-3001")
			.countingFrom(LocalDate.of(2026, 2, 27))
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.withoutEmail("Kim Marsh", Role.MOTHER, KIM)
			.reference();
		awaiting(reference, 1);
		this.helen.presses("People");
		assertThat(this.helen.card().text()).contains("has no email: letters are printed, and they are rung");
		assertThat(attendees(reference)).contains(SCHOOL).noneMatch((address) -> address.contains("no-email"));

		needs(reference, Role.SCHOOL, "Lee Marsh must not know that she moved to 14 Mill Lane");
		needs(reference, Role.MOTHER, "Rings back after three");
		this.helen.says("calls " + reference);
		assertThat(this.helen.card().text()).contains("They told us: needs interpreter; Rings back after three")
			.doesNotContain("Lee Marsh");
		assertThat(this.helen.card().text()).contains("Kim Marsh (Mother)", "They are invited to a meeting on",
				"Safe to ring: from 10:00 until 12:00", "01632 960 555", "Leave no message",
				"Letter to print: Kim Marsh (Mother)", "It tells the invitation", "14 Mill Lane", "large print",
				"They speak Welsh");
		assertThat(letters(reference)).singleElement()
			.satisfies((letter) -> assertThat(letter)
				.contains("Kim Marsh", reference, "font-size: 22px", "needs a link, which no paper can carry")
				.doesNotContain("Mill Lane", "open this link", "press the number above", "Try it the day before"));
		assertThat(this.town.tenant().library().files())
			.allSatisfy((file) -> assertThat(file.path()).doesNotContain("Kim", "Marsh", "Mill"));

		this.helen.presses("Not reached person 1");
		assertThat(this.helen.card().text()).contains("Nobody answered once",
				"Try again on Tuesday 3 March 2026, 11:3");
		this.helen.says("today");
		assertThat(this.helen.card().text()).contains(reference + ": 1 of the family to be rung",
				"Nobody answered once", reference + ": 1 letter to be printed and posted");

		this.helen.says("calls " + reference);
		this.helen.presses("Posted letter 1");
		assertThat(this.helen.card().text()).contains("1 letter was printed and posted.");
		this.helen.says("status " + reference);
		this.helen.presses("People");
		assertThat(this.helen.card().text()).contains("letter written")
			.doesNotContain("ready to be printed", "what has changed sent");
		this.helen.says("calls " + reference);
		this.helen.presses("Reached person 1");
		assertThat(this.helen.card().text()).contains("There is no call to make.");
		this.helen.says("audit " + reference);
		assertThat(this.helen.card().text()).contains("letter by email (how to take part) to Sam Reed (School",
				"letter to print and post to Kim Marsh (Mother)",
				"posted a letter: the invitation to Kim Marsh (Mother)");

		this.helen.says("change " + reference);
		this.helen.presses("Cancel the meeting");
		this.helen.presses("Next", Map.of("reason", "BOOKED_IN_ERROR"));
		this.helen.presses("Yes, cancel and tell them");
		awaiting(reference, 2);
		this.helen.says("calls " + reference);
		assertThat(this.helen.card().text()).contains("It tells that it is cancelled", "is cancelled.");
		assertThat(mailsTo("no-email")).isEmpty();
	}

	@Test
	void eachOfTheFamilyGetsTheirLetterInTheLanguageOrFormatTheChairChose() {
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-3004")
			.countingFrom(LocalDate.of(2026, 2, 27))
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.withoutEmail("Kim Marsh", Role.MOTHER, Map.of("postalAddress", "14 Mill Lane", "format", "WELSH"))
			.withoutEmail("Lee Marsh", Role.FATHER, Map.of("postalAddress", "2 High Street", "format", "EASY_READ"))
			.reference();
		awaiting(reference, 2);
		assertThat(letters(reference))
			.anySatisfy((letter) -> assertThat(letter).contains("lang=\"cy\"", "Annwyl", "Kim Marsh", "Mawrth 2026")
				.doesNotContain("March", "Part of this letter is only in English"))
			.anySatisfy((letter) -> assertThat(letter).contains("Lee Marsh", "There is a meeting. You are invited.",
					"March 2026"));
		this.helen.says("calls " + reference);
		assertThat(this.helen.card().text()).contains("It is written as they need it: in Welsh",
				"It is written as they need it: easy read");
		this.helen.says("change " + reference);
		this.helen.presses("Cancel the meeting");
		this.helen.presses("Next", Map.of("reason", "BOOKED_IN_ERROR"));
		this.helen.presses("Yes, cancel and tell them");
		awaiting(reference, 4);
		assertThat(letters(reference))
			.anySatisfy(
					(letter) -> assertThat(letter).contains("wedi’i ganslo", "Trefnwyd y cyfarfod drwy gamgymeriad."))
			.anySatisfy((letter) -> assertThat(letter).contains("That means there is no meeting."));
	}

	@Test
	void whoIsInvitedLaterWithoutEmailAndRemovedAgainIsToldOnPaper() {
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-3003")
			.countingFrom(LocalDate.of(2026, 2, 27))
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		this.helen.says("change " + reference);
		this.helen.presses("Invite somebody");
		this.helen.presses("Next", Map.of("name", "Lee Marsh", "email", "", "role", "FATHER"));
		assertThat(this.helen.card().text()).contains("If they have none, give their postal address");
		this.helen.presses("Next",
				Map.of("name", "Lee Marsh", "email", "", "role", "FATHER", "postalAddress", "2 High Street"));
		this.helen.presses("Confirm and tell them");
		awaiting(reference, 1);
		assertThat(attendees(reference)).contains(SCHOOL).noneMatch((address) -> address.contains("no-email"));

		this.helen.says("change " + reference);
		this.helen.presses("Remove somebody");
		this.helen.presses("Next", Map.of("person", invitee(reference, Role.FATHER)));
		this.helen.presses("Confirm and tell them");
		awaiting(reference, 2);
		this.helen.says("calls " + reference);
		assertThat(this.helen.card().text())
			.contains("Do not post the letter to Lee Marsh (Father)", "that tells the invitation",
					"The newer one above takes its place", "2 High Street", "It tells that they are no longer invited",
					"They are no longer invited to the meeting.")
			.doesNotContain("It tells the invitation", "They are invited to a meeting on");
	}

	@Test
	void aConferenceThatIsLateAlreadyIsBookedAndShownAsLateEverywhere() {
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-3002")
			.countingFrom(LocalDate.of(2026, 1, 28))
			.decidedBy("Jo Bell", "The mother was in hospital")
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		String late = "after the last lawful date, Wednesday 18 February 2026";
		this.helen.says("status " + reference);
		assertThat(this.helen.card().text()).contains("Late", late);
		this.helen.presses("Details");
		assertThat(this.helen.card().text()).contains("Booked late", "decided by Jo Bell: The mother was in hospital");
		this.helen.says("conferences");
		assertThat(this.helen.card().text()).contains("late: it is held", late);
		this.helen.says("explain " + reference);
		assertThat(this.helen.card().text()).contains("It is late, decided by Jo Bell");
		this.helen.says("today");
		assertThat(this.helen.card().text()).contains(reference + ": Initial conference held, was due");
	}

	private List<String> letters(String reference) {
		return this.town.tenant()
			.library()
			.files()
			.stream()
			.filter((file) -> file.path().contains(reference + "/Letters"))
			.map((file) -> new String(file.bytes(), StandardCharsets.UTF_8))
			.toList();
	}

	private List<String> attendees(String reference) {
		return this.town.tenant()
			.calendars()
			.of(Northmere.CONFERENCES.address())
			.stream()
			.filter((entry) -> entry.subject().equals(reference))
			.flatMap((entry) -> entry.invitees().stream())
			.map((invitee) -> invitee.address())
			.toList();
	}

	private void needs(String reference, Role role, String note) {
		UUID id = this.bot.part(Conferences.class).findByReference(reference).orElseThrow().id();
		this.bot.part(Answers.class)
			.tell(id, UUID.fromString(invitee(reference, role)),
					new Told(Response.NONE, null, null, Set.of(Need.INTERPRETER), note), Northmere.HELEN_OKAFOR.id());
	}

	private String invitee(String reference, Role role) {
		return this.bot.part(Conferences.class)
			.findByReference(reference)
			.orElseThrow()
			.invitees()
			.stream()
			.filter((each) -> each.role() == role)
			.findFirst()
			.orElseThrow()
			.id()
			.toString();
	}

	private List<String> mailsTo(String part) {
		return this.town.tenant().mailboxes().addresses().stream().filter((address) -> address.contains(part)).toList();
	}

	private void awaiting(String reference, int letters) {
		Conference conference = this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
		Awaitility.await()
			.atMost(SOON)
			.until(() -> this.bot.part(PaperLetters.class).about(conference.id()).size() == letters
					&& this.bot.part(PaperLetters.class)
						.about(conference.id())
						.stream()
						.allMatch((letter) -> letter.webUrl() != null)
					&& this.bot.part(Deliveries.class)
						.about(conference.id())
						.stream()
						.noneMatch((delivery) -> delivery.state() == Delivery.State.WAITING));
	}

}
