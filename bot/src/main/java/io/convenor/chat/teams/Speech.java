package io.convenor.chat.teams;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView.View;
import io.convenor.chat.CardViews;
import io.convenor.chat.CardViews.Seen;
import io.convenor.chat.Page;
import io.convenor.chat.Place;
import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Speaker;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Turns;
import io.convenor.chat.Witness;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Left;
import io.convenor.drafts.Form;

/** Says the bot's replies in the conversation a turn came from. */
@Component
class Speech {

	private static final Logger log = LoggerFactory.getLogger(Speech.class);

	private final Connector connector;

	private final TeamsChats chats;

	private final PostedCards cards;

	private final CardViews views;

	private final CardScreen screen;

	private final Witness witness;

	Speech(Connector connector, TeamsChats chats, PostedCards cards, CardViews views, CardScreen screen,
			Witness witness) {
		this.screen = screen;
		this.connector = connector;
		this.chats = chats;
		this.cards = cards;
		this.views = views;
		this.witness = witness;
	}

	/**
	 * Answers a message with messages. What the command did stands, whether or not the
	 * answer gets through.
	 * @return whether it got through
	 */
	boolean answer(Activity heard, Reply reply) {
		String conversationId = heard.getConversation().getId();
		try {
			say(heard, conversationId, reply);
			return true;
		}
		catch (SendFailure.Gone ex) {
			log.warn("An answer found nobody: {}", ex.getMessage());
			this.chats.gone(conversationId);
		}
		catch (SendFailure ex) {
			log.warn("An answer did not get through: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			return answer(heard, conversationId, Turns.apology(ex));
		}
		return false;
	}

	/** The card that takes the place of the one that was pressed. */
	Card instead(Reply.Live live, @Nullable PostedCard pressed, Activity heard) {
		// Noted before it is drawn, so that whatever changes from here on finds it.
		PostedCard card = holds(live, pressed, heard);
		Seen seen = this.views.of(live.kind(), live.subject(), card.page(), Hearing.viewer(heard));
		note(heard, live.kind(), seen);
		if (!(seen instanceof Seen.There(View view))) {
			this.screen.withheld(card);
			return Blank.CARD;
		}
		Card plain = view.card().stamped(card.id(), view.version());
		Left left = card.elsewhere().and(Objects.requireNonNullElse(live.left(), Left.NOTHING));
		Card shown = shown(live, plain, left);
		// Everybody looks at a channel's message, so what concerns one is not in it.
		boolean forAll = shown == plain || !isPersonal(heard);
		this.screen.answered(card, view.version(), forAll ? null : shown,
				isPersonal(heard) ? plain.elsewhere(left) : Left.NOTHING);
		return shown;
	}

	/**
	 * The card that was pressed gives way to something that is not kept up to date. In a
	 * channel it does so for whoever pressed alone.
	 */
	Card instead(Card shown, @Nullable PostedCard pressed, Activity heard) {
		if (isPersonal(heard)) {
			Optional<PostedCard> held = (pressed != null) ? this.cards.gaveWayToWhatStays(pressed.id())
					: Optional.ofNullable(heard.getReplyToId())
						.flatMap((id) -> this.cards.staying(heard.getConversation().getId(), id));
			held.ifPresent((card) -> this.screen.answered(card, PostedCard.NOTHING_YET, shown, Left.NOTHING));
		}
		return shown;
	}

	private static boolean isPersonal(Activity heard) {
		return Hearing.place(heard) instanceof Place.Personal;
	}

	/** What the person filled in gives way where the card would be too large with it. */
	private static Card shown(Reply.Live live, Card card, Left left) {
		Card noticed = (live.notice() != null) ? card.noticing(live.notice()) : card;
		Form kept = live.kept();
		if (kept == null) {
			return noticed.leaving(left);
		}
		try {
			return noticed.keeping(kept).leaving(left);
		}
		catch (CardTooLarge ex) {
			return noticed.noticing(String.join(" ", kept.problems().values()));
		}
	}

	private PostedCard holds(Reply.Live live, @Nullable PostedCard pressed, Activity heard) {
		if (pressed != null && pressed.kind().equals(live.kind()) && pressed.subject().equals(live.subject())) {
			Page page = live.page();
			return (page == null || page.equals(pressed.page())) ? pressed : this.cards.turned(pressed, page);
		}
		String conversationId = heard.getConversation().getId();
		String activityId = (heard.getReplyToId() != null) ? heard.getReplyToId() : UUID.randomUUID().toString();
		return this.cards.takePlace(live.kind(), live.subject(), page(live), conversationId, activityId);
	}

	private static Page page(Reply.Live live) {
		return Objects.requireNonNullElse(live.page(), Page.FIRST);
	}

	private boolean answer(Activity heard, String conversationId, String text) {
		try {
			this.connector.say(heard.getServiceUrl(), conversationId, Activities.words(text));
			return true;
		}
		catch (SendFailure ex) {
			log.warn("An apology did not get through: {}", ex.getMessage());
			return false;
		}
	}

	private void say(Activity heard, String conversationId, Reply reply) {
		String serviceUrl = heard.getServiceUrl();
		switch (reply) {
			case Reply.Text text -> this.connector.say(serviceUrl, conversationId, Activities.of(text));
			case Reply.Show show -> {
				Connector.Posted posted = this.connector.say(serviceUrl, conversationId, Activities.of(show));
				if (isPersonal(heard)) {
					this.cards.holdsWhatStays(conversationId, posted.activityId());
				}
			}
			case Reply.SignIn(String why) -> this.connector.askToSignIn(serviceUrl, conversationId, why);
			case Reply.Live live -> post(serviceUrl, conversationId, live, heard);
		}
	}

	/** Writes down who is shown what. */
	private void note(Activity heard, String kind, Seen seen) {
		String who = Hearing.speaker(heard).map(Speaker::objectId).orElse("nobody known");
		switch (seen) {
			case Seen.There(View view) -> this.witness.saw(who, kind, view.shownTo());
			case Seen.Withheld(ShownTo shownTo) -> this.witness.refused(who, kind, shownTo);
			case Seen.Gone _ -> {
			}
		}
	}

	private void post(String serviceUrl, String conversationId, Reply.Live live, Activity heard) {
		PostedCard card = this.cards.prepare(UUID.randomUUID(), live.kind(), live.subject(), page(live),
				conversationId);
		try {
			Seen seen = this.views.of(live.kind(), live.subject(), card.page(), Hearing.viewer(heard));
			note(heard, live.kind(), seen);
			if (!(seen instanceof Seen.There(View view))) {
				this.cards.forget(card.id());
				this.connector.say(serviceUrl, conversationId, Activities.words(Blank.WORDS));
				return;
			}
			Card shown = shown(live, view.card().stamped(card.id(), view.version()), Left.NOTHING);
			Connector.Posted posted = this.connector.say(serviceUrl, conversationId, Activities.of(shown));
			this.cards.posted(card.posted(conversationId, posted.activityId(), view.version()));
		}
		catch (RuntimeException ex) {
			this.cards.forget(card.id());
			throw ex;
		}
	}

}
