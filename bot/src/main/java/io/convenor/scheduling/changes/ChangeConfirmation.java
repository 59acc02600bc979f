package io.convenor.scheduling.changes;

import java.util.UUID;

/** What came of confirming a change. */
public sealed interface ChangeConfirmation {

	/** It is done. */
	record Done(UUID conference) implements ChangeConfirmation {
	}

	/** It had been done before; nothing was done. */
	record Already(UUID conference) implements ChangeConfirmation {
	}

	/** Nothing was changed; the plan says why. */
	record NotYet(PlannedChange change) implements ChangeConfirmation {
	}

}
