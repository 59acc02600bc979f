package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.changes.CallToMake;
import io.convenor.scheduling.changes.CallsToMake;
import io.convenor.scheduling.invitations.LinkHolders.Outsider;
import io.convenor.scheduling.invitations.LinkHolders.Why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What people are told of conferences that are held in one meeting, and what not. */
@BookingTest
class LettersOfOneMeetingTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final LocalDateTime THURSDAY = LocalDateTime.of(2026, 2, 26, 10, 0);

	@Autowired
	ApplicationContext house;

	@Autowired
	Conferences conferences;

	@Autowired
	CallsToMake calls;

	@Autowired
	LinkHolders holders;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID elder;

	UUID younger;

	@BeforeEach
	void twoReviewsAreTold() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.elder = this.siblings.sent(this.siblings.review(MONDAY, Person.KIM, Person.PAT));
		this.younger = this.siblings.sent(this.siblings.review(THURSDAY, Person.KIM, Person.LEE));
		Awaitility.await()
			.until(() -> !mails(this.elder, Siblings.HELEN).isEmpty()
					&& !mails(this.younger, Siblings.HELEN).isEmpty());
		this.siblings.settle();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void everybodyIsToldInPlainWordsThatItIsOneMeetingAndWhatItIsCalledInTheirCalendar() {
		combined();
		assertThat(last(this.younger, Person.LEE.address())).contains("It is now held together",
				"held together with the meeting for a brother or sister", "the invitation for your calendar is called",
				reference(this.elder), "You come or join once");
		assertThat(last(this.elder, Person.PAT.address()))
			.contains("held together with the meeting for a brother or sister")
			.doesNotContain(reference(this.younger));
		assertThat(this.calls.about(this.younger)).extracting(CallToMake::who, CallToMake::say)
			.anySatisfy((call) -> assertThat(call.toList().toString()).contains("Lee Marsh",
					"in one meeting with that of a brother or sister"));
	}

	@Test
	void whoIsInvitedToItLaterIsToldTheSame() {
		combined();
		this.siblings.change(this.younger,
				(conference) -> conference.invite(Invitee.named("Ann Bell")
					.mailbox(new EmailAddress(Person.ANN.address()))
					.agency("Hillside School")
					.as(Person.ANN.role())
					.build()));
		Awaitility.await().until(() -> !mails(this.younger, Person.ANN.address()).isEmpty());
		assertThat(last(this.younger, Person.ANN.address())).contains("You are invited to the meeting",
				"held together with the meeting for a brother or sister", reference(this.elder));
	}

	@Test
	void aConferenceByItselfSaysNothingOfIt() {
		assertThat(this.microsoft365.sent).isNotEmpty()
			.allSatisfy((mail) -> assertThat(mail.htmlBody()).doesNotContain("brother or sister"));
	}

	@Test
	void whoHasALinkOfTheirOwnIsToldNothingOfTheOthers() {
		this.siblings.keepsApart(this.younger, Person.LEE.address(), Map.of(ApartFields.MANNER, "OWN_LINK"));
		this.siblings.settle();
		combined();
		assertThat(mails(this.younger, Person.LEE.address()))
			.allSatisfy((mail) -> assertThat(mail.htmlBody()).doesNotContain("brother or sister"));
	}

	@Test
	void whoIsTakenOffTheOneAndStillInvitedToTheOtherIsToldToComeAllTheSame() {
		combined();
		this.siblings.change(this.elder, (conference) -> conference
			.uninvite(this.siblings.invitee(this.elder, Person.KIM.address()).id(), this.clock.instant()));
		this.siblings.settle();
		assertThat(last(this.elder, Person.KIM.address())).contains("Please come all the same", reference(this.younger))
			.doesNotContain("You do not need to come", "Please delete");
		assertThat(attendees()).contains(Person.KIM.address());
		this.siblings.change(this.younger, (conference) -> conference
			.uninvite(this.siblings.invitee(this.younger, Person.KIM.address()).id(), this.clock.instant()));
		this.siblings.settle();
		assertThat(last(this.younger, Person.KIM.address())).contains("You do not need to come");
		assertThat(attendees()).doesNotContain(Person.KIM.address());
	}

	@Test
	void whenTheOneIsCancelledWhoeverIsInvitedToTheOtherComesAllTheSame() {
		combined();
		this.siblings.change(this.younger, Conference::cancel);
		this.siblings.settle();
		assertThat(last(this.younger, Person.KIM.address()))
			.contains("cancelled", "Please come all the same", reference(this.elder))
			.doesNotContain("You do not need to come");
		assertThat(last(this.younger, Siblings.SIAN)).contains("Please come all the same")
			.contains("The report for", "is no longer needed", "we still need that")
			.doesNotContain("It is taken out of your calendar", "nobody will be there", "please do not send it now");
		assertThat(last(this.younger, Person.LEE.address())).contains("You do not need to come");
	}

	@Test
	void whoeverIsExcludedLosesTheEntryAndLearnsNothingOfTheOther() {
		combined();
		this.siblings.excludes(this.elder, Person.KIM.address());
		this.siblings.settle();
		assertThat(attendees()).doesNotContain(Person.KIM.address()).contains(Person.LEE.address());
		for (UUID each : List.of(this.elder, this.younger)) {
			UUID other = each.equals(this.elder) ? this.younger : this.elder;
			assertThat(last(each, Person.KIM.address())).contains("You do not need to come")
				.doesNotContain("teams.example", reference(other), "all the same");
		}
	}

	@Test
	void whoeverWasInvitedOnlyToTheOneThatWasHeldBeforeDoesNotComeToTheMeetingOfTheOther() {
		combined();
		int toPat = mails(this.elder, Person.PAT.address()).size();
		this.siblings.change(this.younger, Conference::held);
		this.siblings.settle();
		assertThat(last(this.younger, Person.LEE.address())).contains("It was held earlier than planned",
				"nothing takes place at this time", "You do not need to come");
		assertThat(last(this.younger, Person.KIM.address()))
			.contains("It was held earlier than planned", "Please come all the same", reference(this.elder))
			.doesNotContain("nothing takes place", "You do not need to come");
		assertThat(mails(this.elder, Person.PAT.address())).hasSize(toPat);
		assertThat(attendees()).contains(Person.KIM.address(), Person.PAT.address(), Siblings.HELEN)
			.doesNotContain(Person.LEE.address());
		assertThat(this.holders.of(this.conferences.get(this.elder)))
			.extracting((each) -> each.invitee().address(), Outsider::why, Outsider::hasTheLink)
			.containsExactly(tuple(Person.LEE.address(), Why.HELD_BEFORE, true));
		this.siblings.change(this.elder, Conference::held);
		this.siblings.settle();
		nothingIsLeft();
	}

	@Test
	void whenTheOneTheMeetingBelongsToWasHeldBeforeItStandsForTheOthersAlone() {
		combined();
		int toLee = mails(this.younger, Person.LEE.address()).size();
		this.siblings.change(this.elder, Conference::held);
		this.siblings.settle();
		assertThat(last(this.elder, Person.PAT.address())).contains("nothing takes place at this time");
		assertThat(last(this.elder, Person.KIM.address())).contains("Please come all the same",
				reference(this.younger));
		assertThat(mails(this.younger, Person.LEE.address())).hasSize(toLee);
		assertThat(attendees()).contains(Person.KIM.address(), Person.LEE.address(), Siblings.HELEN)
			.doesNotContain(Person.PAT.address());
		this.siblings.change(this.younger, Conference::held);
		this.siblings.settle();
		nothingIsLeft();
	}

	@Test
	void onceTheMeetingHasBegunNobodyIsToldOrTakenOffBecauseOneOfThemWasHeldFirst() {
		combined();
		LocalDateTime begun = LocalDateTime.now(this.clock).truncatedTo(ChronoUnit.MINUTES).minusMinutes(5);
		this.siblings.change(this.elder, (conference) -> conference.moveTo(begun, 90));
		this.siblings.settle();
		int sent = this.microsoft365.sent.size();
		this.siblings.change(this.younger, Conference::held);
		this.siblings.settle();
		this.siblings.change(this.elder, Conference::held);
		this.siblings.settle();
		assertThat(this.microsoft365.sent).hasSize(sent);
		assertThat(attendees()).contains(Person.LEE.address(), Person.PAT.address(), Person.KIM.address());
		assertThat(this.microsoft365.booked.get(this.elder + "/invitation").end()).as("the room is free")
			.isBefore(begun.plusMinutes(30));
	}

	private void nothingIsLeft() {
		assertThat(this.microsoft365.booked).isEmpty();
		assertThat(last(this.elder, Person.KIM.address()) + last(this.younger, Person.KIM.address()))
			.contains("nothing takes place at this time");
		for (Person one : List.of(Person.PAT, Person.LEE)) {
			UUID id = one.equals(Person.PAT) ? this.elder : this.younger;
			assertThat(mails(id, one.address())).filteredOn((mail) -> mail.htmlBody().contains("held earlier"))
				.hasSize(1);
		}
	}

	private void combined() {
		this.siblings.combine(this.younger, this.elder);
		this.siblings.settle();
	}

	private List<String> attendees() {
		return this.microsoft365.booked.get(this.elder + "/invitation")
			.attendees()
			.stream()
			.map(Attendee::address)
			.toList();
	}

	private List<Mail> mails(UUID id, String address) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(address) && mail.subject().contains(reference(id)))
			.toList();
	}

	private String last(UUID id, String address) {
		return mails(id, address).getLast().htmlBody();
	}

	private String reference(UUID id) {
		return this.conferences.get(id).reference().value();
	}

}
