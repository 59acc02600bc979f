package io.convenor.conference;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The conferences that a transaction keeps from others until it ends: each once. */
final class Held implements TransactionSynchronization {

	private final Set<UUID> conferences = new HashSet<>();

	private Held() {
	}

	static boolean isHeld(UUID conference) {
		Held here = here();
		return here != null && here.conferences.contains(conference);
	}

	static void note(UUID conference) {
		Held here = here();
		if (here == null) {
			here = new Held();
			TransactionSynchronizationManager.bindResource(Held.class, here);
			TransactionSynchronizationManager.registerSynchronization(here);
		}
		here.conferences.add(conference);
	}

	private static @Nullable Held here() {
		return (Held) TransactionSynchronizationManager.getResource(Held.class);
	}

	/** Another transaction in between holds nothing. */
	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(Held.class);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(Held.class, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(Held.class);
	}

}
