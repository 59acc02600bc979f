package io.convenor.chat.changes;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.CardView.View;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.ShownTo;
import io.convenor.chat.booking.ContactOnCard;
import io.convenor.chat.booking.RiskFields;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.changes.CallsToMake;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.ChangePreview;
import io.convenor.scheduling.changes.ChangePreviews;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.changes.PlannedChange.Correction;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.timescales.Dates;

/** Shows a change to a conference at the step it has come to. */
@Component
class ChangeCard implements CardView {

	static final String KIND = "change";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int SHORTENED = 60;

	private static final int MOST_PROPOSALS = 5;

	private static final int ON_A_PAGE = 12;

	/** So many that their names are shortened. */
	private static final int MANY = 25;

	static final List<Option> TIMES = Stream
		.iterate(LocalTime.of(7, 0), (time) -> !time.isAfter(LocalTime.of(20, 30)), (time) -> time.plusMinutes(30))
		.map((time) -> new Option(time.toString(), time.toString()))
		.toList();

	private final Changes changes;

	private final ChangePreviews previews;

	private final Conferences conferences;

	private final Prospects prospects;

	private final CallsToMake calls;

	private final RiskAssessments assessments;

	ChangeCard(Changes changes, ChangePreviews previews, Conferences conferences, Prospects prospects,
			CallsToMake calls, RiskAssessments assessments) {
		this.assessments = assessments;
		this.changes = changes;
		this.previews = previews;
		this.conferences = conferences;
		this.prospects = prospects;
		this.calls = calls;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.changes.find(UUID.fromString(subject)).map((change) -> {
			Conference conference = this.conferences.get(change.conference());
			return new View(card(change, conference, page), change.version(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(PlannedChange change, Conference conference, Page page) {
		try {
			return card(change, conference, page,
					(conference.invitees().size() > MANY) ? SHORTENED : Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return card(change, conference, page, SHORTENED);
		}
	}

	private Card card(PlannedChange change, Conference conference, Page page, int longest) {
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("Change %s", conference.reference());
		Optional.ofNullable(change.plan().notice()).ifPresent(card::warning);
		card.heading("Change %s: %s".formatted(reference, heading(change)))
			.text("It is on %s to %s. %s%s.".formatted(Dates.inWords(conference.startsAt()),
					TIME.format(conference.endsAt()), conference.way().label(),
					conference.room().map((room) -> ", in " + room.name()).orElse("")));
		if (change.closed()) {
			return card.text("This change is done. Type “status %s” to see how it stands.".formatted(reference))
				.build();
		}
		if (conference.status() != Conference.Status.BOOKED) {
			return leave(card.text("It is not booked any more, so there is nothing to change.")).build();
		}
		step(card, change, conference, page, longest);
		return leave(card).keeping(change.plan().form().shortened(longest)).build();
	}

	private static String heading(PlannedChange change) {
		if (change.plan().preview()) {
			return "is this right?";
		}
		return switch (change.plan().what()) {
			case TIME -> "another time";
			case WAY -> "another way of holding it";
			case ROOM -> "another room";
			case INVITE -> "invite somebody";
			case CORRECT -> "how somebody is reached";
			case REMOVE -> "remove somebody";
			case CANCEL -> "cancel it";
			case null -> "what should change?";
		};
	}

	private void step(Card.Builder card, PlannedChange change, Conference conference, Page page, int longest) {
		if (change.plan().preview()) {
			preview(card, change, conference, page, longest);
			return;
		}
		switch (change.plan().what()) {
			case TIME -> time(card, change, conference);
			case WAY -> way(card, change, conference);
			case ROOM -> room(card, change, conference);
			case INVITE -> invite(card, change, conference, longest);
			case CORRECT -> correct(card, change, conference, longest);
			case REMOVE -> remove(card, conference, longest);
			case CANCEL -> cancel(card);
			case null -> choose(card, conference);
		}
		if (change.plan().what() != null) {
			card.button(Button.press(ChangeActions.BACK, "Back"));
		}
	}

	private void choose(Card.Builder card, Conference conference) {
		card.text("Nothing is changed and nobody is told before you confirm.");
		choice(card, What.TIME, "Another time");
		choice(card, What.WAY, "Another way of holding it");
		if (conference.way().inARoom()) {
			choice(card, What.ROOM, "Another room");
		}
		choice(card, What.INVITE, "Invite somebody");
		choice(card, What.CORRECT, "Correct contact details");
		choice(card, What.REMOVE, "Remove somebody");
		card.section(
				(section) -> section.button(Button.press(ChangeActions.choose(What.CANCEL), "Cancel the meeting")));
		long open = this.calls.about(conference.id()).stream().filter((call) -> call.open()).count();
		if (open > 0) {
			card.section((section) -> section.text("Calls to families still to be made: " + open + ".")
				.button(Button.press(CallsCard.SHOW, "Calls to make").with("conference", conference.id().toString())));
		}
	}

	private static void choice(Card.Builder card, What what, String title) {
		card.section((section) -> section.button(Button.press(ChangeActions.choose(what), title)));
	}

	private void time(Card.Builder card, PlannedChange change, Conference conference) {
		this.prospects.lastLawfulTogetherInWords(conference).ifPresent((last) -> card.fact("Last lawful date", last));
		this.prospects.lastLawfulTogether(conference)
			.ifPresent((last) -> last.explanation().lines().forEach(card::note));
		proposals(card, change);
		card.section((section) -> slots(section, change));
		card.section((section) -> section.heading("Or another date and time")
			.field(Field.date(ChangeFields.DATE, "Date"))
			.field(Field.choice(ChangeFields.TIME, "Time").hint("Choose one").options(TIMES))
			.text("Only if it will be after the last lawful date, because a manager has decided so:")
			.field(Field.text(ChangeFields.MANAGER, "The manager's name").atMost(100))
			.field(Field.paragraph(ChangeFields.MANAGERS_REASON, "The manager's reason").atMost(500))
			.button(Button.press(ChangeActions.TIME, "Use this time")));
	}

	private void proposals(Card.Builder card, PlannedChange change) {
		List<Changes.Proposal> proposals = this.changes.proposals(change);
		if (!proposals.isEmpty()) {
			card.section((section) -> {
				section.heading("Times that people proposed");
				section.items("proposal", proposals.stream().limit(MOST_PROPOSALS).toList(),
						(proposal) -> "%s, proposed by %s".formatted(Dates.inWords(proposal.start()),
								Card.shortened(String.join(" and ", proposal.who()), 150)),
						(line, proposal) -> line.button(Button.press(ChangeActions.PROPOSED, "Choose")
							.with(ChangeFields.SLOT, proposal.start().toString())));
				section.note("I look who is free then before you confirm.");
			});
		}
	}

	private static void slots(Card.Builder section, PlannedChange change) {
		PlannedChange.Times times = change.plan().times();
		switch (times.look()) {
			case NOT_YET, ON_ITS_WAY ->
				section.text("I am still reading the diaries. The times appear here by themselves in a moment.");
			case FAILED -> section
				.warning("The diaries could not be read just now. Press Look again, or give a date and time below.");
			case DONE -> {
				if (times.slots().isEmpty()) {
					section.warning(
							"I found no time in office hours when the chair, the social worker, the team manager and the room are free "
									+ "and it would still be in time. Look from another day, or give a date and time below.");
				}
				else {
					section
						.heading("Times that are free for the chair, the social worker, the team manager and the room")
						.items("time", times.slots(), Dates::inWords, (line, slot) -> line.button(
								Button.press(ChangeActions.SLOT, "Choose").with(ChangeFields.SLOT, slot.toString())));
				}
			}
		}
		if (!times.unread().isEmpty()) {
			section.warning("I cannot see the diary of " + String.join(" and ", times.unread())
					+ ", so please check with them.");
		}
		section.section((more) -> more
			.field(Field.date(ChangeFields.LOOK_FROM, "Look for times from another day on")
				.value((times.lookFrom() != null) ? times.lookFrom().toString() : null))
			.button(Button.lookAgain(ChangeActions.LOOK)));
	}

	private void way(Card.Builder card, PlannedChange change, Conference conference) {
		card.field(Field.choice(ChangeFields.WAY, "How it will be held")
			.hint("Choose one")
			.options(Stream.of(Way.values())
				.filter((way) -> way != conference.way())
				.map((way) -> new Option(way.name(), way.label()))
				.toList()));
		rooms(card, change);
		if (!change.plan().times().rooms().isEmpty()) {
			card.field(Field.choice(ChangeFields.ROOM, "Room (only if people come to one)")
				.hint("Choose one")
				.options(change.plan()
					.times()
					.rooms()
					.stream()
					.map((room) -> new Option(room.address(), room.described()))
					.toList())
				.value(conference.room().map(Conference.Room::address).orElse(null)));
		}
		risk(card, change, conference);
		card.note(
				"A Teams link that is there stays, unless everybody comes to a room: then the meeting is cancelled in "
						+ "the calendar and booked anew without one. A room that is no longer needed is given back.")
			.button(Button.press(ChangeActions.WAY, "Next"));
	}

	/** Asked for here already, where one of the ways on offer needs it. */
	private void risk(Card.Builder card, PlannedChange change, Conference conference) {
		Stream.of(Way.values())
			.filter((way) -> way != conference.way())
			.flatMap((way) -> this.assessments.problem(conference, way).stream())
			.findFirst()
			.ifPresent((sentence) -> card.section((section) -> {
				section.heading("Risk assessment (only if people come to a room)");
				if (!change.plan().form().problems().containsKey(RiskForm.FINDING)) {
					section.text(sentence);
				}
				RiskFields.show(section, Optional.empty());
			}));
	}

	private static void room(Card.Builder card, PlannedChange change, Conference conference) {
		rooms(card, change);
		List<RoomChoice> free = change.plan()
			.times()
			.rooms()
			.stream()
			.filter((room) -> !Boolean.FALSE.equals(room.free()) && isAnother(room, conference))
			.filter((room) -> room.problem(conference, conference.way()).isEmpty())
			.toList();
		card.items("room", free, RoomChoice::described, (section, room) -> section
			.button(Button.press(ChangeActions.ROOM, "Choose").with(ChangeFields.ROOM, room.address())));
		if (free.isEmpty() && change.plan().times().look() == Look.DONE) {
			card.warning("No other room is free then and large enough. Choose another time, or hold it another way.");
		}
	}

	private static boolean isAnother(RoomChoice room, Conference conference) {
		return conference.room().filter((now) -> now.address().equalsIgnoreCase(room.address())).isEmpty();
	}

	private static void rooms(Card.Builder card, PlannedChange change) {
		switch (change.plan().times().look()) {
			case NOT_YET, ON_ITS_WAY ->
				card.text("I am still looking which rooms are free. They appear here by themselves in a moment.");
			case FAILED -> card.warning("The list of rooms could not be read just now.")
				.section((section) -> section.button(Button.lookAgain(ChangeActions.LOOK)));
			case DONE -> {
			}
		}
	}

	private void invite(Card.Builder card, PlannedChange change, Conference conference, int longest) {
		card.field(Field.text(ChangeFields.NAME, "Name").atMost(100))
			.field(Field.email(ChangeFields.EMAIL, "Email address (family may have none)"))
			.field(Field.text(ChangeFields.AGENCY, "Agency (leave empty for family)").atMost(100))
			.field(Field.choice(ChangeFields.ROLE, "Comes as")
				.hint("Choose one")
				.options(Stream.of(Role.values())
					.filter((role) -> role != Role.CHAIR)
					.map((role) -> new Option(role.name(), role.label()))
					.toList()))
			.field(Field.choice(ChangeFields.STANDING, "Family or professional")
				.hint("As usual for what they come as")
				.options(Stream.of(Standing.values())
					.map((standing) -> new Option(standing.name(), standing.label()))
					.toList()));
		card.field(Field.text(ChangeFields.LANGUAGE, "Language they speak best, or interpret").atMost(100))
			.field(whom(conference, null, "For whom they come (interpreter, advocate, solicitor)", longest));
		if (conference.guide().forTheFamily()) {
			card.section(ContactOnCard::show);
		}
		List<Changes.Former> formers = this.changes.formers(change);
		if (!formers.isEmpty()) {
			card.field(Field.choice(ChangeFields.BEFORE, "Who this is, and how they take part")
				.expanded()
				.options(formers.stream()
					.map((each) -> new Option(each.id(), Card.shortened(each.label(), longest)))
					.toList()));
		}
		if (Changes.asksAboutAddress(change)) {
			card.field(Field.toggle(ChangeFields.RIGHT, "The address", "I have checked it, and it is right"));
		}
		card.button(Button.press(ChangeActions.INVITE, "Next"));
	}

	private void correct(Card.Builder card, PlannedChange change, Conference conference, int longest) {
		Optional<Invitee> person = Optional.ofNullable(change.plan().form().typed().get(ChangeFields.PERSON))
			.flatMap((id) -> this.changes.correctable(conference)
				.stream()
				.filter((each) -> each.id().toString().equals(id))
				.findFirst());
		if (person.isEmpty()) {
			card.field(Field.choice(ChangeFields.PERSON, "Who it is about")
				.hint("Choose one")
				.options(this.changes.correctable(conference)
					.stream()
					.map((each) -> new Option(each.id().toString(), Card.shortened(each.described(), longest)))
					.toList()))
				.button(Button.press(ChangeActions.WHOSE, "Next"));
			return;
		}
		Invitee invitee = person.get();
		card.text(Card.shortened(invitee.described(), longest))
			.field(Field.email(ChangeFields.EMAIL,
					invitee.family() ? "Email address (family may have none)" : "Email address"))
			.field(Field
				.text(ChangeFields.LANGUAGE,
						(invitee.role() == Role.INTERPRETER) ? "Language they interpret" : "Language they speak best")
				.atMost(100));
		if (Changes.comesForSomebody(invitee)) {
			card.field(whom(conference, invitee.id(), "For whom they come", longest));
		}
		if (invitee.family()) {
			card.section(ContactOnCard::show);
		}
		if (Changes.asksAboutAddress(change)) {
			card.field(Field.toggle(ChangeFields.RIGHT, "The address", "I have checked it, and it is right"));
		}
		card.button(Button.press(ChangeActions.CORRECT, "Next").with(ChangeFields.PERSON, invitee.id().toString()));
	}

	private static void joins(Card.Builder card, Newcomer joining, Conference conference) {
		card.fact("Invite", joining.described());
		Optional.ofNullable(joining.language()).ifPresent((language) -> card.fact("Language", language));
		Optional.ofNullable(joining.forWhom())
			.flatMap(conference::invitee)
			.ifPresent((helped) -> card.fact("Comes for", helped.described()));
	}

	/**
	 * Whom somebody comes for.
	 * @param person who comes, where they are invited already
	 */
	private Field whom(Conference conference, @Nullable UUID person, String label, int longest) {
		return Field.choice(ChangeFields.FOR_WHOM, label)
			.hint("Not known")
			.options(this.changes.correctable(conference)
				.stream()
				.filter((each) -> !each.id().equals(person))
				.map((each) -> new Option(each.id().toString(), Card.shortened(each.described(), longest)))
				.toList());
	}

	private static void corrected(Card.Builder card, Correction correction, Conference conference) {
		Invitee before = conference.invitee(correction.person()).orElseThrow();
		card.fact("About", before.described());
		Optional.ofNullable(correction.address()).ifPresent((address) -> {
			card.fact("New email address", Invitee.isKeyWithoutEmail(address) ? "none, letters on paper" : address);
			if (before.mailbox().isPresent()) {
				card.warning("Whoever reads " + before.address()
						+ " keeps what was sent there, the link included, and is told only by the calendar that the meeting left it. "
						+ "If that is somebody else, press “Who comes in” on the conference's card afterwards, and give everybody a new link.");
			}
		});
		if (!Objects.equals(before.language(), correction.language())) {
			card.fact("Language", Objects.requireNonNullElse(correction.language(), "not known"));
		}
		if (!Objects.equals(before.forWhom(), correction.forWhom())) {
			card.fact("Comes for",
					Optional.ofNullable(correction.forWhom())
						.flatMap(conference::invitee)
						.map(Invitee::described)
						.orElse("not known"));
		}
		Optional.ofNullable(correction.contact()).ifPresent((contact) -> {
			contact.toRing().forEach(card::note);
			card.fact("Postal address", contact.postalAddress().isEmpty() ? "none" : contact.postalAddress());
			card.fact("Letters", contact.format().label());
		});
	}

	private static void remove(Card.Builder card, Conference conference, int longest) {
		card.field(Field.choice(ChangeFields.PERSON, "Who is no longer invited")
			.hint("Choose one")
			.options(conference.invitees()
				.stream()
				.filter((invitee) -> invitee.role() != Role.CHAIR)
				.map((invitee) -> new Option(invitee.id().toString(), Card.shortened(invitee.described(), longest)))
				.toList()))
			.note("They are told kindly, the meeting leaves their calendar, and nothing more about it goes to them.")
			.button(Button.press(ChangeActions.REMOVE, "Next"));
	}

	private static void cancel(Card.Builder card) {
		card.field(Field.choice(ChangeFields.REASON, "Why it will not be held")
			.expanded()
			.options(Stream.of(CancelReason.values())
				.map((reason) -> new Option(reason.name(), reason.label()))
				.toList()))
			.note("The family and the professionals are told this in words of their own. Nothing else is said about why.")
			.button(Button.press(ChangeActions.CANCEL, "Next"));
	}

	private void preview(Card.Builder card, PlannedChange change, Conference conference, Page page, int longest) {
		Wanted wanted = change.plan().wanted();
		wanted(card, wanted, conference);
		howLate(card, wanted, conference);
		ChangePreview preview = this.previews.of(change);
		card.section((section) -> {
			section.heading("Who is told, each by a letter of their own");
			if (preview.told().isEmpty()) {
				section.text("Nobody: nothing is different for them.");
			}
			var told = new Pages<>(preview.told(), ON_A_PAGE, page.number());
			told.shown().forEach((each) -> section.fact(Card.shortened(each.who(), longest), each.what()));
			told.ontoLive(section, page);
		});
		if (!preview.calls().isEmpty()) {
			card.section((section) -> {
				section.heading("Who is to be rung, too");
				preview.calls().forEach((who) -> section.point(Card.shortened(who, longest)));
				section.note("The calls are listed under “calls”, to be ticked off by whoever makes them.");
			});
		}
		Button confirm = Button.press(ChangeActions.CONFIRM,
				(wanted.reason() != null) ? "Yes, cancel and tell them" : "Confirm and tell them");
		card.button(confirm).button(Button.press(ChangeActions.BACK, "Back"));
	}

	/** A slip in the year shows in the number of days. */
	private void howLate(Card.Builder card, Wanted wanted, Conference conference) {
		LocalDateTime start = wanted.start();
		if (start == null || wanted.manager() == null) {
			return;
		}
		card.warning(this.changes.lastLawful(conference)
			.map((last) -> "This is %s after the last lawful date, %s."
				.formatted(days(ChronoUnit.DAYS.between(last, start.toLocalDate())), Dates.inWords(last)))
			.orElse("This is after the last lawful date."))
			.fact("Decided by", wanted.manager())
			.fact("Because", Optional.ofNullable(wanted.managersReason()).orElse(""));
	}

	private static String days(long days) {
		return (days == 1) ? "1 day" : days + " days";
	}

	private static void wanted(Card.Builder card, Wanted wanted, Conference conference) {
		LocalDateTime start = wanted.start();
		if (start != null) {
			card.fact("New time",
					Dates.inWords(start) + " to " + TIME.format(start.plusMinutes(conference.lengthMinutes())));
		}
		Optional.ofNullable(wanted.clash()).ifPresent(card::warning);
		Optional.ofNullable(wanted.way()).ifPresent((way) -> card.fact("New way", way.label()));
		Optional.ofNullable(wanted.room()).ifPresent((room) -> card.fact("Room", room.name()));
		Optional.ofNullable(wanted.joining()).ifPresent((joining) -> joins(card, joining, conference));
		Optional.ofNullable(wanted.correcting()).ifPresent((correction) -> corrected(card, correction, conference));
		Optional.ofNullable(wanted.leaving())
			.flatMap(conference::invitee)
			.ifPresent((leaving) -> card.fact("Remove", leaving.described()));
		Optional.ofNullable(wanted.reason()).ifPresent((reason) -> {
			if (conference.invitees().stream().anyMatch(Invitee::family)) {
				card.fact("The family is told", reason.forFamily());
			}
			card.fact("Professionals are told", reason.forProfessionals());
		});
	}

	private static Card.Builder leave(Card.Builder card) {
		return card.button(Button.press(ChangeActions.LEAVE, "Back to the conference"));
	}

}
