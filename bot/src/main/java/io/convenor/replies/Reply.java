package io.convenor.replies;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wrote back or answered, about one conference.
 *
 * @param proposed the time they would rather meet; null where they named none
 * @param settled what became of it; null while nobody settled it
 * @param answers how often it was answered
 */
public record Reply(UUID id, UUID conference, Kind kind, From from, Words words, @Nullable Proposed proposed,
		String messageId, Instant at, State state, @Nullable Settled settled, int answers, int version) {

	/** One that has just come in. */
	static Reply arrived(UUID conference, Kind kind, From from, Words words, @Nullable Proposed proposed,
			String messageId, Instant at) {
		return new Reply(UUID.randomUUID(), conference, kind, from, words, proposed, messageId, at, State.OPEN, null, 0,
				0);
	}

	public boolean open() {
		return this.state != State.SETTLED;
	}

	/** Whether somebody typed it, so that it can be read and answered. */
	public boolean written() {
		return this.kind == Kind.MAIL || this.kind == Kind.WITH_AN_ANSWER;
	}

	/** Whether what it says may be acted on as that person's own word. */
	public boolean isTheirWord() {
		return this.from.invitee != null && !this.from.doubtful
				&& (this.from.recognised == Recognised.ADDRESS || this.from.recognised == Recognised.TOLD);
	}

	/**
	 * Who it is from.
	 *
	 * @param invitee who wrote it, or to whom a letter did not get; null where that is
	 * not known
	 * @param doubtful whether the mail system could not confirm its sender
	 * @param address it came from; empty where it was no mail
	 */
	public record From(@Nullable UUID invitee, Recognised recognised, boolean doubtful, String address) {
	}

	/**
	 * What it says.
	 *
	 * @param text what is new in it
	 * @param earlier what it quotes
	 * @param files the names of the files that came with it
	 */
	public record Words(String text, String earlier, List<String> files) {

		public Words {
			files = List.copyOf(files);
		}

	}

	/** A time at which they would rather meet. */
	public record Proposed(LocalDateTime start, LocalDateTime end) {
	}

	/**
	 * What became of it.
	 *
	 * @param by who settled it; null where it was settled by itself
	 */
	public record Settled(SettledAs as, @Nullable String by, Instant at) {
	}

	/** What it is. */
	public enum Kind {

		/** An email. */
		MAIL,

		/** Typed into the answer of an invitation. */
		WITH_AN_ANSWER,

		/** They declined. */
		DECLINED,

		/** They would rather meet at another time. */
		PROPOSED,

		/** Somebody noted what they need. */
		NEEDS,

		/** A letter did not get to them. */
		UNDELIVERED

	}

	/** By what it was recognised. */
	public enum Recognised {

		/** It comes from the address that they were invited at. */
		ADDRESS,

		/** Its answers are to go to that address. */
		REPLY_TO,

		/** It answers a letter of ours, from another address. */
		THREAD,

		/** It names the conference, and comes from nobody who was invited. */
		REFERENCE,

		/** From a calendar, or somebody was told. */
		TOLD

	}

	/** How far it is. */
	public enum State {

		OPEN,

		/** The meeting is being changed because of it. */
		IN_HAND,

		SETTLED

	}

	/** What became of it. */
	public enum SettledAs {

		ANSWERED("answered"), NEED("noted as what they need"), CHANGE("the meeting was changed"),
		APOLOGY("noted as an apology"), NOTED("read, with nothing more to do"), OVERTAKEN("answered otherwise since"),
		PASSED("passed on to another conference");

		private final String words;

		SettledAs(String words) {
			this.words = words;
		}

		public String words() {
			return this.words;
		}

	}

}
