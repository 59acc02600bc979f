package io.convenor.outcomes;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/** What may be written in a log; everything else is refused with one sentence. */
@Component
class ConversationCheck {

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_REASON = 500;

	private static final int MOST_CONVERSATIONS = 60;

	/** A postcode, or a house number in a street. */
	private static final Pattern ADDRESS = Pattern.compile("(?i)\\b[a-z]{1,2}\\d[a-z\\d]?\\s*\\d[a-z]{2}\\b"
			+ "|\\b\\d+[a-z]?,?\\s+[\\p{L}' -]+\\b(street|st|road|rd|lane|avenue|ave|close|drive|way|court|"
			+ "crescent|gardens|terrace|grove)\\b");

	private final Clock clock;

	ConversationCheck(Clock clock) {
		this.clock = clock;
	}

	/**
	 * The conversation that was told.
	 * @param before who took part until now, who may have left the list meanwhile
	 */
	ConversationLog.Conversation conversation(Told told, Checklist checklist, UUID id, String who, int corrections,
			Set<UUID> before) {
		Set<UUID> offered = checklist.people()
			.stream()
			.map(PersonToSpeakTo::id)
			.collect(Collectors.toCollection(HashSet::new));
		offered.addAll(before);
		if (!offered.containsAll(told.people())) {
			throw new Refused("people", "Somebody you chose is no longer on the list; please choose again.");
		}
		String somebodyElse = upTo("somebodyElse", told.somebodyElse(), LONGEST_NAME);
		if (told.people().isEmpty() && somebodyElse.isEmpty()) {
			throw new Refused("people", "Please say whom you spoke to.");
		}
		LocalDate heldOn = heldOn(told.heldOn(), checklist.conference());
		if (told.means() == null) {
			throw new Refused("means", "Please say how you spoke: by telephone, on Teams, in person or by letter.");
		}
		String said = needed("said", told.said(), Told.LONGEST_SAID, "Please write down what was said.");
		String rationale = needed("rationale", told.rationale(), Told.LONGEST_RATIONALE,
				"Please write down what you decided and why; if nothing was decided, say so.");
		List<ConversationLog.Person> people = told.people().stream().map(ConversationLog.Person::new).toList();
		return new ConversationLog.Conversation(id, heldOn, told.means(), somebodyElse.isEmpty() ? null : somebodyElse,
				said, rationale, who, now(), corrections, null, people);
	}

	void room(ConversationLog log) {
		if (log.conversations().size() >= MOST_CONVERSATIONS) {
			throw new Refused(
					"There are %d conversations already, which is as many as one log holds; please add to one of them."
						.formatted(MOST_CONVERSATIONS));
		}
	}

	/** The visit that was wished for; one that is planned already is moved. */
	Visit visit(Visit.Wish wish, Checklist checklist) {
		UUID person = checklist.people()
			.stream()
			.map(PersonToSpeakTo::id)
			.filter((id) -> id.equals(wish.person()))
			.findFirst()
			.orElseThrow(() -> new Refused("person", "Please choose whom you go to see."));
		LocalDateTime startsAt = wish.startsAt();
		if (startsAt == null) {
			throw new Refused("visitDate", "Please say on which day you go, and at what time.");
		}
		String place = place(wish.place());
		stillToCome(startsAt, checklist.conference());
		Optional<Visit> before = checklist.log().visit(person);
		return new Visit(person, startsAt, place.isEmpty() ? null : place,
				before.map(Visit::plannedAt).orElseGet(this::now));
	}

	private void stillToCome(LocalDateTime startsAt, Conference conference) {
		LocalDateTime now = LocalDateTime.ofInstant(now(), Dates.LONDON);
		if (!startsAt.isAfter(now)) {
			throw new Refused("visitDate",
					"%s has passed. Choose a time to come; if you have been there, go back and record the conversation."
						.formatted(Dates.inWords(startsAt)));
		}
		LocalDate last = conference.startsAt().toLocalDate();
		if (startsAt.toLocalDate().isAfter(last) && !now.toLocalDate().isAfter(last)) {
			throw new Refused("visitDate",
					"%s is after the last day of these conversations, %s. Choose an earlier day, or type “change %s” to move the last day."
						.formatted(Dates.inWords(startsAt.toLocalDate()), Dates.inWords(last), conference.reference()));
		}
	}

	/** A place is named so that nobody could find it by its name. */
	private static String place(@Nullable String typed) {
		String place = upTo("visitPlace", typed, Visit.LONGEST_PLACE).replaceAll("\\s+", " ");
		if (ADDRESS.matcher(place).find()) {
			throw new Refused("visitPlace",
					"Please leave the address out. Say it in neutral words, such as “at the placement”.");
		}
		return place;
	}

	String unassessed(String typed) {
		return needed("reason", typed, LONGEST_REASON, "Please record the risk assessment, or say why there was none.");
	}

	String reason(String typed) {
		return needed("reason", typed, LONGEST_REASON, "Please say why you could not speak to them.");
	}

	String minutes(String typed) {
		return upTo("words", typed, Told.LONGEST_MINUTES);
	}

	String area(String typed) {
		return upTo("words", typed, Told.LONGEST_AREA);
	}

	private LocalDate heldOn(@Nullable LocalDate heldOn, Conference conference) {
		if (heldOn == null) {
			throw new Refused("heldOn", "Please say on which day you spoke.");
		}
		LocalDate today = now().atZone(Dates.LONDON).toLocalDate();
		if (heldOn.isAfter(today)) {
			throw new Refused("heldOn", "%s is still to come. Give the day on which you spoke, today at the latest."
				.formatted(Dates.inWords(heldOn)));
		}
		LocalDate booked = conference.bookedAt().atZone(Dates.LONDON).toLocalDate();
		if (heldOn.isBefore(booked)) {
			throw new Refused("heldOn", "%s is before this was booked, on %s; please check the day."
				.formatted(Dates.inWords(heldOn), Dates.inWords(booked)));
		}
		return heldOn;
	}

	private static String needed(String field, String typed, int most, String missing) {
		String text = upTo(field, typed, most);
		if (text.isEmpty()) {
			throw new Refused(field, missing);
		}
		return text;
	}

	private static String upTo(String field, @Nullable String typed, int most) {
		String text = tidy(typed);
		if (text.length() > most) {
			throw new Refused(field, "That is %,d characters; please keep it to %,d.".formatted(text.length(), most));
		}
		return text;
	}

	/** Lines stay lines; what cannot be seen, or stored, goes. */
	private static String tidy(@Nullable String typed) {
		if (typed == null) {
			return "";
		}
		return Normalizer.normalize(typed, Normalizer.Form.NFC)
			.replaceAll("\\R", "\n")
			.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\p{Cs}\\p{Co}]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]", "")
			.strip();
	}

	private Instant now() {
		return this.clock.instant();
	}

}
