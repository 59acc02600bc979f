package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

import io.convenor.timescales.Dates;

/**
 * Somebody whom the chair goes to see in person, until the conversation is recorded.
 *
 * @param startsAt in London's time
 * @param place in neutral words; never an address
 * @param plannedAt when it was first planned
 */
@Table("log_visit")
public record Visit(UUID person, LocalDateTime startsAt, @Nullable String place, Instant plannedAt) {

	/** A place, in characters. */
	public static final int LONGEST_PLACE = 60;

	/** "Tuesday 3 March 2026, 10:00, at the placement". */
	public String inWords() {
		return Dates.inWords(this.startsAt) + Optional.ofNullable(this.place).map((where) -> ", " + where).orElse("");
	}

	/**
	 * Whether a conversation stands for this visit: they were seen on a day after it was
	 * planned, or its day came and they were spoken to. One by telephone before its day
	 * leaves it standing, and so does one on the day on which the next visit was agreed.
	 */
	boolean isOverWith(ConversationLog.Conversation conversation) {
		LocalDate plannedOn = LocalDate.ofInstant(this.plannedAt, Dates.LONDON);
		boolean onItsDay = !conversation.heldOn().isBefore(this.startsAt.toLocalDate());
		boolean instead = conversation.means() == Means.IN_PERSON && conversation.heldOn().isAfter(plannedOn);
		return conversation.whom().contains(this.person) && (onItsDay || instead);
	}

	/**
	 * What somebody wishes to plan. All of it comes from outside and is believed nothing.
	 */
	public record Wish(@Nullable UUID person, @Nullable LocalDateTime startsAt, @Nullable String place) {
	}

}
