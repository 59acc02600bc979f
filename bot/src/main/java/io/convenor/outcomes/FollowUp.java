package io.convenor.outcomes;

import java.util.List;
import java.util.Optional;

import io.convenor.delivery.Delivery;

/**
 * How far what follows from an approved outcome has come.
 *
 * @param record the full record on its way into the library; none for an allegations
 * meeting
 * @param summary the summary on its way into the channel, once the record is stored
 * @param letters the mail to each of those who are told
 */
public record FollowUp(Optional<Delivery> record, Optional<Delivery> summary, List<Delivery> letters) {

	public FollowUp {
		letters = List.copyOf(letters);
	}

}
