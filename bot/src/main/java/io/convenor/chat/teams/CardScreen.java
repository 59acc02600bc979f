package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.CardViews.Seen;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.News;
import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Witness;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Left;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.Parcel;

/**
 * Keeps the live cards that people have in front of them up to date. Rooms of chat say
 * what changed; a delivery shows it.
 */
@Component
public class CardScreen {

	private static final Logger log = LoggerFactory.getLogger(CardScreen.class);

	private static final Duration TO_GATHER_CHANGES = Duration.ofMillis(800);

	private static final Duration LONG_ENOUGH_TO_POST = Duration.ofMinutes(1);

	private final PostedCards cards;

	private final CardViews views;

	private final TeamsChats chats;

	private final Connector connector;

	private final Deliveries deliveries;

	private final Witness witness;

	private final JsonMapper json;

	private final News news;

	private final EditsUnderWay edits;

	private final Duration changedEvery;

	private final Duration toldWithin;

	private final Clock clock;

	CardScreen(PostedCards cards, CardViews views, TeamsChats chats, Connector connector, Deliveries deliveries,
			Witness witness, News news, EditsUnderWay edits, JsonMapper json,
			@Value("${convenor.cards.changed-every:4s}") Duration changedEvery,
			@Value("${convenor.cards.told-within:20s}") Duration toldWithin, Clock clock) {
		this.news = news;
		this.edits = edits;
		this.toldWithin = toldWithin;
		this.changedEvery = changedEvery;
		this.json = json;
		this.clock = clock;
		this.cards = cards;
		this.views = views;
		this.chats = chats;
		this.connector = connector;
		this.deliveries = deliveries;
		this.witness = witness;
	}

	/**
	 * Whether a delivery only brings a card to its screen, which is no news to whoever
	 * follows the deliveries of a subject.
	 */
	public static boolean isServedBy(Delivery delivery) {
		return delivery.kind().startsWith(CardDeliveries.KINDS);
	}

	/**
	 * A subject changed: every card about it is shown anew, about once a second at most,
	 * since Teams takes few changes in a row. Belongs to the transaction that changed it.
	 * @param about what the deliveries are listed under, mostly a conference
	 */
	public void changed(String kind, String subject, UUID about) {
		Changes changes = (Changes) TransactionSynchronizationManager.getResource(this);
		if (changes == null) {
			changes = new Changes();
			TransactionSynchronizationManager.bindResource(this, changes);
			TransactionSynchronizationManager.registerSynchronization(changes);
		}
		changes.abouts.put(kind + " " + subject, about);
	}

	/** However often something changed in a transaction, it is shown anew once. */
	private void show(Map<String, UUID> abouts) {
		this.deliveries.gatherEach(
				CardDeliveries.Refresh.class, PostedCards.TO_BE_REFRESHED, Map.of("subjects", abouts.keySet(), "abouts",
						this.json.writeValueAsString(abouts), "between", this.changedEvery.toString()),
				TO_GATHER_CHANGES);
	}

	private static Parcel refreshing(String key, PostedCard card, UUID about) {
		return Parcel.of(key, about, null, new CardDeliveries.Refresh(card.id()));
	}

	/**
	 * Everything in a conversation is looked at once more, because somebody there may
	 * know less than before. Belongs to the transaction that found it out.
	 */
	void lookThrough(String conversationId) {
		lookAtOnceMore(this.cards.doubtful(conversationId));
	}

	/** What only stays as it was is not kept any longer: it is blanked, and forgotten. */
	void takeAway(List<PostedCard> stay) {
		this.cards.doubt(stay.stream().map(PostedCard::id).toList());
		lookAtOnceMore(stay);
	}

	private void lookAtOnceMore(List<PostedCard> all) {
		this.deliveries.enqueueUnlessWaiting(all.stream()
			.map((card) -> refreshing("card:" + card.id() + ":" + UUID.randomUUID(), card, card.id()))
			.toList());
	}

	/**
	 * A card about a subject is to be posted to a person or in a channel, once. Belongs
	 * to the transaction that decided it.
	 * @param key names the effect
	 */
	public void postOnce(String key, TeamsChat to, String kind, String subject, UUID about) {
		this.deliveries.enqueue(Parcel.of(key, about, null, new CardDeliveries.Post(to.id(), kind, subject)));
	}

	/**
	 * The same in somebody's private chat.
	 * @return whether they have one with the bot, so that it is posted
	 */
	public boolean postOnceTo(String person, String key, String kind, String subject, UUID about) {
		Optional<TeamsChat> chat = this.chats.withPerson(person);
		chat.ifPresent((to) -> postOnce(key, to, kind, subject, about));
		return chat.isPresent();
	}

	/** Whether somebody has a private chat with the bot. */
	public boolean reaches(String person) {
		return this.chats.withPerson(person).isPresent();
	}

	/**
	 * A card about a conference is to be brought to somebody, once. What comes about it
	 * within a short while is one message, and so one alarm. Belongs to the transaction
	 * that decided it.
	 * @param occasion names what is told
	 * @return whether they have a chat with the bot, so that they are told
	 */
	public boolean tell(String person, String occasion, String kind, String subject, UUID conference) {
		Optional<TeamsChat> chat = this.chats.withPerson(person);
		chat.ifPresent(
				(to) -> this.deliveries
					.gatherEach(CardDeliveries.Tell.class, News.NOTED,
							Map.of("occasion", occasion, "conversation", to.id(), "conference", conference, "card",
									kind, "cardSubject", subject, "while", this.toldWithin.toString()),
							this.toldWithin));
		return chat.isPresent();
	}

	/** Tells what is to be told there by now, in one message. */
	void tell(UUID message, String conversationId, UUID conference) {
		List<News.Item> items = this.news.take(message, conversationId, conference);
		if (items.size() > 1) {
			post(message, conversationId, News.KIND, conference + "/" + message);
		}
		else if (!items.isEmpty()) {
			post(message, conversationId, items.getFirst().kind(), items.getFirst().subject());
		}
	}

	/**
	 * Shows a posted card as its subject stands now. Does nothing when that is what it
	 * shows, or when the card is not there any more.
	 * @return false when the card is just being shown by somebody else, so that it has to
	 * be looked at again
	 * @throws SendFailure when Teams did not take it; a card that is gone is forgotten
	 */
	public boolean refresh(UUID cardId) {
		Optional<PostedCards.InPlace> found = this.cards.inPlace(cardId);
		if (found.isEmpty()) {
			return true;
		}
		PostedCard card = found.get().card();
		String activityId = card.activityId();
		if (activityId == null) {
			return isAbandoned(card);
		}
		TeamsChat conversation = found.get().conversation();
		if (conversation == null) {
			log.info("Card {} has nowhere to be shown any more", cardId);
			this.cards.forget(cardId);
			return true;
		}
		return this.edits.during(activityId, () -> refresh(found.get(), conversation, activityId));
	}

	private boolean refresh(PostedCards.InPlace found, TeamsChat conversation, String activityId) {
		PostedCard card = found.card();
		if (card.kind().equals(PostedCard.STAYS) && (found.answer() != null || !card.doubtful())) {
			return putAnswer(conversation, found, activityId);
		}
		return switch (this.views.of(card.kind(), card.subject(), card.page(), conversation.viewer())) {
			case Seen.There(CardView.View view) -> (found.answer() == null && view.version() <= card.version())
					|| update(conversation, found, activityId, view);
			case Seen.Withheld _ -> blank(conversation, card, activityId);
			// A room that no longer finds it for them says only that it is not there.
			case Seen.Gone _ when card.doubtful() || found.answer() != null -> blank(conversation, card, activityId);
			case Seen.Gone _ -> {
				log.info("Card {} has nothing to show any more", card.id());
				keepInMind(conversation, card);
				yield true;
			}
		};
	}

	/**
	 * What stands on in somebody's own chat is blanked when they leave, or after weeks.
	 */
	private void keepInMind(TeamsChat conversation, PostedCard card) {
		if (conversation.scope() == Scope.PERSONAL) {
			this.cards.gaveWayToWhatStays(card.id());
		}
		else {
			this.cards.forget(card.id());
		}
	}

	/**
	 * A press on a card was answered with another card, which Teams shows to the one
	 * client that pressed: the message itself is brought to the same, soon and once.
	 * @param version what the answer shows of the card's subject
	 * @param shown the answer, where it says more than the card's view; else null
	 * @param elsewhere what was filled in on pages that the answer does not show
	 */
	@Transactional
	void answered(PostedCard card, long version, @Nullable Card shown, Left elsewhere) {
		Map<String, @Nullable Object> answer = new HashMap<>();
		answer.put("card", card.id());
		answer.put("version", version);
		answer.put("shown", (shown != null) ? shown.json().toString() : null);
		answer.put("elsewhere", elsewhere.written());
		this.deliveries.gatherEach(CardDeliveries.Refresh.class, PostedCards.ANSWERED, answer, TO_GATHER_CHANGES);
	}

	/** Whoever pressed is not to see it: neither is who looks at the message. */
	@Transactional
	void withheld(PostedCard card) {
		this.cards.doubt(card.id());
		lookAtOnceMore(List.of(card));
	}

	/** It is no longer for whoever has it in sight. */
	private boolean blank(TeamsChat conversation, PostedCard card, String activityId) {
		put(conversation, card, activityId, Blank.CARD);
		this.cards.forget(card.id());
		return true;
	}

	/** Nothing is to be kept of a message that was deleted. */
	private void put(TeamsChat conversation, PostedCard card, String activityId, Card shown) {
		try {
			this.connector.update(conversation, card.conversationId(), activityId, Reply.show(shown));
		}
		catch (SendFailure.Gone ex) {
			this.cards.forget(card.id());
			throw ex;
		}
	}

	/**
	 * Posts a card under an id that stands for the occasion; a second call does nothing
	 * more than a refresh.
	 * @throws SendFailure when Teams did not take it
	 */
	void post(UUID cardId, String conversationId, String kind, String subject) {
		Optional<PostedCard> before = this.cards.find(cardId);
		if (before.filter((card) -> card.activityId() != null).isPresent()) {
			refresh(cardId);
			return;
		}
		// Noted before it is drawn, so that whatever changes from here on finds it.
		PostedCard card = before.orElseGet(() -> this.cards.prepare(cardId, kind, subject, conversationId));
		Optional<TeamsChat> conversation = this.chats.find(conversationId);
		if (conversation.isEmpty() || !(this.views.of(card.kind(), card.subject(), card.page(),
				conversation.get().viewer()) instanceof Seen.There(CardView.View view))) {
			log.info("Card {} has nothing to show or nowhere to be shown", cardId);
			this.cards.forget(cardId);
			return;
		}
		Card shown = view.card().stamped(cardId, view.version());
		Connector.Posted posted = this.connector.post(conversation.get(), Reply.show(shown));
		this.cards.posted(card.posted(posted.conversationId(), posted.activityId(), view.version()));
		this.witness.saw(Objects.requireNonNullElse(conversation.get().personId(), "a channel"), kind, view.shownTo());
	}

	/** Whoever was to post it stopped before it did. */
	private boolean isAbandoned(PostedCard card) {
		boolean abandoned = card.preparedAt().isBefore(this.clock.instant().minus(LONG_ENOUGH_TO_POST));
		if (abandoned) {
			this.cards.forget(card.id());
		}
		return abandoned;
	}

	/**
	 * Two who show a card at once may do it in the wrong order; whoever notes it second
	 * sees to it that the card is shown once more.
	 */
	private boolean update(TeamsChat conversation, PostedCards.InPlace found, String activityId, CardView.View view) {
		PostedCard card = found.card();
		Card shown = found.answerAt(view.version())
			.map(Card::read)
			.orElseGet(() -> view.card().stamped(card.id(), view.version()));
		putAnswered(conversation, found, activityId, shown);
		return this.cards.showsInstead(found, view.version());
	}

	/**
	 * What is not kept up to date stands as it was answered, until somebody doubts it.
	 */
	private boolean putAnswer(TeamsChat conversation, PostedCards.InPlace found, String activityId) {
		Optional<String> answer = found.answerAt(PostedCard.NOTHING_YET);
		if (answer.isEmpty()) {
			return true;
		}
		putAnswered(conversation, found, activityId, Card.read(answer.get()));
		return this.cards.stands(found);
	}

	/** An answer that Teams does not take keeps nothing later from being shown. */
	private void putAnswered(TeamsChat conversation, PostedCards.InPlace found, String activityId, Card shown) {
		try {
			put(conversation, found.card(), activityId, shown);
		}
		catch (SendFailure.Refused ex) {
			this.cards.needsNoAnswer(found);
			throw ex;
		}
	}

	/** What changed in one transaction. */
	private final class Changes implements TransactionSynchronization {

		private final Map<String, UUID> abouts = new LinkedHashMap<>();

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(CardScreen.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(CardScreen.this, this);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			show(this.abouts);
		}

		@Override
		public void beforeCompletion() {
			TransactionSynchronizationManager.unbindResourceIfPossible(CardScreen.this);
		}

	}

}
