package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separations;
import io.convenor.drafts.Submission;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Apart;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.changes.CallsToMake;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.ChangePreview;
import io.convenor.scheduling.changes.ChangePreviews;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.Combining;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.invitations.LinkHolders.Outsider;
import io.convenor.scheduling.invitations.NewLinks.Renewed;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** What letters say of others follows them, for whoever was told, and for nobody else. */
@BookingTest
class WhoComesForThemTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final String EVA = "eva@words.example";

	private static final String ADA = "ada@voices.example";

	@Autowired
	ApplicationContext house;

	@Autowired
	Separations separations;

	@Autowired
	KeepingApart apart;

	@Autowired
	CallsToMake calls;

	@Autowired
	LinkHolders holders;

	@Autowired
	NewLinks newLinks;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	@BeforeEach
	void aReviewIsBookedAndTold() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.id = this.siblings.sent(this.siblings.review(MONDAY, Person.KIM, Person.LEE));
		this.siblings.settle();
		this.microsoft365.sent.clear();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void aParentIsToldWhenAnInterpreterIsNamedForThemLaterAndNobodyElseIs() {
		interpreterComes();
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsExactlyInAnyOrder(Person.KIM.address(), EVA);
		assertThat(lastTo(Person.KIM.address()))
			.contains("Who comes for you.", "We have invited an interpreter for you, who speaks Polish.")
			.doesNotContain("Eva");
		assertThat(this.calls.about(this.id)).as("a letter is enough").isEmpty();
		this.microsoft365.sent.clear();
		this.siblings.change(this.id,
				(conference) -> conference.uninvite(this.siblings.invitee(this.id, EVA).id(), this.clock.instant()));
		this.siblings.settle();
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsExactlyInAnyOrder(Person.KIM.address(), EVA);
		assertThat(lastTo(Person.KIM.address()))
			.contains("does not come any more. If you still need one, please tell us.");
	}

	@Test
	void whoInvitesAnInterpreterSaysForWhomAndInWhichLanguageAndBothAreToldAtOnce() {
		UUID kim = this.siblings.invitee(this.id, Person.KIM.address()).id();
		Changes changes = this.house.getBean(Changes.class);
		PlannedChange change = changes.begin(this.id, Northmere365.HELEN);
		change = changes.choose(move(change, Map.of()), PlannedChange.What.INVITE);
		change = changes.invite(move(change,
				Map.of(ChangeFields.NAME, "Eva Nowak", ChangeFields.EMAIL, EVA, ChangeFields.AGENCY, "Words",
						ChangeFields.ROLE, Role.INTERPRETER.name(), ChangeFields.LANGUAGE, "Polish",
						ChangeFields.FOR_WHOM, kim.toString())));
		assertThat(this.house.getBean(ChangePreviews.class).of(change).told()).extracting(ChangePreview.Told::who)
			.anySatisfy((person) -> assertThat(person).startsWith("Kim Marsh"))
			.anySatisfy((person) -> assertThat(person).startsWith("Eva Nowak"));
		changes.confirm(move(change, Map.of()));
		this.siblings.settle();
		assertThat(lastTo(EVA)).contains("You interpret for the mother.", "The language is Polish.");
		assertThat(lastTo(Person.KIM.address())).contains("We have invited an interpreter for you, who speaks Polish.");
	}

	@Test
	void whoeverPutsRightForWhomAnInterpreterComesSeesThatTheParentIsToldToo() {
		this.siblings.change(this.id,
				(conference) -> conference.invite(Invitee.named("Eva Nowak")
					.mailbox(new EmailAddress(EVA))
					.agency("Words")
					.as(Role.INTERPRETER)
					.build()));
		this.siblings.settle();
		Changes changes = this.house.getBean(Changes.class);
		PlannedChange change = changes.begin(this.id, Northmere365.HELEN);
		change = changes.choose(move(change, Map.of()), PlannedChange.What.CORRECT);
		change = changes.correct(move(change,
				Map.of(ChangeFields.PERSON, this.siblings.invitee(this.id, EVA).id().toString(), ChangeFields.EMAIL,
						EVA, ChangeFields.LANGUAGE, "Polish", ChangeFields.FOR_WHOM,
						this.siblings.invitee(this.id, Person.KIM.address()).id().toString())));
		assertThat(this.house.getBean(ChangePreviews.class).of(change).told())
			.extracting(ChangePreview.Told::who, ChangePreview.Told::what)
			.contains(tuple("Kim Marsh (Mother)", "who comes for them"));
	}

	@Test
	void whoComesForSomebodyIsWithThemInTheMeetingOfTheirOwnAndNowhereElse() {
		interpreterComes();
		this.microsoft365.sent.clear();
		getsALinkOfTheirOwn();
		assertThat(lastTo(EVA)).contains("a meeting with the chair that the mother has apart from the others")
			.doesNotContain("of your own with the chair", "Tell the chair what they may tell the others",
					"How you hear what was decided");
		assertThat(lastTo(Person.KIM.address())).contains("a meeting of your own with the chair",
				"As before, an interpreter for you, who speaks Polish, comes.");
		assertThat(ownLinkOf(EVA)).isEqualTo(ownLinkOf(Person.KIM.address())).isNotNull();
		assertThat(linkIn(EVA)).isEqualTo(ownLinkOf(EVA));
		assertThat(entriesOf(EVA)).isEqualTo(entriesOf(Person.KIM.address())).hasSize(1);
		assertThat(entriesOf(Person.LEE.address())).hasSize(1).doesNotContainAnyElementsOf(entriesOf(EVA));
		assertThat(this.microsoft365.sent).as("nobody else learns of it")
			.extracting(Mail::to)
			.containsOnly(Siblings.HELEN, Person.KIM.address(), EVA);
		assertThat(lastTo(Siblings.HELEN)).contains("Kim Marsh (Mother), with Eva Nowak (Interpreter, Words):");
		assertThat(this.apart.of(this.house.getBean(Conferences.class).get(this.id))).extracting(Apart::inWords)
			.singleElement()
			.asString()
			.contains("a meeting and link of their own", "; Eva Nowak (Interpreter, Words) comes with them");
		String own = ownLinkOf(EVA);
		comesBack();
		assertThat(lastTo(EVA)).contains("all of the meeting");
		assertThat(linkIn(EVA)).isNotEqualTo(own);
		assertThat(entriesOf(EVA)).isEqualTo(entriesOf(Person.LEE.address()));
	}

	@Test
	void whoIsInvitedLaterForSomebodyKeptApartGetsWhatTheyHaveAndLosesItWhenRemoved() {
		getsALinkOfTheirOwn();
		this.microsoft365.sent.clear();
		interpreterComes();
		assertThat(linkIn(EVA)).isEqualTo(ownLinkOf(Person.KIM.address()));
		assertThat(entriesOf(EVA)).isEqualTo(entriesOf(Person.KIM.address())).hasSize(1);
		assertThat(this.microsoft365.sent).extracting(Mail::to).doesNotContain(Person.LEE.address());
		this.siblings.change(this.id,
				(conference) -> conference.uninvite(this.siblings.invitee(this.id, EVA).id(), this.clock.instant()));
		this.siblings.settle();
		assertThat(entriesOf(EVA)).isEmpty();
		assertThat(entriesOf(Person.KIM.address())).hasSize(1);
	}

	@Test
	void whoCameForSomebodyKeptApartHasTheirLinkUntilTheyGetANewOneOfTheirOwn() {
		interpreterComes();
		getsALinkOfTheirOwn();
		assertThat(this.holders.ofTheirOwn(conference())).isEmpty();
		this.siblings.change(this.id,
				(conference) -> conference.uninvite(this.siblings.invitee(this.id, EVA).id(), this.clock.instant()));
		assertThat(strangersAtTheirDoor()).containsExactly(EVA);
		this.siblings.settle();
		assertThat(strangersAtTheirDoor()).containsExactly(EVA);
		assertThat(this.holders.of(conference())).filteredOn((each) -> each.invitee().address().equals(EVA))
			.as("nobody can tell whether she ever had the link of the others")
			.extracting(Outsider::hasTheLink, Outsider::mayHaveIt)
			.containsExactly(tuple(false, true));
		String old = ownLinkOf(Person.KIM.address());
		UUID own = this.holders.ofTheirOwn(conference()).getFirst().separation();
		this.microsoft365.sent.clear();
		assertThat(this.newLinks.renewTheirOwn(own, Northmere365.MARTIN)).isEqualTo(Renewed.NOT_YOURS);
		assertThat(this.newLinks.renewTheirOwn(own, Northmere365.HELEN)).isEqualTo(Renewed.BEGUN);
		assertThat(this.newLinks.renewTheirOwn(own, Northmere365.HELEN)).isEqualTo(Renewed.NOT_NOW);
		this.siblings.settle();
		assertThat(ownLinkOf(Person.KIM.address())).isNotNull().isNotEqualTo(old);
		assertThat(linkIn(Person.KIM.address())).isEqualTo(ownLinkOf(Person.KIM.address()));
		assertThat(lastTo(Person.KIM.address())).contains("You may get a notice that says “Canceled",
				"It is only about the old entry", "You also get a new invitation.");
		assertThat(this.microsoft365.openLinks()).doesNotContain(old);
		assertThat(entriesOf(Person.KIM.address())).hasSize(1);
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsOnly(Person.KIM.address());
		assertThat(strangersAtTheirDoor()).isEmpty();
	}

	@Test
	void whoComesForAnotherNowStillHasTheLinkOfWhomTheyCameFor() {
		interpreterComes();
		getsALinkOfTheirOwn();
		corrected(EVA, Map.of(ChangeFields.EMAIL, EVA, ChangeFields.LANGUAGE, "Polish", ChangeFields.FOR_WHOM,
				this.siblings.invitee(this.id, Person.LEE.address()).id().toString()));
		assertThat(linkIn(EVA)).isNotEqualTo(ownLinkOf(Person.KIM.address()));
		assertThat(strangersAtTheirDoor()).containsExactly(EVA);
	}

	@Test
	void whoeverReadsWhereSomebodyKeptApartWasWrittenToHasTheirLink() {
		getsALinkOfTheirOwn();
		corrected(Person.KIM.address(), Map.of(ChangeFields.EMAIL, "kim@new.example", "telephone", "07700 900111"));
		assertThat(this.holders.ofTheirOwn(conference())).singleElement()
			.satisfies((door) -> assertThat(door.outsiders()).extracting(Outsider::why)
				.containsExactly(LinkHolders.Why.FORMER_ADDRESS));
		assertThat(this.holders.of(conference())).extracting(Outsider::why)
			.as("it was never sent the link of the others")
			.doesNotContain(LinkHolders.Why.FORMER_ADDRESS);
	}

	@Test
	void whoComesForSomebodyKeptApartIsWithThemInAMeetingForSeveralAndWhenThatIsTakenApart() {
		interpreterComes();
		getsALinkOfTheirOwn();
		UUID sister = this.siblings.sent(this.siblings.review(MONDAY.plusDays(1), Person.KIM, Person.LEE));
		this.siblings.settle();
		this.microsoft365.sent.clear();
		this.siblings.combine(sister, this.id);
		this.siblings.settle();
		assertThat(entriesOf(EVA)).isEqualTo(entriesOf(Person.KIM.address())).hasSize(1);
		assertThat(entriesOf(Person.LEE.address())).hasSize(1).doesNotContainAnyElementsOf(entriesOf(EVA));
		assertThat(ownLinkOf(EVA)).isEqualTo(ownLinkOf(Person.KIM.address())).isNotNull();
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.to().equals(Person.LEE.address()))
			.allSatisfy((mail) -> assertThat(mail.htmlBody()).doesNotContain("Polish", "Eva",
					String.valueOf(ownLinkOf(EVA))));
		assertThat(textsTo(Person.KIM.address())).as("what she reads of the one that moved into her meeting")
			.filteredOn((text) -> text.contains("one meeting with the chair for both children"))
			.singleElement(as(STRING))
			.contains("You now have a meeting of your own with the chair", "It was on Tuesday 24 February 2026, 10am.",
					"the invitation for your calendar is called " + conference().reference())
			.doesNotContain("You also get a new invitation", "brother or sister");
		this.house.getBean(Combining.class)
			.takeApart(sister, Northmere365.HELEN, Map.of("date", MONDAY.plusDays(1).toLocalDate().toString(), "time",
					"10:00", "length", "60", ChangeFields.WHOEVER_IS_FREE, "true"));
		this.siblings.settle();
		assertThat(textsTo(Person.LEE.address())).as("the entry of the first stands for the first")
			.anyMatch((text) -> text.contains("It is now held by itself")
					&& text.contains("You also get a new invitation for your calendar."))
			.noneMatch(
					(text) -> text.contains("It is now held by itself") && text.contains("an update for your calendar"))
			.noneMatch((text) -> text.contains("“Canceled: " + conference().reference()));
		assertThat(entriesOf(EVA)).as("she interprets for the first of the two alone").hasSize(1);
		assertThat(entriesOf(Person.KIM.address())).as("kept apart in both").hasSize(2).containsAll(entriesOf(EVA));
		assertThat(entriesOf(Person.LEE.address())).hasSize(2)
			.doesNotContainAnyElementsOf(entriesOf(Person.KIM.address()));
	}

	@Test
	void whoComesForSomebodyInOneOfTwoIsWithThemWhereTheOtherKeepsThemApart() {
		getsALinkOfTheirOwn();
		UUID sister = this.siblings.sent(this.siblings.review(MONDAY.plusDays(1), Person.KIM, Person.LEE));
		this.siblings.change(sister, (conference) -> conference.invite(interpreter(sister)));
		this.siblings.settle();
		assertThat(entriesOf(EVA)).hasSize(1).isSubsetOf(entriesOf(Person.LEE.address()));
		this.siblings.combine(sister, this.id);
		this.siblings.settle();
		assertThat(entriesOf(EVA)).isEqualTo(entriesOf(Person.KIM.address())).hasSize(1);
		assertThat(linkIn(EVA)).isEqualTo(ownLinkOf(Person.KIM.address()));
	}

	@Test
	void whoComesForSomebodyFollowsTheirHours() {
		interpreterComes();
		this.siblings.keepsApart(this.id, Person.KIM.address(),
				Map.of(ApartFields.MANNER, "OWN_TIME", ApartFields.FROM, "10:00", ApartFields.UNTIL, "10:20"));
		this.siblings.settle();
		assertThat(lastTo(EVA)).contains("a part of the meeting", "10:00", "10:20");
		assertThat(entriesOf(EVA)).isEqualTo(entriesOf(Person.KIM.address())).hasSize(1);
		this.siblings.change(this.id, (conference) -> conference.moveTo(MONDAY.plusDays(1)));
		this.siblings.settle();
		assertThat(lastTo(EVA)).contains("Tuesday 24 February 2026, 10:00", "10:20");
	}

	@Test
	void aParentWhoHasTwoToHelpThemIsToldWhichOfThemDoesNotComeAnyMore() {
		interpreterComes();
		UUID kim = this.siblings.invitee(this.id, Person.KIM.address()).id();
		this.siblings.change(this.id, (conference) -> conference
			.invite(Invitee.named("Ada Voss").mailbox(new EmailAddress(ADA)).as(Role.ADVOCATE).forWhom(kim).build()));
		this.siblings.settle();
		assertThat(lastTo(Person.KIM.address())).contains("We have invited an advocate for you")
			.contains("As before, an interpreter for you, who speaks Polish, comes, too.")
			.doesNotContain("We have invited an interpreter");
		this.siblings.change(this.id,
				(conference) -> conference.uninvite(this.siblings.invitee(this.id, ADA).id(), this.clock.instant()));
		this.siblings.settle();
		assertThat(lastTo(Person.KIM.address())).doesNotContain("We have invited")
			.contains("An advocate for you, who helps you to say what you want, does not come any more.",
					"As before, an interpreter for you, who speaks Polish, comes.");
	}

	@Test
	void theChairIsWrittenToAnewWhenWhoTakesPartApartIsNotAsTheLastLetterSaid() {
		this.siblings.keepsApart(this.id, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK",
				ApartFields.OTHER, this.siblings.invitee(this.id, Person.LEE.address()).id().toString()));
		this.siblings.settle();
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address());
		assertThat(lastTo(Siblings.HELEN)).contains("Who takes part apart. This has changed.",
				"Kim Marsh (Mother): a meeting and link of their own", "If that is changed, you get another letter.");
		this.microsoft365.sent.clear();
		comesBack();
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address());
		assertThat(lastTo(Siblings.HELEN))
			.contains("Nobody does any more. What your last letter said of it does not hold.")
			.doesNotContain("Kim Marsh");
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

	private void corrected(String address, Map<String, String> known) {
		Changes changes = this.house.getBean(Changes.class);
		PlannedChange change = changes.begin(this.id, Northmere365.HELEN);
		change = changes.choose(move(change, Map.of()), PlannedChange.What.CORRECT);
		Map<String, String> typed = new HashMap<>(known);
		typed.put(ChangeFields.PERSON, this.siblings.invitee(this.id, address).id().toString());
		change = changes.correct(move(change, typed));
		changes.confirm(move(change, Map.of()));
		this.siblings.settle();
	}

	private Conference conference() {
		return this.house.getBean(Conferences.class).get(this.id);
	}

	private List<String> strangersAtTheirDoor() {
		return this.holders.ofTheirOwn(conference())
			.stream()
			.flatMap((door) -> door.outsiders().stream())
			.map((each) -> each.invitee().address())
			.toList();
	}

	private void interpreterComes() {
		this.siblings.change(this.id, (conference) -> conference.invite(interpreter(this.id)));
		this.siblings.settle();
	}

	private Invitee interpreter(UUID conference) {
		return Invitee.named("Eva Nowak")
			.mailbox(new EmailAddress(EVA))
			.agency("Words")
			.as(Role.INTERPRETER)
			.language("Polish")
			.forWhom(this.siblings.invitee(conference, Person.KIM.address()).id())
			.build();
	}

	private void getsALinkOfTheirOwn() {
		this.siblings.keepsApart(this.id, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK",
				ApartFields.OTHER, this.siblings.invitee(this.id, Person.LEE.address()).id().toString()));
		this.siblings.settle();
	}

	private @Nullable String ownLinkOf(String address) {
		return this.house.getBean(OwnInvitations.class)
			.known(this.house.getBean(Conferences.class).get(this.id), this.siblings.invitee(this.id, address))
			.joinUrl();
	}

	/** Where the last letter to somebody takes them. */
	private String linkIn(String address) {
		String letter = this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(address))
			.reduce((_, last) -> last)
			.orElseThrow()
			.htmlBody();
		return letter.substring(letter.indexOf("https://")).split("\"", 2)[0];
	}

	/** The entries of the calendar that invite somebody. */
	private List<String> entriesOf(String address) {
		return this.microsoft365.booked.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().attendees().stream().anyMatch((each) -> each.address().equals(address)))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private void comesBack() {
		PlannedSeparation plan = this.apart.begin(this.id, Northmere365.HELEN);
		UUID separation = this.separations.of(this.id).getFirst().id();
		plan = this.apart.sayWhoComesBack(new Submission(plan.id(), plan.version(), Northmere365.HELEN, Map.of()),
				separation);
		this.apart.confirm(new Submission(plan.id(), plan.version(), Northmere365.HELEN, Map.of()));
		this.siblings.settle();
	}

	private String lastTo(String address) {
		assertThat(textsTo(address)).isNotEmpty();
		return textsTo(address).getLast();
	}

	private List<String> textsTo(String address) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(address))
			.map((mail) -> mail.htmlBody().replaceAll("<[^>]+>", "").replaceAll("\\s+", " "))
			.toList();
	}

}
