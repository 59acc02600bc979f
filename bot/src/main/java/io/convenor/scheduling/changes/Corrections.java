package io.convenor.scheduling.changes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.FormerAddresses;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Reading;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.ContactForm;
import io.convenor.scheduling.changes.PlannedChange.Correction;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;

/**
 * Puts right how somebody who is invited is reached, in every conference of the meeting:
 * whoever is kept apart stays so, and is known by the new address in all of it.
 */
@Component
class Corrections {

	private static final int LONGEST_LINE = 100;

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final FamilyContacts contacts;

	private final FormerAddresses former;

	private final OwnInvitations invitations;

	private final ComingBack comingBack;

	private final ApplicationEventPublisher events;

	Corrections(Conferences conferences, SharedMeetings meetings, FamilyContacts contacts, FormerAddresses former,
			OwnInvitations invitations, ComingBack comingBack, ApplicationEventPublisher events) {
		this.invitations = invitations;
		this.conferences = conferences;
		this.meetings = meetings;
		this.contacts = contacts;
		this.former = former;
		this.comingBack = comingBack;
		this.events = events;
	}

	/** Whose particulars can be put right: a chair is reached as the directory says. */
	static List<Invitee> people(Conference conference) {
		return conference.invitees().stream().filter((each) -> each.role() != Role.CHAIR).toList();
	}

	/** What is known of somebody, as it stands in the fields. */
	Map<String, String> known(Invitee person) {
		Map<String, String> fields = new HashMap<>();
		fields.put(ChangeFields.PERSON, person.id().toString());
		person.mailbox().ifPresent((mailbox) -> fields.put(ChangeFields.EMAIL, mailbox));
		Optional.ofNullable(person.language()).ifPresent((language) -> fields.put(ChangeFields.LANGUAGE, language));
		Optional.ofNullable(person.forWhom()).ifPresent((whom) -> fields.put(ChangeFields.FOR_WHOM, whom.toString()));
		this.contacts.of(person.id()).ifPresent((contact) -> {
			fields.put(BookingFields.TELEPHONE, contact.telephone());
			Optional.ofNullable(contact.safeFrom()).ifPresent((time) -> fields.put(BookingFields.SAFE_FROM, "" + time));
			Optional.ofNullable(contact.safeUntil())
				.ifPresent((time) -> fields.put(BookingFields.SAFE_UNTIL, "" + time));
			fields.put(BookingFields.HOW_TO_REACH, contact.howToReach());
			fields.put(BookingFields.MESSAGE, contact.mayLeaveMessage() ? "YES" : "NO");
			fields.put(BookingFields.POSTAL_ADDRESS, contact.postalAddress());
			fields.put(BookingFields.FORMAT, contact.format().name());
		});
		return fields;
	}

	/**
	 * Reads what is to be put right; what cannot be is refused by field.
	 */
	Correction read(Conference conference, Invitee person, Reading reading) {
		FamilyContact contact = person.family() ? ContactForm.read(reading) : null;
		String language = language(reading);
		UUID forWhom = helps(person.role()) ? whom(conference, person.id(), reading) : person.forWhom();
		boolean onPaper = person.family() && reading.blank(ChangeFields.EMAIL);
		if (onPaper) {
			ContactForm.requireAWay(reading, ChangeFields.EMAIL, contact);
		}
		String address = onPaper ? Invitee.keyWithoutEmail(person.name(), person.role())
				: reading.address(ChangeFields.EMAIL).map(EmailAddress::value).orElse(person.address());
		boolean another = !address.equalsIgnoreCase(person.address());
		if (another) {
			whyNot(conference, person, address).ifPresent((sentence) -> reading.refuse(ChangeFields.EMAIL, sentence));
		}
		boolean sameContact = !person.family()
				|| Objects.requireNonNullElse(contact, FamilyContact.unknown()).equals(contact(person));
		if (!another && sameContact && Objects.equals(language, person.language())
				&& Objects.equals(forWhom, person.forWhom()) && !reading.hasProblems()) {
			reading.refuse(ChangeFields.EMAIL, "Nothing here is different from what I know. Change it, or press Back.");
		}
		return new Correction(person.id(), another ? address : null, another ? null : person.directoryId(), language,
				forWhom, person.family() ? Objects.requireNonNullElse(contact, FamilyContact.unknown()) : null);
	}

	/** Whether whoever comes as this comes for somebody else. */
	static boolean helps(Role role) {
		return Set.of(Role.INTERPRETER, Role.ADVOCATE, Role.SOLICITOR).contains(role);
	}

	/** What somebody speaks best or interprets; null where nobody says. */
	static @Nullable String language(Reading reading) {
		return reading.optionalLine(ChangeFields.LANGUAGE, LONGEST_LINE).filter((text) -> !text.isEmpty()).orElse(null);
	}

	/**
	 * For whom somebody comes; null where nobody says.
	 * @param person who comes, where they are invited already
	 */
	static @Nullable UUID whom(Conference conference, @Nullable UUID person, Reading reading) {
		return reading.blank(ChangeFields.FOR_WHOM) ? null
				: reading
					.choice(ChangeFields.FOR_WHOM,
							(id) -> people(conference).stream()
								.map(Invitee::id)
								.filter((each) -> each.toString().equals(id) && !each.equals(person))
								.findFirst(),
							"")
					.orElse(null);
	}

	private FamilyContact contact(Invitee person) {
		return this.contacts.of(person.id()).orElseGet(FamilyContact::unknown);
	}

	/** Why somebody cannot be reached at an address, as a sentence. */
	Optional<String> whyNot(Conference conference, Invitee person, String address) {
		boolean taken = Stream.concat(Stream.of(conference), others(conference, person.address()))
			.anyMatch((each) -> each.invited(address).isPresent());
		if (taken) {
			return Optional.of("Somebody with this address is invited already. Nobody is invited twice.");
		}
		if (this.meetings.excludedByAnother(conference, address)) {
			return Optional.of(ChangeCheck.NOT_INVITED_TO_ANY_PART);
		}
		var newcomer = Newcomer.named(person.name(), address, person.agency(), person.role(), person.standing());
		return (this.comingBack.who(conference, newcomer) instanceof ComingBack.Who.Settled settled && settled
			.before() == null) ? Optional.empty() : Optional
				.of("Somebody like this left the conference, and something was decided about them. Remove %s and invite them under that address, so that I can ask who they are."
					.formatted(person.name()));
	}

	/** Why it cannot be done any more, as a sentence. */
	Optional<String> whyNot(Conference conference, Correction correction) {
		Optional<Invitee> person = conference.invitee(correction.person()).filter(Invitee::invited);
		String address = correction.address();
		return person.isEmpty() ? Optional.of("They are no longer invited, so nothing was changed.")
				: (address != null) ? whyNot(conference, person.get(), address) : Optional.empty();
	}

	/**
	 * Puts it right. The conference is saved by the caller.
	 * @return the person as they were known before
	 */
	Invitee make(Conference conference, Correction correction) {
		Invitee before = conference.invitee(correction.person()).orElseThrow();
		correct(conference, before, correction);
		return before;
	}

	/**
	 * Puts it right in the others of the meeting, once the conference is saved: whose
	 * meeting it is may be changed again by each of them.
	 */
	void makeElsewhere(Conference conference, Invitee before, Correction correction) {
		others(conference, before.address()).map(Conference::id).toList().forEach((id) -> {
			Conference other = this.conferences.locked(id);
			other.invited(before.address())
				.ifPresent((there) -> correct(other, there, in(other, there, conference, correction)));
			this.conferences.save(other);
		});
	}

	/** Whom they come for is somebody else's invitee in another conference. */
	private static Correction in(Conference other, Invitee there, Conference conference, Correction correction) {
		UUID whom = Optional.ofNullable(correction.forWhom())
			.flatMap(conference::invitee)
			.flatMap((each) -> other.invited(each.address()))
			.map(Invitee::id)
			.orElse(there.forWhom());
		return new Correction(there.id(), correction.address(), correction.directoryId(), correction.language(), whom,
				correction.contact());
	}

	private void correct(Conference conference, Invitee before, Correction correction) {
		if (before.mailbox().isPresent()
				&& (correction.address() != null || !Objects.equals(before.forWhom(), correction.forWhom()))) {
			Known known = this.invitations.known(conference, before);
			this.former.keep(conference, before, known.joinUrl(), known.dialInCode());
		}
		conference.correct(correction.of(before));
		FamilyContact contact = correction.contact();
		if (contact != null) {
			this.contacts.keep(conference.id(), before.id(), contact);
		}
		this.events.publishEvent(new CallsMoved(conference.id()));
	}

	/** The others of the meeting that invite somebody by an address. */
	private Stream<Conference> others(Conference conference, String address) {
		return this.meetings.of(conference)
			.besides(conference.id())
			.stream()
			.filter((each) -> each.status() == Conference.Status.BOOKED && each.invited(address).isPresent());
	}

	/** What they are told, where they are written to anew; null where they are not. */
	static @Nullable String told(Conference conference, Correction correction) {
		Invitee before = conference.invitee(correction.person()).orElseThrow();
		if (correction.address() != null) {
			return Invitee.isKeyWithoutEmail(correction.address()) ? "how to take part, in a letter to print"
					: "how to take part, at the new address";
		}
		boolean another = !Objects.equals(before.language(), correction.language())
				|| !Objects.equals(before.forWhom(), correction.forWhom());
		return (helps(before.role()) && another) ? "how to take part, with the language and for whom they come" : null;
	}

}
