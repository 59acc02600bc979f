package io.convenor.conference;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How somebody of the family is reached safely. It is for whoever writes to them or rings
 * them, and stands in no letter, no channel and no log.
 *
 * @param telephone empty where there is none
 * @param safeFrom from when in the day they may be rung; null where nobody said
 * @param safeUntil until when
 * @param howToReach what else to know of reaching them safely; may be empty
 * @param mayLeaveMessage whether a message may be left for them
 * @param postalAddress empty where no letter may go anywhere
 */
public record FamilyContact(String telephone, @Nullable LocalTime safeFrom, @Nullable LocalTime safeUntil,
		String howToReach, boolean mayLeaveMessage, String postalAddress, Format format) {

	/** Nothing is known. */
	public static FamilyContact unknown() {
		return new FamilyContact("", null, null, "", false, "", Format.USUAL);
	}

	/** Whether nothing was said. */
	public boolean saysNothing() {
		return this.telephone.isEmpty() && this.safeFrom == null && this.safeUntil == null && this.howToReach.isEmpty()
				&& !this.mayLeaveMessage && this.postalAddress.isEmpty() && this.format == Format.USUAL;
	}

	/** What to know before ringing, in sentences. */
	public List<String> toRing() {
		List<String> sentences = new ArrayList<>();
		sentences
			.add(this.telephone.isEmpty() ? "No telephone number is known." : "Telephone: " + this.telephone + ".");
		safeTime().ifPresent((time) -> sentences.add("Safe to ring: " + time + "."));
		if (!this.howToReach.isEmpty()) {
			sentences.add(this.howToReach);
		}
		sentences.add(this.mayLeaveMessage ? "A message may be left." : "Leave no message.");
		return sentences;
	}

	/** "from 10:00 until 12:00". */
	private Optional<String> safeTime() {
		List<String> words = Stream
			.of((this.safeFrom != null) ? "from " + this.safeFrom : "",
					(this.safeUntil != null) ? "until " + this.safeUntil : "")
			.filter((each) -> !each.isEmpty())
			.toList();
		return Optional.of(String.join(" ", words)).filter((each) -> !each.isEmpty());
	}

	/** Without a word about anybody, so that none gets into a log. */
	@Override
	public String toString() {
		return "FamilyContact[...]";
	}

	/** How their letters have to be, so that they can read them. */
	public enum Format {

		USUAL("As usual"), LARGE_PRINT("Large print"), EASY_READ("Easy read", "easy-read"), WELSH("In Welsh", "cy"),

		TRANSLATED("Translated"), READ_OUT("Read out on the telephone");

		private final String label;

		private final @Nullable String folder;

		Format(String label) {
			this(label, null);
		}

		Format(String label, @Nullable String folder) {
			this.label = label;
			this.folder = folder;
		}

		public String label() {
			return this.label;
		}

		/** The same within a sentence. */
		public String inASentence() {
			return this.label.substring(0, 1).toLowerCase(Locale.UK) + this.label.substring(1);
		}

		/** In which folder there are texts of its own; none where there are not. */
		public Optional<String> folder() {
			return Optional.ofNullable(this.folder);
		}

		/** Whether somebody has to see to it before a letter goes. */
		public boolean isForSomebodyToDo() {
			return this == TRANSLATED || this == READ_OUT;
		}

		/** The format with a name, as a card sends it back. */
		public static Optional<Format> named(String name) {
			return Stream.of(values()).filter((each) -> each.name().equals(name)).findFirst();
		}

	}

}
