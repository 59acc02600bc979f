package io.convenor.conference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds conferences by id, which a transaction reads once until it changes them. */
public interface ById {

	Optional<Conference> findById(UUID id);

	/** Those with these ids, in no order. */
	List<Conference> among(Collection<UUID> ids);

	/** The conferences that are still to be held together with one, in its meeting. */
	List<Conference> heldTogetherWith(UUID host);

}
