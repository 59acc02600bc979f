package io.convenor.scheduling;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.people.Authority;
import io.convenor.timescales.Dates;

/**
 * The texts that go out: one for the calendar, alike for all, and one for each person.
 */
@Component
class Letters {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final ITemplateEngine templates;

	private final Authority authority;

	private final SchedulingSettings settings;

	Letters(ITemplateEngine templates, Authority authority, SchedulingSettings settings) {
		this.templates = templates;
		this.authority = authority;
		this.settings = settings;
	}

	/** The text of the calendar entry. Everybody reads it, so nobody is named in it. */
	String invitation(Conference conference) {
		return render("scheduling/invitation", Map.of("meeting", meeting(conference), "authority", this.authority));
	}

	/** How one person takes part. */
	String howToTakePart(Conference conference, Invitee invitee) {
		String template = invitee.family() ? "scheduling/how-you-take-part-family" : "scheduling/how-you-take-part";
		return render(template, Map.of("meeting", meeting(conference), "authority", this.authority, "person",
				new Person(invitee.name(), invitee.place() == Invitee.Place.ROOM)));
	}

	private String render(String template, Map<String, Object> values) {
		return this.templates.process(template, new Context(Locale.UK, values));
	}

	private Meeting meeting(Conference conference) {
		String room = conference.room().map(Conference.Room::name).orElse(null);
		String directions = conference.room()
			.map((each) -> this.settings.roomDirections().get(each.address()))
			.orElse(null);
		return new Meeting(conference.reference().value(), Dates.inWords(conference.startsAt()),
				TIME.format(conference.endsAt()), conference.way().name(), room, directions,
				conference.joinUrl().filter((url) -> url.startsWith("https://")).orElse(null),
				conference.dialInNumber().orElse(null), conference.dialInCode().orElse(null));
	}

	/** A conference as its letters tell it. */
	record Meeting(String reference, String starts, String ends, String way, @Nullable String room,
			@Nullable String directions, @Nullable String joinUrl, @Nullable String dialInNumber,
			@Nullable String dialInCode) {

		public boolean hybrid() {
			return this.way.equals("HYBRID");
		}

		public boolean virtual() {
			return this.way.equals("VIRTUAL");
		}

		public boolean faceToFace() {
			return this.way.equals("FACE_TO_FACE");
		}

	}

	/** The person a letter is for. */
	record Person(String name, boolean inTheRoom) {
	}

}
