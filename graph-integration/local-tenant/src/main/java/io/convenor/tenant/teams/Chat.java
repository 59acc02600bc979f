package io.convenor.tenant.teams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * One conversation, a personal chat with the bot or a thread in a channel, and everything
 * said in it.
 */
public final class Chat {

	/**
	 * Milliseconds. What is waited for may depend on more than this chat, which tells of
	 * its own changes alone.
	 */
	private static final long GLANCE = 100;

	private final String id;

	private final String name;

	private final @Nullable String channelId;

	private final List<ChatMessage> messages = new ArrayList<>();

	private final List<Card> answers = new ArrayList<>();

	Chat(String id, String name, @Nullable String channelId) {
		this.id = id;
		this.name = name;
		this.channelId = channelId;
	}

	/** The conversation id, which in a channel names the thread too. */
	public String id() {
		return this.id;
	}

	/** Whose chat, or which channel's thread it is. */
	public String name() {
		return this.name;
	}

	/** The channel this thread is in, if it is one. */
	public Optional<String> channelId() {
		return Optional.ofNullable(this.channelId);
	}

	/** Every message not taken back, oldest first. */
	public synchronized List<ChatMessage> messages() {
		return this.messages.stream().filter((message) -> !message.deleted()).toList();
	}

	/** What the bot said and has not taken back, oldest first. */
	public List<ChatMessage> fromBot() {
		return messages().stream().filter(ChatMessage::fromBot).toList();
	}

	/** Every card that a press was answered with, in sight still or not, oldest first. */
	public synchronized List<Card> answers() {
		return List.copyOf(this.answers);
	}

	/** The latest message that shows a card. */
	public Optional<ChatMessage> latestCardMessage() {
		return fromBot().reversed().stream().filter((message) -> message.card().isPresent()).findFirst();
	}

	/** The latest card as everybody sees it. */
	public Card latestCard() {
		return latestCardMessage().flatMap(ChatMessage::card)
			.orElseThrow(() -> new IllegalStateException("There is no card in this chat. " + transcript()));
	}

	public synchronized Optional<ChatMessage> find(String messageId) {
		return this.messages.stream().filter((message) -> message.id().equals(messageId)).findFirst();
	}

	/**
	 * Waits until this becomes true of the chat.
	 * @throws IllegalStateException with what was said instead, if it does not in time
	 */
	public synchronized Chat awaits(Predicate<Chat> condition, Duration atMost) {
		long end = System.nanoTime() + atMost.toNanos();
		while (!condition.test(this)) {
			long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			if (left <= 0) {
				throw new IllegalStateException(
						"What was expected did not happen within " + atMost + ". " + transcript());
			}
			try {
				wait(Math.min(left, GLANCE));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Waiting was interrupted. " + transcript(), ex);
			}
		}
		return this;
	}

	/**
	 * Waits until every message holds what it shows to each person, so that nobody sees
	 * an older card after a reload.
	 */
	public Chat awaitsWhatIsShownToBeStored(Duration atMost) {
		try {
			return awaits((chat) -> chat.shownButNotStored().isEmpty(), atMost);
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException("After a reload nobody would see these any more: " + shownButNotStored(),
					ex);
		}
	}

	private List<String> shownButNotStored() {
		return messages().stream()
			.flatMap((message) -> message.views()
				.values()
				.stream()
				.filter((view) -> !message.cards().contains(view))
				.map((view) -> view + ", but stored is " + message.cards()))
			.toList();
	}

	/** Waits until the latest card shows this text. */
	public Chat awaitsCard(String text, Duration atMost) {
		return awaits((chat) -> chat.latestCardMessage()
			.flatMap(ChatMessage::card)
			.filter((card) -> card.says(text))
			.isPresent(), atMost);
	}

	/** The whole chat as plain lines, for a person who wonders what happened. */
	public String transcript() {
		StringBuilder lines = new StringBuilder("Said in \"" + this.name + "\":");
		messages().forEach((message) -> lines.append("\n  ").append(message));
		return lines.toString();
	}

	@Override
	public String toString() {
		return transcript();
	}

	synchronized void add(ChatMessage message) {
		this.messages.add(message);
		notifyAll();
	}

	synchronized void answered(String messageId, String personId, Card card) {
		this.answers.add(card);
		change(messageId, (message) -> message.seenBy(personId, card));
	}

	synchronized boolean change(String messageId, UnaryOperator<ChatMessage> change) {
		for (int i = 0; i < this.messages.size(); i++) {
			ChatMessage message = this.messages.get(i);
			if (message.id().equals(messageId) && !message.deleted()) {
				this.messages.set(i, change.apply(message));
				notifyAll();
				return true;
			}
		}
		return false;
	}

}
