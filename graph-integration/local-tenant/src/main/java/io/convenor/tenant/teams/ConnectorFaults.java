package io.convenor.tenant.teams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

import io.convenor.tenant.world.Channel;

/**
 * What the connector can be told to do wrong, once for each time it is told.
 */
public final class ConnectorFaults {

	private record Planned(Predicate<String> conversation, Fault fault) {

	}

	private final Deque<Planned> planned = new ArrayDeque<>();

	ConnectorFaults() {
	}

	/** The next sending, editing or deleting in any conversation goes wrong like this. */
	public void next(Fault fault) {
		plan((conversation) -> true, fault);
	}

	/**
	 * The next sending, editing or deleting in this conversation goes wrong like this.
	 */
	public void nextIn(Chat chat, Fault fault) {
		plan(chat.id()::equals, fault);
	}

	/** The next new thread in this channel goes wrong like this. */
	public void nextIn(Channel channel, Fault fault) {
		plan(channel.id()::equals, fault);
	}

	/** Everything works again. */
	public synchronized void clear() {
		this.planned.clear();
	}

	synchronized Optional<Fault> due(String conversationId) {
		Optional<Planned> due = this.planned.stream()
			.filter((plan) -> plan.conversation().test(conversationId))
			.findFirst();
		due.ifPresent(this.planned::remove);
		return due.map(Planned::fault);
	}

	private synchronized void plan(Predicate<String> conversation, Fault fault) {
		this.planned.add(new Planned(conversation, fault));
	}

	/** One way for the connector to go wrong. */
	public sealed interface Fault {

		/** 429 with a Retry-After header in whole seconds. */
		record Throttled(Duration retryAfter) implements Fault {

		}

		/** 403, as to a bot that was removed from the conversation. */
		record NotInRoster() implements Fault {

		}

		/** 502 from the gateway, and nothing done. */
		record BadGateway() implements Fault {

		}

		/**
		 * Everything is done, but late.
		 *
		 * @param arrived counted down when it has come
		 * @param until when it is done
		 */
		record Late(CountDownLatch arrived, CountDownLatch until) implements Fault {

		}

		/** 502 from the gateway, although everything was done. */
		record DoneButBadGateway() implements Fault {

		}

	}

}
