package io.convenor.scheduling;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
import io.convenor.conference.Way;
import io.convenor.people.Authority;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;

/**
 * The texts that go out: one for the calendar, alike for all, and one for each person.
 */
@Component
class InvitationLetters implements SmartInitializingSingleton {

	private static final String INVITATION = "scheduling/invitation";

	private static final String FOR_FAMILY = "scheduling/how-you-take-part-family";

	private static final String FOR_PROFESSIONALS = "scheduling/how-you-take-part";

	private static final String CONVERSATIONS_FOR_FAMILY = "scheduling/by-conversations-family";

	private static final String CONVERSATIONS_FOR_PROFESSIONALS = "scheduling/by-conversations";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final ITemplateEngine templates;

	private final Authority authority;

	private final SchedulingSettings settings;

	private final Guides guides;

	InvitationLetters(ITemplateEngine templates, Authority authority, SchedulingSettings settings, Guides guides) {
		this.guides = guides;
		this.templates = templates;
		this.authority = authority;
		this.settings = settings;
	}

	/**
	 * Reads every text once before the first chair waits for one; a broken one stops the
	 * start.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		var meeting = new Meeting("CP-2222", "", "", Way.HYBRID, true, null, null, null, null, null,
				this.guides.of(Kind.INITIAL_CONFERENCE));
		var person = new Person("", true, false, false, true);
		List.of(INVITATION, FOR_FAMILY, FOR_PROFESSIONALS, CONVERSATIONS_FOR_FAMILY, CONVERSATIONS_FOR_PROFESSIONALS)
			.forEach((text) -> render(text, meeting, person));
	}

	/** The text of the calendar entry. Everybody reads it, so nobody is named in it. */
	String invitation(Conference conference) {
		return render(INVITATION, meeting(conference), null);
	}

	/** How one person takes part. */
	String howToTakePart(Conference conference, Invitee invitee) {
		return render(letter(conference, invitee), meeting(conference),
				new Person(invitee.name(), invitee.place() == Invitee.Place.ROOM, invitee.role() == Role.CHAIR,
						invitee.role() == Role.MINUTE_TAKER, this.guides.of(conference.kind()).asks(invitee)));
	}

	private static String letter(Conference conference, Invitee invitee) {
		if (!conference.way().inTheCalendar()) {
			return invitee.family() ? CONVERSATIONS_FOR_FAMILY : CONVERSATIONS_FOR_PROFESSIONALS;
		}
		return invitee.family() ? FOR_FAMILY : FOR_PROFESSIONALS;
	}

	private String render(String text, Meeting meeting, @Nullable Person person) {
		var context = new Context(Locale.UK, Map.of("meeting", meeting, "authority", this.authority));
		context.setVariable("person", person);
		return this.templates.process(text, context);
	}

	private Meeting meeting(Conference conference) {
		String room = conference.room().map(Conference.Room::name).orElse(null);
		String directions = conference.room()
			.map((each) -> this.settings.roomDirections().get(each.address()))
			.orElse(null);
		return new Meeting(conference.reference().value(), conference.when(), TIME.format(conference.endsAt()),
				conference.way(), !conference.kind().allegations(), room, directions,
				conference.joinUrl().filter((url) -> url.startsWith("https://")).orElse(null),
				conference.dialInNumber().orElse(null), conference.dialInCode().orElse(null),
				this.guides.of(conference.kind()));
	}

	/**
	 * A conference as its letters tell it.
	 *
	 * @param shared whether agencies share what they write with the family: never where
	 * somebody may not know of the meeting
	 * @param guide what the meeting is called, what happens in it and how it is managed
	 */
	record Meeting(String reference, String starts, String ends, Way way, boolean shared, @Nullable String room,
			@Nullable String directions, @Nullable String joinUrl, @Nullable String dialInNumber,
			@Nullable String dialInCode, Guide guide) {

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
	 * The person a letter is for.
	 *
	 * @param reports whether their agency is asked for a report
	 */
	record Person(String name, boolean inTheRoom, boolean chair, boolean minuteTaker, boolean reports) {
	}

}
