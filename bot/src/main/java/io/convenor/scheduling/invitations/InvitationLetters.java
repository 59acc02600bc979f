package io.convenor.scheduling.invitations;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Guide;
import io.convenor.conference.Guides;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.people.Authority;
import io.convenor.people.Role;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.closing.Closing;
import io.convenor.timescales.Dates;

/**
 * The texts that go out: one for the calendar, alike for all, and one for each person.
 */
@Component
class InvitationLetters implements SmartInitializingSingleton {

	private static final String INVITATION = "scheduling/invitation";

	private static final String OWN_ENTRY = "scheduling/own-entry";

	private static final String FOR_FAMILY = "scheduling/how-you-take-part-family";

	private static final String FOR_PROFESSIONALS = "scheduling/how-you-take-part";

	private static final String CONVERSATIONS_FOR_FAMILY = "scheduling/by-conversations-family";

	private static final String CONVERSATIONS_FOR_PROFESSIONALS = "scheduling/by-conversations";

	private static final String CHANGED_FOR_FAMILY = "scheduling/what-changed-family";

	private static final String CHANGED_FOR_PROFESSIONALS = "scheduling/what-changed";

	private static final String CANCELLED_FOR_FAMILY = "scheduling/cancelled-family";

	private static final String CANCELLED_FOR_PROFESSIONALS = "scheduling/cancelled";

	private static final String LEFT_FOR_FAMILY = "scheduling/no-longer-invited-family";

	private static final String LEFT_FOR_PROFESSIONALS = "scheduling/no-longer-invited";

	private static final List<String> EVERY_TEXT = List.of(INVITATION, OWN_ENTRY, FOR_FAMILY, FOR_PROFESSIONALS,
			CONVERSATIONS_FOR_FAMILY, CONVERSATIONS_FOR_PROFESSIONALS, CHANGED_FOR_FAMILY, CHANGED_FOR_PROFESSIONALS,
			CANCELLED_FOR_FAMILY, CANCELLED_FOR_PROFESSIONALS, LEFT_FOR_FAMILY, LEFT_FOR_PROFESSIONALS);

	private static final String HELD_BEFORE = "It was held earlier than planned, so nothing takes place at this time.";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final ITemplateEngine templates;

	private final Authority authority;

	private final SchedulingSettings settings;

	private final Guides guides;

	private final Cancellations cancellations;

	private final SharedMeetings meetings;

	private final Separations separations;

	private final Closing closing;

	InvitationLetters(ITemplateEngine templates, Authority authority, SchedulingSettings settings, Guides guides,
			Cancellations cancellations, SharedMeetings meetings, Separations separations, Closing closing) {
		this.separations = separations;
		this.closing = closing;
		this.meetings = meetings;
		this.guides = guides;
		this.templates = templates;
		this.authority = authority;
		this.settings = settings;
		this.cancellations = cancellations;
	}

	/**
	 * Reads every text once before the first chair waits for one; a broken one stops the
	 * start.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		Guide guide = this.guides.of(Kind.INITIAL_CONFERENCE);
		var person = new Person("", true, false, false, true, "", true, true, false, true);
		var news = new News("", null, true, "", true, true, true, true, true, false, null, "CP-3333", true, false,
				List.of(""));
		for (Way way : Way.values()) {
			Stream
				.of(new Meeting("CP-2222", "", "", way, true, null, null, null, null, null, null, guide),
						new Meeting("CP-2222", "", "", way, true, "", "", "", "", "", "CP-3333", guide))
				.forEach((meeting) -> EVERY_TEXT.forEach((text) -> render(text, meeting, person, news,
						new Setting(false, true, List.of("09:00 to 09:30")))));
		}
	}

	/** The text of the calendar entry. Everybody reads it, so nobody is named in it. */
	String invitation(Conference conference) {
		return render(INVITATION, meeting(conference), null, null, setting(conference));
	}

	/**
	 * The text of the entry of somebody who takes part apart. Whoever looks at their
	 * calendar reads it, so nobody is named in it.
	 */
	String ownEntry(Conference conference, Invitee invitee, Known now) {
		return render(OWN_ENTRY, meeting(conference, now), person(conference, invitee, now), null,
				setting(conference, invitee, now));
	}

	/** How one person takes part. */
	String howToTakePart(Conference conference, Invitee invitee, Known now) {
		return render(letter(conference, invitee), meeting(conference, now), person(conference, invitee, now), null,
				setting(conference, invitee, now));
	}

	private static String letter(Conference conference, Invitee invitee) {
		if (!conference.way().inTheCalendar()) {
			return invitee.family() ? CONVERSATIONS_FOR_FAMILY : CONVERSATIONS_FOR_PROFESSIONALS;
		}
		return invitee.family() ? FOR_FAMILY : FOR_PROFESSIONALS;
	}

	/**
	 * What is new to one person, and how they take part now.
	 * @param rung whether somebody rings them about it
	 * @param enclosed what else they are to be told
	 */
	String whatChanged(Conference conference, Invitee invitee, Known before, Known now, boolean rung,
			List<String> enclosed) {
		Known.Difference difference = now.from(before, invitee);
		String reason = difference.cancelled() ? reason(conference, invitee) : null;
		var news = new News(Dates.inWords(before.startsAt()), before.room(), difference.time(),
				now.startsAt().equals(before.startsAt()) ? TIME.format(before.endsAt()) : null, difference.way(),
				difference.place(), difference.link(), difference.chair(), difference.together(),
				now.joinsAsBefore(before), reason, still(conference, invitee, difference), rung,
				now.isConfirmedSince(before), enclosed);
		return render(text(difference, conference, invitee), meeting(conference, now), person(conference, invitee, now),
				news, setting(conference, invitee, now));
	}

	private @Nullable String reason(Conference conference, Invitee invitee) {
		return (conference.status() == Conference.Status.HELD) ? HELD_BEFORE
				: this.cancellations.inWords(conference.id(), invitee.family());
	}

	/**
	 * The conference for which somebody comes to the same meeting all the same; they are
	 * invited to both, so they know of it.
	 */
	private @Nullable String still(Conference conference, Invitee invitee, Known.Difference difference) {
		return (difference.left() || difference.cancelled())
				? this.meetings.stillInvites(conference, invitee).map((each) -> each.reference().value()).orElse(null)
				: null;
	}

	private static String text(Known.Difference difference, Conference conference, Invitee invitee) {
		boolean family = invitee.family();
		if (difference.left()) {
			return family ? LEFT_FOR_FAMILY : LEFT_FOR_PROFESSIONALS;
		}
		if (difference.cancelled()) {
			return family ? CANCELLED_FOR_FAMILY : CANCELLED_FOR_PROFESSIONALS;
		}
		if (!conference.way().inTheCalendar()) {
			return letter(conference, invitee);
		}
		return family ? CHANGED_FOR_FAMILY : CHANGED_FOR_PROFESSIONALS;
	}

	private Person person(Conference conference, Invitee invitee, Known now) {
		boolean chair = invitee.role() == Role.CHAIR;
		String hostUrl = conference.joinUrl().filter(InvitationLetters::safe).filter((_) -> chair).orElse(null);
		return new Person(invitee.name(), now.place() == Invitee.Place.ROOM, chair, invitee.role() == Role.MINUTE_TAKER,
				this.guides.of(conference.kind()).asks(invitee), hostUrl,
				this.meetings.apart(conference, invitee).isPresent(), now.joinsByOwnLink(), now.awaitsTheRoom(),
				invitee.mailbox().isEmpty());
	}

	private Setting setting(Conference conference) {
		return new Setting(this.closing.allowsRecording(conference), false, List.of());
	}

	/**
	 * Who is in a meeting of their own while the others meet is told that, and so is the
	 * chair, who cannot be in both; nobody else, and never who it is.
	 */
	private Setting setting(Conference conference, Invitee invitee, Known now) {
		boolean aside = now.joinsByOwnLink() && now.startsAt().isBefore(conference.endsAt())
				&& now.endsAt().isAfter(conference.startsAt());
		return new Setting(this.closing.allowsRecording(conference), aside,
				(invitee.role() == Role.CHAIR && !now.joinsByOwnLink()) ? besides(conference) : List.of());
	}

	private List<String> besides(Conference conference) {
		return this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.flatMap((each) -> this.separations.of(each.id()).stream())
			.filter((each) -> each.takesPart() && each.hasOwnLink())
			.filter((each) -> each.startsAt(conference).isBefore(conference.endsAt())
					&& each.endsAt(conference).isAfter(conference.startsAt()))
			.map((each) -> TIME.format(each.startsAt(conference)) + " to " + TIME.format(each.endsAt(conference)))
			.toList();
	}

	private String render(String text, Meeting meeting, @Nullable Person person, @Nullable News news, Setting setting) {
		var context = new Context(Locale.UK, Map.of("meeting", meeting, "authority", this.authority));
		context.setVariable("person", person);
		context.setVariable("news", news);
		context.setVariable("setting", setting);
		return this.templates.process(text, context);
	}

	/**
	 * The meeting as one person knows it: when they take part, how, and by which link.
	 */
	private Meeting meeting(Conference conference, Known known) {
		Meeting whole = meeting(conference);
		if (!conference.way().inTheCalendar()) {
			return whole;
		}
		boolean room = known.way().inARoom();
		return new Meeting(whole.reference, Dates.inWords(known.startsAt()), TIME.format(known.endsAt()), known.way(),
				whole.shared, room ? whole.room : null, room ? whole.directions : null,
				Optional.ofNullable(known.joinUrl()).filter(InvitationLetters::safe).orElse(null), known.dialInNumber(),
				known.dialInCode(), known.together(), whole.guide);
	}

	private Meeting meeting(Conference conference) {
		String room = conference.roomToComeTo().map(Conference.Room::name).orElse(null);
		String directions = conference.roomToComeTo()
			.map((each) -> this.settings.roomDirections().get(each.address()))
			.orElse(null);
		return new Meeting(conference.reference().value(), conference.when(), TIME.format(conference.endsAt()),
				conference.way(), !conference.kind().allegations(), room, directions,
				conference.joinUrl()
					.filter(InvitationLetters::safe)
					.filter((_) -> conference.way().online())
					.orElse(null),
				conference.dialInNumber().orElse(null), conference.dialInCode().orElse(null), null,
				this.guides.of(conference.kind()));
	}

	/**
	 * What else a letter says about a meeting.
	 *
	 * @param recorded whether the rules of the authority let it be recorded
	 * @param aside whether the reader's own meeting is held while the others meet
	 * @param besides for the chair, when somebody is in a meeting of their own meanwhile
	 */
	record Setting(boolean recorded, boolean aside, List<String> besides) {
	}

	private static boolean safe(String url) {
		return url.startsWith("https://");
	}

	/**
	 * A conference as its letters tell it.
	 *
	 * @param shared whether agencies share what they write with the family: never where
	 * somebody may not know of the meeting
	 * @param together what the calendar entry is called that it shares with the meeting
	 * of a brother or sister; null where it is held by itself
	 * @param guide what the meeting is called, what happens in it and how it is managed
	 */
	record Meeting(String reference, String starts, String ends, Way way, boolean shared, @Nullable String room,
			@Nullable String directions, @Nullable String joinUrl, @Nullable String dialInNumber,
			@Nullable String dialInCode, @Nullable String together, Guide guide) {

		public boolean call() {
			return this.way == Way.CONFERENCE_CALL;
		}

		/** How it is held, in the middle of a sentence. */
		public String wayInWords() {
			String label = this.way.label();
			return label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
		}

		/** Whether it decides nothing without enough agencies. */
		public boolean quorate() {
			return this.guide.kind().childProtection();
		}

		public boolean hybrid() {
			return this.way == Way.HYBRID;
		}

		public boolean virtual() {
			return this.way == Way.VIRTUAL;
		}

		public boolean faceToFace() {
			return this.way == Way.FACE_TO_FACE;
		}

	}

	/**
	 * What is new to somebody.
	 *
	 * @param began when they were told that it begins
	 * @param ended when they were told that it ends, where it only lasts longer or
	 * shorter than that
	 * @param leftRoom the room they were told to come to, or null
	 * @param together whether it shares a meeting, or no longer does
	 * @param sameLink whether the link and number they have still take them in
	 * @param reason why it will not be held, as a sentence, or null
	 * @param still the reference for which they come to the same meeting all the same, or
	 * null
	 * @param rung whether somebody rings them about it
	 * @param confirmed whether the room they were told of has accepted since
	 * @param enclosed what else they are told, as sentences
	 */
	record News(String began, @Nullable String leftRoom, boolean time, @Nullable String ended, boolean way,
			boolean place, boolean link, boolean chair, boolean together, boolean sameLink, @Nullable String reason,
			@Nullable String still, boolean rung, boolean confirmed, List<String> enclosed) {
	}

	/**
	 * The person a letter is for.
	 *
	 * @param minuteTaker whether they would take the minutes of a meeting
	 * @param reports whether their agency is asked for a report
	 * @param hostUrl where the chair opens a conference call; null for everybody else
	 * @param apart whether they take part for a time or in a meeting of their own
	 * @param ownLink whether it is a meeting of their own
	 * @param roomAwaited whether the room they have a place in has not answered yet
	 * @param onPaper whether they have no email to answer by
	 */
	record Person(String name, boolean inTheRoom, boolean chair, boolean minuteTaker, boolean reports,
			@Nullable String hostUrl, boolean apart, boolean ownLink, boolean roomAwaited, boolean onPaper) {
	}

}
