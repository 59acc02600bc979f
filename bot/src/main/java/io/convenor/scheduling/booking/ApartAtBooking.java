package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Meeting;
import io.convenor.conference.Separations.Part;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.ApartReading.Read;
import io.convenor.scheduling.booking.ApartReading.Somebody;
import io.convenor.scheduling.booking.Booking.Apart;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Plan;

/**
 * Who is to take part apart from the others, said before anything goes out, so that the
 * first invitation is right.
 */
@Component
class ApartAtBooking {

	private final Separations separations;

	ApartAtBooking(Separations separations) {
		this.separations = separations;
	}

	/** Takes who it is; how is said next. */
	Plan begin(Plan plan, Reading reading) {
		Optional<Guest> who = reading.choice(ApartFields.WHO, (id) -> somebody(plan, id),
				"Choose who takes part apart from the others.");
		return who.map((each) -> changed(plan, Map.of(each.id(), Apart.TO_BE_SAID)).with(Form.EMPTY))
			.orElseGet(() -> plan.with(reading.refused()));
	}

	/** Takes how, when, from whom and why. */
	Plan say(Plan plan, Reading reading) {
		Optional<Guest> who = open(plan);
		LocalDateTime start = plan.timing().startsAt();
		Integer length = plan.about().lengthMinutes();
		if (who.isEmpty() || start == null || length == null) {
			return plan.telling("Choose first who takes part apart.");
		}
		List<Somebody> people = plan.guests()
			.stream()
			.filter((each) -> each.role() != Role.CHAIR)
			.map((each) -> new Somebody(each.id(), each.name()))
			.toList();
		Optional<Read> read = new ApartReading(reading, people, start, length, parts(plan))
			.read(new Somebody(who.get().id(), who.get().name()));
		boolean out = read.filter((each) -> each.parts().getFirst().manner() == Manner.EXCLUDED).isPresent();
		if (out) {
			reading.refuse(ApartFields.MANNER, "Nobody is invited yet: take them off the list of people instead.");
		}
		if (read.isEmpty() || out) {
			return plan.with(reading.refused());
		}
		Plan next = plan;
		for (Part part : read.get().parts()) {
			next = changed(next, Map.of(part.invitee(), new Apart(part.manner(), part.fromMinute(), part.untilMinute(),
					part.apartFrom(), read.get().reason())));
		}
		return next.with(Form.EMPTY);
	}

	/** Somebody takes part with everybody after all. */
	Plan end(Plan plan, Reading reading) {
		Optional<Guest> who = reading.choice(ApartFields.WHO, (id) -> somebody(plan, id), "Choose who it is.");
		if (who.isEmpty()) {
			return plan.with(reading.refused());
		}
		Plan next = together(plan, who.get().id());
		// Who had a time of their own only to miss them comes back, too.
		for (Optional<Meeting> meeting = meeting(next); meeting.isPresent(); meeting = meeting(next)) {
			next = together(next, meeting.get().one());
		}
		return next.with(Form.EMPTY);
	}

	private static Plan together(Plan plan, UUID who) {
		return plan
			.withParts(plan.guests().stream().map((each) -> each.id().equals(who) ? each.apart(null) : each).toList());
	}

	private static Plan changed(Plan plan, Map<UUID, Apart> parts) {
		return plan.withParts(plan.guests()
			.stream()
			.map((each) -> parts.containsKey(each.id()) ? each.apart(parts.get(each.id())) : each)
			.toList());
	}

	private static Optional<Guest> somebody(Plan plan, String id) {
		return plan.guests()
			.stream()
			.filter((each) -> each.role() != Role.CHAIR && each.id().toString().equals(id))
			.findFirst();
	}

	/** Of whom it is still to be said how. */
	static Optional<Guest> open(Plan plan) {
		return plan.guests().stream().filter((each) -> Apart.TO_BE_SAID.equals(each.apart())).findFirst();
	}

	private static List<Part> parts(Plan plan) {
		return plan.guests().stream().flatMap((each) -> each.part().stream()).toList();
	}

	private static Optional<Meeting> meeting(Plan plan) {
		Integer length = plan.about().lengthMinutes();
		List<UUID> invited = plan.guests().stream().map(Guest::id).toList();
		return (length == null) ? Optional.empty()
				: Separations.meetings(parts(plan), length)
					.stream()
					.filter((each) -> invited.contains(each.other()))
					.findFirst();
	}

	/** What stands in the way of booking it, as a sentence. */
	Optional<String> problem(Plan plan) {
		Integer length = plan.about().lengthMinutes();
		if (!plan.about().inTheCalendar() || length == null) {
			return Optional.empty();
		}
		Optional<String> open = open(plan)
			.map((each) -> "Say how %s takes part apart, or press “With everybody after all”.".formatted(each.name()));
		return open
			.or(() -> meeting(plan).map((_) -> "Two people who must not meet would, since something changed. "
					+ "Say again who takes part apart."))
			.or(() -> parts(plan).stream()
				.filter((each) -> each.fromMinute() >= length || isAfter(each.untilMinute(), length))
				.findFirst()
				.map((_) -> "The meeting is shorter now, and somebody would join or leave after its end. Say again "
						+ "who takes part apart."));
	}

	private static boolean isAfter(@Nullable Integer minute, int length) {
		return minute != null && minute > length;
	}

	/** Keeps it with the conference that comes of it, before anything goes out. */
	void keep(Plan plan, Conference conference, String chairId) {
		List<Guest> apart = new ArrayList<>(plan.guests());
		apart.removeIf((each) -> each.part().isEmpty());
		if (!conference.way().inTheCalendar()) {
			return;
		}
		apart.forEach((guest) -> {
			Part part = guest.part().orElseThrow();
			UUID other = part.apartFrom();
			UUID otherInvitee = plan.guests()
				.stream()
				.filter((each) -> each.id().equals(other))
				.findFirst()
				.flatMap((each) -> invitee(conference, each))
				.orElse(null);
			Apart how = guest.apart();
			invitee(conference, guest).ifPresent((id) -> this.separations.begin(conference,
					new Part(id, part.manner(), part.fromMinute(), part.untilMinute(), otherInvitee),
					(how != null) ? how.reason() : "", chairId));
		});
	}

	private static Optional<UUID> invitee(Conference conference, Guest guest) {
		return conference.invitees()
			.stream()
			.filter((each) -> each.address().equals(guest.address()))
			.map(Invitee::id)
			.findFirst();
	}

}
