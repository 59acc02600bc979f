package io.convenor.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;

/** Posts the summary of an approved outcome, once its record is stored. */
@Component
@Transactional
public class PostingSummaries {

	private final OutcomeRecords records;

	private final OutcomeChannels channels;

	private final Deliveries deliveries;

	private final Clock clock;

	PostingSummaries(OutcomeRecords records, OutcomeChannels channels, Deliveries deliveries, Clock clock) {
		this.records = records;
		this.channels = channels;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/** Takes in how the summary was posted. */
	public void posted(UUID id, Outcome.Posted how) {
		Outcome outcome = this.records.findById(id).orElseThrow();
		Outcomes.ofThatVersion(this.records.posted(id, outcome.version(), how));
	}

	/**
	 * Takes in where the record lies, and lets the summary go, which carries the link.
	 */
	void recordStored(StoreRecord stored, @Nullable String url) {
		Outcome outcome = this.records.findById(stored.outcome()).orElseThrow();
		if (url != null) {
			Outcomes.ofThatVersion(this.records.recordStored(outcome.id(), outcome.version(), url));
		}
		OutcomesSettings.Place place = this.channels.named(stored.channel());
		Instant signInBy = this.clock.instant().plus(this.channels.signInWait());
		this.deliveries.enqueue(Parcel.of(OutcomeKeys.summary(outcome.conference()), outcome.conference(),
				"the outcomes channel", new PostSummary(outcome.id(), place.team(), place.channel(), outcome.who(),
						stored.summary().linkedTo(url), signInBy)));
	}

	/** The chair has just signed in: what waited for that goes now. */
	public void signedIn(String chairId) {
		this.records.findByChairIdAndStateAndPostedIsNull(chairId, Outcome.State.APPROVED)
			.forEach((outcome) -> this.deliveries.hurry(OutcomeKeys.summary(outcome.conference())));
	}

}
