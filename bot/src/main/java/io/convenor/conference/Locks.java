package io.convenor.conference;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The conferences that a transaction has locked, so that it locks each once. */
final class Locks implements TransactionSynchronization {

	private final Set<UUID> conferences = new HashSet<>();

	private Locks() {
	}

	static boolean isLocked(UUID conference) {
		Locks here = here();
		return here != null && here.conferences.contains(conference);
	}

	static void note(UUID conference) {
		Locks here = here();
		if (here == null) {
			here = new Locks();
			TransactionSynchronizationManager.bindResource(Locks.class, here);
			TransactionSynchronizationManager.registerSynchronization(here);
		}
		here.conferences.add(conference);
	}

	private static @Nullable Locks here() {
		return (Locks) TransactionSynchronizationManager.getResource(Locks.class);
	}

	/** Another transaction in between has locked nothing. */
	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(Locks.class);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(Locks.class, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(Locks.class);
	}

}
