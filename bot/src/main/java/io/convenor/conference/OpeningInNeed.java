package io.convenor.conference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.timescales.Dates;

/**
 * Where an administrator opens a meeting in need that stays with a group, for a reason
 * and for a while. Its custodians are told of it, and it is written down.
 */
@Component
public class OpeningInNeed {

	/** How long it stays open. */
	public static final Duration OPEN_FOR = Duration.ofHours(2);

	private final Conferences conferences;

	private final OpenedInNeed opened;

	private final Offices offices;

	private final NeedToKnow needToKnow;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	OpeningInNeed(Conferences conferences, OpenedInNeed opened, Offices offices, NeedToKnow needToKnow,
			AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.conferences = conferences;
		this.opened = opened;
		this.offices = offices;
		this.needToKnow = needToKnow;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens it to one administrator; empty where there is no such meeting, or no group of
	 * it that could be told.
	 * @param administrator who they are, by object id
	 * @param name what they are called
	 * @param reason why nobody else can do it, in their own words
	 */
	@Transactional
	public Optional<Conference> open(Reference reference, String administrator, String name, String reason) {
		if (!this.needToKnow.isAdministrator(administrator)) {
			return Optional.empty();
		}
		Optional<Conference> found = this.conferences
			.findByReferenceAndKindIn(reference.value(), this.needToKnow.keptApart())
			.filter((conference) -> this.offices.isThereOneFor(conference.kind()));
		found.ifPresent((conference) -> open(conference, administrator, name, reason));
		if (found.isEmpty()) {
			this.audit.record(administrator, AuditTrail.REFUSED, null, reference.value(), "opening in need");
		}
		return found;
	}

	private void open(Conference conference, String administrator, String name, String reason) {
		Instant now = this.clock.instant();
		Instant until = now.plus(OPEN_FOR);
		UUID opening = this.opened.open(conference.id(), administrator, name, reason, now, until);
		this.audit.record(administrator, "opened in need", conference.id(), conference.reference().value(),
				"until " + Dates.inWords(until));
		this.events.publishEvent(new InNeedOpened(opening, conference.id(), administrator, until));
	}

	/** What somebody opened, and why. */
	public Optional<Opening> find(UUID opening) {
		return this.opened.find(opening);
	}

	/**
	 * Something that was opened in need.
	 *
	 * @param person the object id of who opened it
	 * @param name what they are called
	 */
	public record Opening(UUID conference, String person, String name, String reason, Instant at, Instant until) {

		/** Who opened it, so that nobody takes one for another of that name. */
		public String who() {
			return "%s (account %s)".formatted(this.name, this.person);
		}

	}

}
