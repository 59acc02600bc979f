package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;

/** Letters about a change that wait a while for what else is changed. */
@Component
public class GatheredLetters {

	private final Correspondence correspondence;

	private final Deliveries deliveries;

	private final LetterSettings settings;

	private final Clock clock;

	GatheredLetters(Correspondence correspondence, Deliveries deliveries, LetterSettings settings, Clock clock) {
		this.correspondence = correspondence;
		this.deliveries = deliveries;
		this.settings = settings;
		this.clock = clock;
	}

	/** When they go; empty where none waits. */
	public Optional<Instant> goAt(UUID conference) {
		Instant since = this.clock.instant().minus(this.settings.gatherFor());
		return this.deliveries.about(conference)
			.stream()
			.filter((each) -> each.kind().equals(LetterCourier.KIND) && each.state() == Delivery.State.WAITING
					&& each.attempts() == 0 && each.createdAt().isAfter(since))
			.map(Delivery::createdAt)
			.min(Comparator.naturalOrder())
			.map((first) -> first.plus(this.settings.gatherFor()));
	}

	/** Lets them go without waiting for further changes. */
	@Transactional
	public void sendNow(Conference conference) {
		this.correspondence.sendNow(conference);
	}

}
