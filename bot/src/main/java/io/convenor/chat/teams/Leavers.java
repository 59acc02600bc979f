package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.chat.PostedCards;
import io.convenor.chat.TeamsChats;
import io.convenor.conference.NeedToKnow;

/**
 * Has everything looked at once more that somebody has in sight who is less than they
 * were: what they may not know any more is blanked. So are old lists that nobody keeps up
 * to date, since what is only forgotten could not be blanked any more.
 */
@Component
class Leavers {

	/** What was opened in need is closed again within this time of its end. */
	private static final Duration LOOKED_BACK = Duration.ofMinutes(15);

	private static final String BETWEEN = ",";

	private static final Duration KEPT = Duration.ofDays(28);

	/** Teams takes few changes in a row; the rest is taken away the next time. */
	private static final int AT_ONCE = 100;

	private final NeedToKnow needToKnow;

	private final TeamsChats chats;

	private final CardScreen screen;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PostedCards cards;

	Leavers(NeedToKnow needToKnow, TeamsChats chats, CardScreen screen, JdbcClient jdbc, Clock clock,
			PostedCards cards) {
		this.needToKnow = needToKnow;
		this.chats = chats;
		this.screen = screen;
		this.jdbc = jdbc;
		this.clock = clock;
		this.cards = cards;
	}

	/** Looks who is less than they were, and has their chats looked through. */
	@Transactional
	public void lookForThem() {
		Map<String, Set<String>> now = now();
		Map<String, Set<String>> before = before();
		before.forEach((person, roles) -> {
			if (!now.getOrDefault(person, Set.of()).containsAll(roles)) {
				lookThrough(person);
			}
		});
		this.needToKnow.noLongerOpen(this.clock.instant().minus(LOOKED_BACK)).forEach(this::lookThrough);
		if (!now.equals(before)) {
			note(now);
		}
	}

	private void lookThrough(String person) {
		this.chats.withPerson(person).ifPresent((chat) -> this.screen.lookThrough(chat.id()));
	}

	private Map<String, Set<String>> now() {
		Map<String, Set<String>> now = new HashMap<>();
		add(now, "chair", this.needToKnow.chairs());
		add(now, "administrator", this.needToKnow.administrators());
		this.needToKnow.groups()
			.forEach((group) -> add(now, "custodian of " + group, this.needToKnow.custodians(group)));
		return now;
	}

	private static void add(Map<String, Set<String>> all, String role, Set<String> people) {
		people.forEach((each) -> all.computeIfAbsent(each, (_) -> new TreeSet<>()).add(role));
	}

	private Map<String, Set<String>> before() {
		Map<String, Set<String>> before = new HashMap<>();
		this.jdbc.sql("select person, roles from known_staff for update").query((row) -> {
			String roles = Objects.requireNonNull(row.getString("roles"));
			before.put(Objects.requireNonNull(row.getString("person")), new TreeSet<>(Set.of(roles.split(BETWEEN))));
		});
		return before;
	}

	private void note(Map<String, Set<String>> now) {
		this.jdbc.sql("delete from known_staff").update();
		now.forEach((person, roles) -> this.jdbc.sql("insert into known_staff (person, roles) values (?, ?)")
			.params(person, String.join(BETWEEN, roles))
			.update());
	}

	@Transactional
	public void takeOldListsAway() {
		this.screen.takeAway(this.cards.stayingSince(this.clock.instant().minus(KEPT), AT_ONCE));
	}

}
