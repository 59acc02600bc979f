package io.convenor.scheduling.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.AddressCheck.Addressed;
import io.convenor.people.Doubt;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.WhoIsWho;
import io.convenor.scheduling.booking.AddressQuestions;
import io.convenor.scheduling.booking.ContactForm;
import io.convenor.scheduling.booking.GuestList;
import io.convenor.scheduling.changes.ComingBack.Found;
import io.convenor.scheduling.changes.PlannedChange.Correction;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.changes.ComingBack.Who;

/** Who more is invited, who no longer, and what is put right about somebody. */
@Component
class ChangeOfPeople {

	private static final int LONGEST_NAME = 100;

	private final ComingBack comingBack;

	private final Corrections corrections;

	private final AddressQuestions addresses;

	private final SharedMeetings meetings;

	private final WhoIsWho whoIsWho;

	private final SchedulingSettings settings;

	ChangeOfPeople(ComingBack comingBack, Corrections corrections, AddressQuestions addresses, SharedMeetings meetings,
			WhoIsWho whoIsWho, SchedulingSettings settings) {
		this.comingBack = comingBack;
		this.corrections = corrections;
		this.addresses = addresses;
		this.meetings = meetings;
		this.whoIsWho = whoIsWho;
		this.settings = settings;
	}

	/** Takes somebody who is to be invited. */
	Plan invite(OpenChange open, Reading reading) {
		Optional<String> name = reading.line(ChangeFields.NAME, LONGEST_NAME, "Give their name.");
		FamilyContact contact = ContactForm.read(reading);
		Optional<String> agency = reading.optionalLine(ChangeFields.AGENCY, LONGEST_NAME);
		Optional<Role> role = reading.choice(ChangeFields.ROLE,
				(text) -> Role.named(text).filter((each) -> each != Role.CHAIR), "Choose what they come as.");
		Optional<Standing> standing = reading.blank(ChangeFields.STANDING) ? role.map(Role::standing)
				: reading.choice(ChangeFields.STANDING, ChangeOfPeople::standing, "");
		role.filter((each) -> each.standing() == Standing.FAMILY && standing.orElse(null) == Standing.PROFESSIONAL)
			.ifPresent((each) -> reading.refuse(ChangeFields.STANDING,
					each.label() + " is one of the family. Choose Family, or another role."));
		standing.filter((each) -> each == Standing.FAMILY && !open.conference().kind().guide().forTheFamily())
			.ifPresent((_) -> reading.refuse(ChangeFields.ROLE,
					GuestList.noFamily(open.conference().kind()) + " Choose another role, or invite nobody."));
		boolean onPaper = standing.equals(Optional.of(Standing.FAMILY)) && reading.blank(ChangeFields.EMAIL);
		if (onPaper) {
			ContactForm.requireAWay(reading, ChangeFields.EMAIL, contact);
		}
		Optional<EmailAddress> mailbox = onPaper ? Optional.empty() : reading.address(ChangeFields.EMAIL);
		Optional<String> address = onPaper ? name.flatMap((who) -> role.map((as) -> Invitee.keyWithoutEmail(who, as)))
				: mailbox.map(EmailAddress::value);
		address.ifPresent((each) -> canJoin(open.conference(), each)
			.ifPresent((sentence) -> reading.refuse(ChangeFields.EMAIL, sentence)));
		String language = Corrections.language(reading);
		UUID forWhom = role.filter(Corrections::helps)
			.map((_) -> Corrections.whom(open.conference(), null, reading))
			.orElse(null);
		if (reading.hasProblems()) {
			return open.refused(reading);
		}
		Newcomer newcomer = new Newcomer(name.orElseThrow(), address.orElseThrow(), agency.orElse(""),
				role.orElseThrow(), standing.orElseThrow(), mailbox.isPresent() ? account(mailbox.get()) : null,
				reading.optionalLine(ChangeFields.BEFORE, LONGEST_NAME).orElse(""), language, forWhom, contact);
		doubts(open.conference(), newcomer, null).filter((doubts) -> !isSettled(open.change(), reading, doubts))
			.ifPresent((doubts) -> reading.refuse(ChangeFields.RIGHT, doubts));
		if (reading.hasProblems()) {
			return open.refused(reading);
		}
		return switch (this.comingBack.who(open.conference(), newcomer)) {
			case Who.Settled _ -> open.wanting(Wanted.with(newcomer));
			case Who.Asked asked -> {
				reading.refuse(ChangeFields.BEFORE, asked.sentence());
				yield open.refused(reading);
			}
			case Who.Not not -> {
				reading.refuse(ChangeFields.EMAIL, not.sentence());
				yield open.refused(reading);
			}
		};
	}

	/** Takes whose particulars are to be put right, and shows what is known of them. */
	Plan whose(OpenChange open, Reading reading) {
		return somebody(open, reading)
			.map((person) -> open.plan().with(new Form(this.corrections.known(person), Map.of())))
			.orElseGet(() -> open.refused(reading));
	}

	/** Takes how somebody is reached, and what else is put right about them. */
	Plan correct(OpenChange open, Reading reading) {
		Optional<Invitee> person = somebody(open, reading);
		if (person.isEmpty()) {
			return open.refused(reading);
		}
		Correction correction = this.corrections.read(open.conference(), person.get(), reading);
		if (reading.hasProblems()) {
			return open.refused(reading);
		}
		String address = correction.address();
		if (address != null) {
			var newcomer = Newcomer.named(person.get().name(), address, person.get().agency(), person.get().role(),
					person.get().standing());
			doubts(open.conference(), newcomer, person.get().id())
				.filter((doubts) -> !isSettled(open.change(), reading, doubts))
				.ifPresent((doubts) -> reading.refuse(ChangeFields.RIGHT, doubts));
		}
		if (reading.hasProblems()) {
			return open.refused(reading);
		}
		return open.wanting(Wanted.correcting(withAccount(correction)));
	}

	private Correction withAccount(Correction correction) {
		String directoryId = Optional.ofNullable(correction.address())
			.flatMap(EmailAddress::parse)
			.map(this::account)
			.orElse(correction.directoryId());
		return new Correction(correction.person(), correction.address(), directoryId, correction.language(),
				correction.forWhom(), correction.contact());
	}

	private static Optional<Invitee> somebody(OpenChange open, Reading reading) {
		return reading.choice(ChangeFields.PERSON,
				(id) -> Corrections.people(open.conference())
					.stream()
					.filter((each) -> each.id().toString().equals(id))
					.findFirst(),
				"Choose who it is about.");
	}

	/**
	 * What is odd about their address, in sentences.
	 * @param before whom of those invited it is, or null
	 */
	private Optional<String> doubts(Conference conference, Newcomer newcomer, @Nullable UUID before) {
		List<Addressed> people = new ArrayList<>();
		EmailAddress.parse(newcomer.address())
			.ifPresent((address) -> people.add(new Addressed(newcomer.name(), address, newcomer.agency(),
					newcomer.role(), newcomer.standing(), false)));
		List<Doubt> doubts = new ArrayList<>(this.addresses.lookUp(people));
		conference.invitees()
			.stream()
			.filter((each) -> !each.id().equals(before))
			.forEach((each) -> EmailAddress.parse(each.address())
				.ifPresent((address) -> people
					.add(new Addressed(each.name(), address, each.agency(), each.role(), each.standing(), true))));
		this.addresses.doubts(people)
			.stream()
			.filter((each) -> each.what().contains(newcomer.address()))
			.forEach(doubts::add);
		return doubts.isEmpty() ? Optional.empty()
				: Optional.of(doubts.stream().map(Doubt::sentence).collect(Collectors.joining(" ")));
	}

	/** The tick is for what was read beside it, and for nothing else. */
	private static boolean isSettled(PlannedChange change, Reading reading, String doubts) {
		return doubts.equals(change.plan().form().problems().get(ChangeFields.RIGHT))
				&& reading.ticked(ChangeFields.RIGHT);
	}

	/**
	 * Who somebody may be who was typed in to be invited, to be chosen from; empty where
	 * that is not asked.
	 */
	List<Changes.Former> formers(PlannedChange change, Conference conference) {
		Map<String, String> typed = change.plan().form().typed();
		Optional<Role> role = Role.named(typed.getOrDefault(ChangeFields.ROLE, ""));
		if (change.plan().what() != What.INVITE || role.isEmpty()
				|| !change.plan().form().problems().containsKey(ChangeFields.BEFORE)) {
			return List.of();
		}
		String name = typed.getOrDefault(ChangeFields.NAME, "");
		String email = typed.getOrDefault(ChangeFields.EMAIL, "").strip();
		Newcomer newcomer = Newcomer.named(name, email.isEmpty() ? Invitee.keyWithoutEmail(name, role.get()) : email,
				"", role.get(), role.get().standing());
		if (!(this.comingBack.find(conference, newcomer) instanceof Found.Unsure unsure)) {
			return List.of();
		}
		List<Changes.Former> formers = new ArrayList<>();
		unsure.before()
			.forEach((each) -> formers.add(new Changes.Former(each.id(), unsure.same() ? "Apart from the others again"
					: "The same: %s, who %s".formatted(each.person().described(), each.inWords()))));
		formers.add(new Changes.Former(ChangeFields.SOMEBODY_ELSE,
				unsure.same() ? "With everybody" : "Somebody else, who takes part with everybody"));
		return formers;
	}

	private Optional<String> canJoin(Conference conference, String address) {
		if (conference.invitees().stream().anyMatch((each) -> each.address().equalsIgnoreCase(address))) {
			return Optional.of("Somebody with this address is invited already. Nobody is invited twice.");
		}
		if (this.meetings.excludedByAnother(conference, address)) {
			return Optional.of(ChangeCheck.NOT_INVITED_TO_ANY_PART);
		}
		SharedMeeting meeting = this.meetings.of(conference);
		int people = meeting.people().size();
		boolean comesAnyway = meeting.firstWith(address).isPresent();
		return (people >= this.settings.mostPeople() && !comesAnyway) ? Optional
			.of("%d people are invited already, and one meeting takes no more. Remove somebody first, or ask the administration team to raise the limit."
				.formatted(people)) : Optional.empty();
	}

	/**
	 * Somebody with an account in the authority is known by it; where it cannot be asked,
	 * by the address.
	 */
	private @Nullable String account(EmailAddress address) {
		return (this.whoIsWho.person(address.value()) instanceof Patience.Answer.Here<Optional<DirectoryPerson>> here)
				? here.value().map(DirectoryPerson::id).orElse(null) : null;
	}

	private static Optional<Standing> standing(String name) {
		return List.of(Standing.values()).stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/** Takes somebody who is no longer to be invited. */
	Plan remove(OpenChange open, Reading reading) {
		Optional<Invitee> person = reading.choice(ChangeFields.PERSON,
				(id) -> open.conference()
					.invitees()
					.stream()
					.filter((each) -> each.id().toString().equals(id))
					.findFirst(),
				"Choose whom to remove.");
		person.filter((each) -> each.role() == Role.CHAIR)
			.ifPresent((_) -> reading.refuse(ChangeFields.PERSON,
					"A conference always has its chair. Type cover to hand it to another chair."));
		return person.filter((_) -> !reading.hasProblems())
			.map((each) -> open.wanting(Wanted.without(each.id())))
			.orElseGet(() -> open.refused(reading));
	}

}
