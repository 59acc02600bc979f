package io.convenor.scheduling.cover;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.WhoMayChair.Answer;
import io.convenor.graph.Availability.Busy;
import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.timescales.Dates;

/** Gives conferences to their new chairs, each unless something stands in the way. */
@Component
class HandingOverConferences {

	private final Conferences conferences;

	private final CoverLines lines;

	private final LawfulDates lawful;

	private final NeedToKnow needToKnow;

	private final Authority authority;

	private final AuditTrail audit;

	private final Clock clock;

	HandingOverConferences(Conferences conferences, CoverLines lines, LawfulDates lawful, NeedToKnow needToKnow,
			Authority authority, AuditTrail audit, Clock clock) {
		this.conferences = conferences;
		this.lines = lines;
		this.lawful = lawful;
		this.needToKnow = needToKnow;
		this.authority = authority;
		this.audit = audit;
		this.clock = clock;
	}

	/** The conferences among some lines, which nobody else changes meanwhile. */
	Map<UUID, Conference> locked(List<Line> wanted) {
		List<UUID> conferences = wanted.stream()
			.filter((line) -> line.what() != What.BOOKING)
			.map(Line::subject)
			.toList();
		return this.conferences.allLocked(conferences)
			.stream()
			.collect(Collectors.toMap(Conference::id, (each) -> each));
	}

	boolean isChair(Chair chair) {
		return this.needToKnow.isChair(chair.id());
	}

	/** Gives one of them to its new chair, or says what stands in the way. */
	Optional<String> give(Cover cover, Line line, Chair chair, @Nullable Conference conference, Supplier<Answer> may,
			List<Busy> taken, boolean readable) {
		Optional<String> obstacle = obstacle(cover, line, conference);
		if (obstacle.isPresent() || conference == null) {
			return obstacle;
		}
		boolean takesTime = CoverLines.takesTime(line) && conference.startsAt().isAfter(this.lines.now());
		if (takesTime && !readable) {
			return Optional.of("The diary of %s could not be read, so I do not know whether they are free."
				.formatted(chair.name()));
		}
		if (takesTime && !this.lawful.turnRound().allows(taken, conference.startsAt(), conference.endsAt())) {
			return Optional
				.of(("%s is not free then, with %d minutes before and after; that may be another one you chose "
						+ "for them here. Choose somebody else.")
					.formatted(chair.name(), this.lawful.turnRound().minutes()));
		}
		return switch (may.get()) {
			case Answer.No(String because) ->
				Optional.of("%s cannot chair it: %s. Choose somebody else.".formatted(chair.name(), because));
			case Answer.Yes yes when yes.sayingWhy() && line.reason() == null -> Optional
				.of(("A meeting of this kind is usually chaired by an independent chair. Say in a few words why "
						+ "%s chairs it, or choose somebody else.")
					.formatted(chair.name()));
			case Answer.Yes yes -> {
				handTo(cover, conference, chair, yes, line.reason());
				yield Optional.empty();
			}
		};
	}

	private void handTo(Cover cover, Conference conference, Chair chair, Answer.Yes may, @Nullable String reason) {
		conference.handTo(invitee(chair), this.clock.instant());
		conference.chairedAs(may.as(), may.sayingWhy() ? reason : null);
		this.conferences.save(conference);
		this.audit.record(cover.askedBy(), "handed over", conference.id(), conference.reference().value(),
				"from " + cover.plan().chair() + " to " + chair.id());
		conference.chairReason()
			.ifPresent((_) -> this.audit.record(cover.askedBy(), "said why they chair it", conference.id(),
					conference.reference().value(), may.as().inWords()));
	}

	private Optional<String> obstacle(Cover cover, Line line, @Nullable Conference conference) {
		if (conference == null || conference.status() != Conference.Status.BOOKED) {
			return Optional.of("It was cancelled or closed meanwhile, so there is nothing to hand over.");
		}
		if (!conference.chairId().equals(cover.plan().chair())) {
			return Optional.of("Somebody else has handed it over meanwhile.");
		}
		if (!this.needToKnow.knows(cover.askedBy(), conference)) {
			return Optional.of("It is not yours to hand over.");
		}
		if (conference.arrangement() != line.arrangement()) {
			return Optional.of("It was changed meanwhile, so it was not handed over. It is now on "
					+ Dates.inWords(conference.startsAt()) + ": look at it again.");
		}
		return this.lines.inTheChairsOwnCalendar(conference) ? Optional.of(CoverLines.OWN_CALENDAR) : Optional.empty();
	}

	private Invitee invitee(Chair chair) {
		return Invitee.named(chair.name())
			.mailbox(new EmailAddress(chair.address()))
			.agency(this.authority.name())
			.as(Role.CHAIR)
			.directoryId(chair.id())
			.build();
	}

}
