package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;

/** Carries cards to where people see them. */
@Configuration(proxyBeanMethods = false)
class CardDeliveries {

	/** How the kinds of all of them begin. */
	static final String KINDS = "card.";

	private static final Duration BEING_SHOWN = Duration.ofSeconds(1);

	@Bean
	Courier<Refresh, UUID> cardRefresher(@Lazy CardScreen screen, Clock clock) {
		return new Refresher(screen, clock);
	}

	@Bean
	Courier<Post, UUID> cardPoster(@Lazy CardScreen screen) {
		return new Poster(screen);
	}

	@Bean
	Courier<Tell, UUID> newsTeller(@Lazy CardScreen screen) {
		return new Teller(screen);
	}

	private static Courier.Outcome<UUID> carry(Supplier<Courier.Outcome<UUID>> work) {
		try {
			return work.get();
		}
		catch (SendFailure.Throttled ex) {
			return new Courier.Outcome.TryAgain<>(ex.until(), "Teams asked us to wait");
		}
		catch (SendFailure.Unreachable ex) {
			return new Courier.Outcome.TryAgain<>(null, "Teams could not be reached");
		}
		catch (SendFailure.Gone ex) {
			return new Courier.Outcome.Refused<>("The bot was removed or blocked there, or the message was deleted");
		}
		catch (SendFailure.Refused ex) {
			return new Courier.Outcome.Refused<>("Teams refused it");
		}
	}

	/** A posted card is to be shown anew. */
	record Refresh(UUID card) {

	}

	/** A card is to be posted. */
	record Post(String conversation, String kind, String subject) {

	}

	/** What came about a conference is to be told. */
	record Tell(String conversation) {

	}

	/** Tells what came about a conference within a while; one key is one message. */
	record Teller(CardScreen screen) implements Courier<Tell, UUID> {

		@Override
		public String kind() {
			return KINDS + "tell";
		}

		/** What is to be told is noted elsewhere, each under a key of its own. */
		@Override
		public boolean leavesNoTrace() {
			return true;
		}

		@Override
		public Outcome<UUID> carry(Tell contents, IdempotencyKey key, UUID subject) {
			UUID message = key.uuid();
			return CardDeliveries.carry(() -> {
				this.screen.tell(message, contents.conversation(), subject);
				return Outcome.done(message);
			});
		}

	}

	/** Shows posted cards anew. */
	record Refresher(CardScreen screen, Clock clock) implements Courier<Refresh, UUID> {

		@Override
		public String kind() {
			return KINDS + "refresh";
		}

		/** There are many of them, each under a key of its own. */
		@Override
		public boolean leavesNoTrace() {
			return true;
		}

		@Override
		public Outcome<UUID> carry(Refresh contents, IdempotencyKey key, UUID subject) {
			return CardDeliveries.carry(() -> this.screen.refresh(contents.card()) ? Outcome.done(contents.card())
					: new Outcome.NotYet<>(this.clock.instant().plus(BEING_SHOWN), "The card is just being shown"));
		}

	}

	/** Posts cards; one key is one card. */
	record Poster(CardScreen screen) implements Courier<Post, UUID> {

		@Override
		public String kind() {
			return KINDS + "post";
		}

		@Override
		public Outcome<UUID> carry(Post contents, IdempotencyKey key, UUID subject) {
			UUID card = key.uuid();
			return CardDeliveries.carry(() -> {
				this.screen.post(card, contents.conversation(), contents.kind(), contents.subject());
				return Outcome.done(card);
			});
		}

	}

}
