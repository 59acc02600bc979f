package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.changes.ChangePreview.Told;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.LinkHolders;
import io.convenor.scheduling.invitations.LinkHolders.Outsider;
import io.convenor.scheduling.invitations.LinkHolders.Why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** How somebody is reached is put right after they were invited. */
@BookingTest
class CorrectionsTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final LocalDateTime THURSDAY = LocalDateTime.of(2026, 2, 26, 10, 0);

	private static final String RIGHT = "ann.bell@school.example";

	@Autowired
	ApplicationContext house;

	@Autowired
	Conferences conferences;

	@Autowired
	Changes changes;

	@Autowired
	ChangePreviews previews;

	@Autowired
	FamilyContacts contacts;

	@Autowired
	SharedMeetings meetings;

	@Autowired
	LinkHolders holders;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	@BeforeEach
	void aReviewIsBookedAndTold() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.id = this.siblings.sent(this.siblings.review(MONDAY, Person.KIM, Person.ANN));
		this.siblings.settle();
		this.microsoft365.sent.clear();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void aProfessionalIsWrittenToAndInvitedAtTheNewAddressAndNobodyElseIsDisturbed() {
		PlannedChange change = corrects(Person.ANN, Map.of(ChangeFields.EMAIL, RIGHT));
		assertThat(change.plan().preview()).as(change.plan().form().problems().toString()).isTrue();
		assertThat(this.previews.of(change).told())
			.containsExactly(new Told("Ann Bell (School)", "how to take part, at the new address"));
		confirms(change);
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsOnly(RIGHT);
		assertThat(this.microsoft365.sent).anyMatch((mail) -> mail.htmlBody().contains("Where you take part"));
		assertThat(this.microsoft365.booked.get(this.id + "/invitation").attendees()).extracting(Attendee::address)
			.contains(RIGHT)
			.doesNotContain(Person.ANN.address());
		assertThat(this.holders.of(this.conferences.get(this.id))).extracting(Outsider::why, Outsider::hasTheLink)
			.containsExactly(tuple(Why.FORMER_ADDRESS, true));
	}

	@Test
	void whatLooksWrongAboutTheNewAddressIsAskedAsWhenSomebodyIsInvited() {
		Map<String, String> typed = Map.of(ChangeFields.EMAIL, "ann@gmial.com");
		PlannedChange change = corrects(Person.ANN, typed);
		assertThat(change.plan().preview()).isFalse();
		assertThat(change.plan().form().problems().get(ChangeFields.RIGHT)).contains("gmial.com is nearly gmail.com");
		Map<String, String> ticked = new HashMap<>(typed);
		ticked.put(ChangeFields.RIGHT, "true");
		assertThat(again(change, Person.ANN, ticked).plan().preview()).isTrue();
	}

	@Test
	void whatIsKnownOfTheFamilyIsShownAndPutRightAndNobodyIsWrittenTo() {
		Map<String, String> typed = Map.of(ChangeFields.EMAIL, Person.KIM.address(), BookingFields.TELEPHONE,
				"07700 900111", BookingFields.SAFE_FROM, "10:00", BookingFields.SAFE_UNTIL, "12:00",
				BookingFields.POSTAL_ADDRESS, "2 Mill Lane", ChangeFields.LANGUAGE, "Polish");
		int before = this.conferences.get(this.id).arrangement();
		confirms(corrects(Person.KIM, typed));
		Invitee kim = this.siblings.invitee(this.id, Person.KIM.address());
		assertThat(this.contacts.of(kim.id())).get().satisfies((contact) -> {
			assertThat(contact.telephone()).isEqualTo("07700 900111");
			assertThat(contact.safeFrom()).isEqualTo(LocalTime.of(10, 0));
			assertThat(contact.postalAddress()).isEqualTo("2 Mill Lane");
		});
		assertThat(kim.language()).isEqualTo("Polish");
		assertThat(this.conferences.get(this.id).arrangement()).isEqualTo(before);
		assertThat(this.microsoft365.sent).isEmpty();
		assertThat(whose(Person.KIM).plan().form().typed()).containsEntry(BookingFields.TELEPHONE, "07700 900111")
			.containsEntry(BookingFields.SAFE_UNTIL, "12:00")
			.containsEntry(ChangeFields.LANGUAGE, "Polish")
			.containsEntry(ChangeFields.EMAIL, Person.KIM.address());
		assertThat(corrects(Person.KIM, typed).plan().form().problems().get(ChangeFields.EMAIL))
			.contains("Nothing here is different");
	}

	@Test
	void whomAnInterpreterComesForAndInWhichLanguageIsSaidLaterAndBothAreWrittenTo() {
		String eva = "eva@words.example";
		this.siblings.change(this.id,
				(conference) -> conference.invite(Invitee.named("Eva Nowak")
					.mailbox(new EmailAddress(eva))
					.agency("Words")
					.as(Role.INTERPRETER)
					.build()));
		this.siblings.settle();
		this.microsoft365.sent.clear();
		Person interpreter = new Person("Eva Nowak", eva, Role.INTERPRETER);
		confirms(corrects(interpreter, Map.of(ChangeFields.EMAIL, eva, ChangeFields.LANGUAGE, "Polish",
				ChangeFields.FOR_WHOM, id(Person.KIM))));
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsExactlyInAnyOrder(eva, Person.KIM.address());
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.to().equals(eva))
			.singleElement()
			.satisfies((mail) -> assertThat(mail.htmlBody().replaceAll("<[^>]+>", ""))
				.contains("You interpret for the mother.", "The language is Polish."));
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.to().equals(Person.KIM.address()))
			.singleElement()
			.satisfies((mail) -> assertThat(mail.htmlBody().replaceAll("<[^>]+>", ""))
				.contains("We have invited an interpreter for you, who speaks Polish."));
	}

	@Test
	void whoIsKeptApartInOneMeetingIsSoAtTheNewAddressInAllOfIt() {
		UUID other = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.combine(other, this.id);
		this.siblings.settle();
		this.siblings.keepsApart(this.id, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK"));
		this.siblings.settle();
		confirms(corrects(Person.KIM, Map.of(ChangeFields.EMAIL, "kim.new@home.example")));
		for (UUID each : List.of(this.id, other)) {
			assertThat(this.siblings.invited(each)).contains("kim.new@home.example")
				.doesNotContain(Person.KIM.address());
			Conference conference = this.conferences.get(each);
			assertThat(this.meetings.apart(conference, this.siblings.invitee(each, "kim.new@home.example")))
				.isPresent();
		}
		assertThat(this.microsoft365.booked.get(this.id + "/invitation").attendees()).extracting(Attendee::address)
			.doesNotContain("kim.new@home.example", Person.KIM.address());
	}

	@Test
	void nobodyIsReachedAtSomebodyElsesAddressAndFamilyWithoutEmailNeedsAnotherWay() {
		assertThat(corrects(Person.ANN, Map.of(ChangeFields.EMAIL, Person.KIM.address())).plan().form().problems())
			.containsEntry(ChangeFields.EMAIL,
					"Somebody with this address is invited already. Nobody is invited twice.");
		assertThat(corrects(Person.ANN, Map.of(ChangeFields.EMAIL, "")).plan().form().problems())
			.containsKey(ChangeFields.EMAIL);
		assertThat(corrects(Person.KIM, Map.of(ChangeFields.EMAIL, "")).plan().form().problems())
			.containsKey(ChangeFields.EMAIL);
		PlannedChange change = corrects(Person.KIM,
				Map.of(ChangeFields.EMAIL, "", BookingFields.POSTAL_ADDRESS, "2 Mill Lane"));
		assertThat(this.previews.of(change).told())
			.containsExactly(new Told("Kim Marsh (Mother)", "how to take part, in a letter to print"));
		assertThat(this.changes.correctable(this.conferences.get(this.id))).extracting(Invitee::role)
			.doesNotContain(Role.CHAIR);
	}

	@Test
	void aLetterOnItsWayWhileItsAddressIsPutRightGoesOnceToTheRightAddress() {
		this.id = this.siblings.review(THURSDAY, Person.KIM, Person.ANN);
		AtomicBoolean corrected = new AtomicBoolean();
		this.microsoft365.whileSending = (mail) -> {
			if (mail.to().equals(Person.ANN.address()) && corrected.compareAndSet(false, true)) {
				PlannedChange change = corrects(Person.ANN, Map.of(ChangeFields.EMAIL, RIGHT));
				assertThat(this.changes.confirm(move(change, Map.of()))).isInstanceOf(Confirmation.Done.class);
			}
		};
		try {
			this.siblings.sent(this.id);
			this.siblings.settle();
		}
		finally {
			this.microsoft365.whileSending = (_) -> {
			};
		}
		assertThat(corrected).isTrue();
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder(Siblings.HELEN, Siblings.SIAN, Person.KIM.address(), Person.ANN.address(),
					RIGHT);
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.to().equals(RIGHT))
			.singleElement()
			.satisfies((mail) -> assertThat(mail.htmlBody()).contains("Where you take part"));
		this.siblings.change(this.id, (conference) -> conference.moveTo(THURSDAY.plusHours(1)));
		this.siblings.settle();
		assertThat(this.microsoft365.sent).as("and whatever is new goes to the right one alone")
			.extracting(Mail::to)
			.containsOnlyOnce(Person.ANN.address());
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.to().equals(RIGHT)).hasSize(2);
	}

	private PlannedChange whose(Person person) {
		PlannedChange change = this.changes.begin(this.id, Northmere365.HELEN);
		change = this.changes.choose(move(change, Map.of()), What.CORRECT);
		return this.changes.whose(move(change, Map.of(ChangeFields.PERSON, id(person))));
	}

	private PlannedChange corrects(Person person, Map<String, String> typed) {
		return again(whose(person), person, typed);
	}

	private PlannedChange again(PlannedChange change, Person person, Map<String, String> typed) {
		Map<String, String> all = new HashMap<>(typed);
		all.put(ChangeFields.PERSON, id(person));
		return this.changes.correct(move(change, all));
	}

	private void confirms(PlannedChange change) {
		assertThat(this.changes.confirm(move(change, Map.of()))).isInstanceOf(Confirmation.Done.class);
		this.siblings.settle();
	}

	private String id(Person person) {
		return this.siblings.invitee(this.id, person.address()).id().toString();
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

}
