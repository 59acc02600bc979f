package io.convenor.outcomes;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

import io.convenor.conference.readers.Choice;

/**
 * What the chair decided about words that are held back, or asked about.
 *
 * @param reader the invitee from whom; null for the channel
 * @param said the words
 * @param words what stands in their place, where something does
 */
@Table("outcome_choice")
record Chosen(@Nullable UUID reader, String said, Choice.What what, String words) {

	boolean isAbout(@Nullable UUID somebody, String text) {
		return Objects.equals(this.reader, somebody) && this.said.equals(text);
	}

	Choice choice() {
		return new Choice(this.what, this.words);
	}

}
