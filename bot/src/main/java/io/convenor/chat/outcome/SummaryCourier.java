package io.convenor.chat.outcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.convenor.chat.Reply;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.cards.Card;
import io.convenor.chat.signin.SignIns;
import io.convenor.chat.teams.Connector;
import io.convenor.chat.teams.SendFailure;
import io.convenor.delivery.Courier;
import io.convenor.graph.Channels;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcome.Posted;
import io.convenor.outcomes.PostSummary;
import io.convenor.outcomes.PostingSummaries;

/**
 * Posts a summary on behalf of its chair; where that cannot be done, after a short while
 * for the chair to sign in, as the bot. The card carries the key's UUID, so that one
 * posted before is recognised whichever way it went.
 */
@Component
class SummaryCourier implements Courier<PostSummary, Posted> {

	private static final Logger log = LoggerFactory.getLogger(SummaryCourier.class);

	/** A sign-in that needs no click is often here before the first attempt is over. */
	private static final Duration SILENT_SIGN_IN = Duration.ofSeconds(2);

	private final SignIns signIns;

	private final Channels channels;

	private final Connector connector;

	private final TeamsChats chats;

	private final OutcomesChannel channel;

	private final PostingSummaries posting;

	private final Clock clock;

	SummaryCourier(SignIns signIns, Channels channels, Connector connector, TeamsChats chats, OutcomesChannel channel,
			PostingSummaries posting, Clock clock) {
		this.signIns = signIns;
		this.channels = channels;
		this.connector = connector;
		this.chats = chats;
		this.channel = channel;
		this.posting = posting;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "outcome-summary";
	}

	@Override
	public Outcome<Posted> carry(PostSummary summary, IdempotencyKey key, UUID subject) {
		Card card = SummaryCard.of(summary.summary()).marked(key.uuid());
		return switch (forTheChair(summary, key, card)) {
			case Try.Posted(Posted how) -> Outcome.done(how);
			case Try.NotAllowed _ -> byTheBot(summary, key, card);
			case Try.NotSignedIn _ -> mayWait(summary, key) ? waiting(summary) : byTheBot(summary, key, card);
		};
	}

	@Override
	public void arrived(PostSummary summary, Posted how, UUID subject) {
		this.posting.posted(summary.outcome(), how);
	}

	private Try forTheChair(PostSummary summary, IdempotencyKey key, Card card) {
		Optional<String> assertion = this.signIns.assertionOf(summary.chairId());
		if (assertion.isEmpty()) {
			return new Try.NotSignedIn();
		}
		try {
			var posted = this.channels.postFor(key, assertion.get(), channel(summary),
					new Channels.Post(SummaryCard.headline(summary.summary()), card.json().toString()));
			return new Try.Posted(posted.byABot() ? Posted.BY_THE_BOT : Posted.FOR_THE_CHAIR);
		}
		catch (GraphFailure.ConsentMissing missing) {
			this.signIns.forget(summary.chairId());
			return new Try.NotSignedIn();
		}
		catch (GraphFailure.Rejected rejected) {
			log.info("Graph does not let the chair post in the outcomes channel: {}", rejected.code());
			return new Try.NotAllowed();
		}
	}

	/** The first attempt asks the chair, and only that one. */
	private boolean mayWait(PostSummary summary, IdempotencyKey key) {
		return key.triedBefore() ? this.clock.instant().isBefore(summary.signInBy()) : askToSignIn(summary);
	}

	/**
	 * Looks every moment: the sign-in may be held by another copy of the bot than the one
	 * that looks this time.
	 */
	private Outcome<Posted> waiting(PostSummary summary) {
		Instant soon = this.clock.instant().plus(SILENT_SIGN_IN);
		Instant again = soon.isAfter(summary.signInBy()) ? summary.signInBy() : soon;
		return new Outcome.NotYet<>(again, "please sign in, so that it is posted in your name");
	}

	private boolean askToSignIn(PostSummary summary) {
		try {
			Optional<TeamsChat> chair = this.chats.withPerson(summary.chairId());
			chair.ifPresent((conversation) -> this.connector.askToSignIn(conversation,
					"Please sign in, so that I can post the summary of %s in your name. Without it I post it myself."
						.formatted(summary.summary().reference())));
			return chair.isPresent();
		}
		catch (SendFailure failure) {
			log.info("The chair could not be asked to sign in: {}", failure.getMessage());
			return false;
		}
	}

	private Outcome<Posted> byTheBot(PostSummary summary, IdempotencyKey key, Card card) {
		if (key.triedBefore()) {
			var before = this.channels.find(key, channel(summary));
			if (before.isPresent()) {
				return Outcome.done(before.get().byABot() ? Posted.BY_THE_BOT : Posted.FOR_THE_CHAIR);
			}
		}
		try {
			this.connector.post(this.channel.of(summary), Reply.show(card));
			return Outcome.done(Posted.BY_THE_BOT);
		}
		catch (SendFailure failure) {
			return understand(failure);
		}
	}

	private static Outcome<Posted> understand(SendFailure failure) {
		return switch (failure) {
			case SendFailure.Throttled throttled -> new Outcome.TryAgain<>(throttled.until(), "Teams asked us to wait");
			case SendFailure.Unreachable _ -> new Outcome.TryAgain<>(null, "Teams could not be reached");
			case SendFailure.Gone _ -> new Outcome.TryAgain<>(null,
					"I am not in the team of the outcomes channel; an administrator can add me");
			case SendFailure.Refused _ -> new Outcome.Refused<>("Teams refused it");
		};
	}

	private static Channels.Channel channel(PostSummary summary) {
		return new Channels.Channel(summary.teamId(), summary.channelId());
	}

	/** What came of posting on the chair's behalf. */
	private sealed interface Try {

		record Posted(io.convenor.outcomes.Outcome.Posted how) implements Try {
		}

		record NotSignedIn() implements Try {
		}

		record NotAllowed() implements Try {
		}

	}

}
