package io.convenor.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import io.convenor.graph.IdempotencyKey;

/**
 * Carries one kind of parcel. A room that has something to deliver provides the courier
 * as a bean.
 *
 * @param <C> the contents of its parcels
 * @param <R> what it brings back
 */
public interface Courier<C extends Record, R> {

	/** The kind of parcel, a stable name that is written to the table. */
	String kind();

	/** The type of the contents, as the courier names it. */
	@SuppressWarnings("unchecked")
	default Class<C> contents() {
		Class<?> contents = ResolvableType.forClass(Courier.class, getClass()).resolveGeneric(0);
		return (Class<C>) Objects.requireNonNull(contents, "A courier names the type of its contents");
	}

	/**
	 * Does the work outside. Called with no transaction open, possibly again after a
	 * crash: the key tells whether an earlier attempt may have done the work already.
	 * @throws io.convenor.graph.GraphFailure understood by the delivery room: it waits,
	 * tries again or gives up accordingly
	 */
	Outcome<R> carry(C contents, IdempotencyKey key, UUID subject);

	/**
	 * What of it an answer may name, where it is a letter: noted with what came of it.
	 */
	default Optional<SentLetters.Sent> sent(C contents, R brought) {
		return Optional.empty();
	}

	/** Whether something went out to somebody, which is noted; not if nothing had to. */
	default boolean went(R brought) {
		return true;
	}

	/** Takes in what came back, in the transaction that marks the delivery as sent. */
	default void arrived(C contents, R brought, UUID subject) {
	}

	/** Learns that it was given up, in the transaction that marks it so. */
	default void givenUp(C contents, String reason, UUID subject) {
	}

	/**
	 * Whether nobody will ask for a delivery of this kind once it is settled, so that it
	 * need not be kept. Its key must then be one that is never used again.
	 */
	default boolean leavesNoTrace() {
		return false;
	}

	/**
	 * What came of an attempt.
	 *
	 * @param <R> what a courier brings back
	 */
	sealed interface Outcome<R> {

		/** It is done. */
		record Done<R>(R brought) implements Outcome<R> {
		}

		/** It cannot be done yet, through nobody's fault. */
		record NotYet<R>(Instant again, String waitingFor) implements Outcome<R> {
		}

		/** The other side asked to wait, or was not reached. */
		record TryAgain<R>(@Nullable Instant notBefore, String reason) implements Outcome<R> {
		}

		/** It was refused for good. */
		record Refused<R>(String reason) implements Outcome<R> {
		}

		static <R> Outcome<R> done(R brought) {
			return new Done<>(brought);
		}

	}

}
