package io.convenor.story;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import io.convenor.local.LocalTown;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Person;

/**
 * A chair in Teams whose bot may fail: waits until it is back, and presses again when no
 * answer came, as somebody does whose Teams says it went wrong.
 */
final class PatientChair {

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private final Person person;

	private final TeamsUser user;

	private final Runnable untilTheBotIsBack;

	PatientChair(Person person, LocalTown town, Runnable untilTheBotIsBack) {
		this.person = person;
		this.user = town.teams().as(person);
		this.untilTheBotIsBack = untilTheBotIsBack;
	}

	Person person() {
		return this.person;
	}

	TeamsUser inTeams() {
		return this.user;
	}

	void says(String text) {
		this.untilTheBotIsBack.run();
		this.user.says(text);
	}

	void presses(String button) {
		presses(button, Map.of());
	}

	/** Presses a button on the last card that has it, whatever was posted since. */
	void presses(String button, Map<String, ?> inputs) {
		awaits((card) -> card.button(button).isPresent());
		Awaitility.await(button).pollDelay(Duration.ZERO).atMost(A_MINUTE_AND_A_HALF).ignoreExceptions().until(() -> {
			this.untilTheBotIsBack.run();
			return this.user.latest((card) -> card.button(button).isPresent())
				.map((card) -> this.user.presses(card, button, inputs).invokeStatus() == 200)
				.orElse(true);
		});
	}

	/** Waits for a card, and says which is the last of that sort. */
	Card awaits(Predicate<Card> sort) {
		try {
			return Awaitility.await()
				.pollDelay(Duration.ZERO)
				.atMost(A_MINUTE_AND_A_HALF)
				.until(() -> this.user.latest(sort), Optional::isPresent)
				.orElseThrow();
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError(this.user.chat().transcript(), ex);
		}
	}

	/** Everything that their cards show. */
	String cards() {
		return String.join("\n",
				this.user.chat()
					.fromBot()
					.stream()
					.flatMap((message) -> message.card().stream())
					.map(Card::text)
					.toList());
	}

}
