package io.convenor.outcomes;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Separation;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.readers.Readership;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever family, whoever is kept apart, whatever is to be done and whoever is told: no
 * letter and no post tells a reader what is kept from them, and nobody loses a task of
 * their own.
 */
class WhatReadersLearnPropertyTests {

	/** Each is read by everybody in it: more than 100,000 letters. */
	private static final int FAMILIES = 20_000;

	private static final AtomicInteger READ = new AtomicInteger();

	private static final int FULL_WIDTH_A = 0xFF21;

	private static final LocalDate HELD = LocalDate.of(2026, 3, 3);

	private static final List<String> FIRST = List.of("Kim", "Lee", "Ruth", "Dean", "Kayleigh", "Siân", "Zoë", "Will",
			"Grace", "Jo", "Mohammed", "Øyvind", "Aoife", "D'Arcy", "Anne-Marie", "Tom", "Bo", "Priya");

	private static final List<String> LAST = List.of("Marsh", "Tanner", "Cole", "O’Brien-Pugh", "Young", "Khan",
			"Nowak", "Ng", "Hartley", "Okonkwo", "de Souza", "Miles", "Łoś", "Reed");

	private static final List<String> CONTACTS = List.of("at 14 Mill Lane", "on 07700 900999", "on +44 7700-900 999",
			"on 0 7 7 0 0 9 0 0 9 9 9", "at RG40 1BN", "at Flat 2, The Maltings", "at the refuge", "at the new flat",
			"by ruth@safe.example", "on o7700 9OO999", "at Rose Cottage", "at 3 St Mary's Close",
			"with NHS number 943 476 5919", "born 12/03/2019", "at fourteen Mill Lane", "at her flat",
			"on 07700/900/999", "at the women's aid office");

	@Property(tries = FAMILIES, shrinking = ShrinkingMode.OFF)
	void nobodyLearnsWhatIsKeptFromThemAndNobodyLosesATaskOfTheirOwn(@ForAll @LongRange(min = 0) long seed) {
		var world = new World(new Random(seed));
		world.check();
	}

	/**
	 * Something that is written, what it tells, and a word by which it is found again.
	 */
	private record Clause(String text, String mark, Set<UUID> names, boolean leads) {

		boolean plain() {
			return this.names.isEmpty() && !this.leads;
		}

	}

	private static final class World {

		private final Random random;

		private final Conference conference;

		private final Map<UUID, Set<UUID>> keptFrom = new LinkedHashMap<>();

		private final Readings readings;

		private final Map<UUID, List<Clause>> written = new LinkedHashMap<>();

		private int marks;

		World(Random random) {
			this.random = random;
			List<Invitee> people = people();
			this.conference = SampleConferences.of(Kind.INITIAL_CONFERENCE, SampleConferences.HELEN,
					SampleConferences.STARTS, people);
			List<Separation> separations = separations(people);
			Outcome outcome = Outcome.draft(this.conference.id(), SampleConferences.HELEN,
					new HashSet<>(people.stream().map(Invitee::id).toList()));
			outcome.decided(new Outcome.Decided(HELD, Decision.CHILD_PROTECTION_PLAN, Category.NEGLECT, null));
			int actions = 1 + random.nextInt(2);
			for (int i = 0; i < actions; i++) {
				Invitee owner = pick(people);
				List<Clause> clauses = clauses(owner, people);
				Action action = new Action(UUID.randomUUID(), joined(clauses), owner.id(), HELD);
				outcome.add(action);
				this.written.put(action.id(), clauses);
			}
			this.readings = new Readings(outcome, this.conference,
					new Readership(SharedMeeting.of(this.conference), separations, List.of(), Set.of(), HELD));
		}

		private List<Invitee> people() {
			List<Role> roles = new ArrayList<>(List.of(Role.CHAIR, Role.MOTHER, Role.FATHER, Role.SOCIAL_WORKER));
			List.of(Role.RELATIVE, Role.FOSTER_CARER, Role.HEALTH_VISITOR, Role.YOUNG_PERSON, Role.ADVOCATE)
				.stream()
				.filter((_) -> this.random.nextInt(4) == 0)
				.forEach(roles::add);
			List<String> first = new ArrayList<>(FIRST);
			List<Invitee> people = new ArrayList<>();
			for (Role role : roles) {
				String given = first.remove(this.random.nextInt(first.size()));
				boolean ofTheFamily = role.standing() == Standing.FAMILY && this.random.nextBoolean();
				String name = given + " "
						+ (ofTheFamily ? LAST.getFirst() : LAST.get(1 + this.random.nextInt(LAST.size() - 1)));
				people.add(Invitee.named(name)
					.mailbox(new EmailAddress("somebody" + people.size() + "@mail.example"))
					.as(role)
					.build());
			}
			return people;
		}

		private List<Separation> separations(List<Invitee> people) {
			List<Separation> all = new ArrayList<>();
			List<Invitee> family = people.stream().filter(Invitee::family).toList();
			for (int i = this.random.nextInt(3); i > 0; i--) {
				Invitee one = pick(family);
				Invitee other = pick(family);
				if (!one.equals(other)) {
					all.add(new Separation(UUID.randomUUID(), this.conference.id(), one.id(),
							Separation.Manner.OWN_LINK, 0, null, other.id(), "An order", "somebody", Instant.EPOCH,
							null, null));
					this.keptFrom.computeIfAbsent(one.id(), (_) -> new HashSet<>()).add(other.id());
					this.keptFrom.computeIfAbsent(other.id(), (_) -> new HashSet<>()).add(one.id());
				}
			}
			return all;
		}

		private List<Clause> clauses(Invitee owner, List<Invitee> people) {
			List<Clause> clauses = new ArrayList<>();
			for (int i = 1 + this.random.nextInt(3); i > 0; i--) {
				String mark = "thing" + "abcdefghij".charAt(this.marks % 10)
						+ "abcdefghij".charAt(this.marks++ / 10 % 10) + "q";
				clauses.add(switch (this.random.nextInt(4)) {
					case 0 -> new Clause("bring the " + mark, mark, Set.of(), false);
					case 1 -> new Clause("bring the " + mark + " " + CONTACTS.get(this.random.nextInt(CONTACTS.size())),
							mark, Set.of(), true);
					case 2 -> {
						Invitee named = pick(people);
						yield new Clause("ask " + disguised(named.name()) + " for the " + mark, mark,
								Set.of(named.id()), false);
					}
					default -> {
						String first = owner.name().substring(0, owner.name().indexOf(' '));
						yield new Clause(first + " to bring the " + mark, mark, Set.of(owner.id()), false);
					}
				});
			}
			return clauses;
		}

		/** The name in full, or the first alone, as somebody might write it. */
		private String disguised(String name) {
			String part = this.random.nextBoolean() ? name : name.substring(0, name.indexOf(' '));
			return switch (this.random.nextInt(8)) {
				case 0 -> part.toUpperCase(Locale.ROOT);
				case 1 ->
					part.replace("e", "\u0435").replace("o", "\u043E").replace("a", "\u0430").replace("K", "\u041A");
				case 2 -> part.replaceAll("(\\p{L})(\\p{L})", "$1\u200B$2");
				case 3 -> Normalizer.normalize(part, Normalizer.Form.NFD);
				case 4 -> part.replace("i", "1").replace("e", "3").replace("o", "0");
				case 5 -> part.chars()
					.mapToObj((each) -> (each >= 'A' && each <= 'z' && Character.isLetter(each))
							? Character.toString(each - 'A' + FULL_WIDTH_A) : Character.toString(each))
					.reduce("", String::concat);
				default -> part;
			};
		}

		private String joined(List<Clause> clauses) {
			StringBuilder text = new StringBuilder();
			for (Clause clause : clauses) {
				text.append(text.isEmpty() ? "" : List.of("; ", ". ", "\n", " - ").get(this.random.nextInt(4)))
					.append(clause.text);
			}
			return text.toString();
		}

		void check() {
			for (Invitee reader : this.conference.invitees()) {
				List<OutcomeLetters.Line> lines = OutcomeLetters.lines(this.readings, reader);
				READ.incrementAndGet();
				for (Action action : this.readings.actions(reader)) {
					check(reader, action, lines);
				}
				long own = this.readings.outcome()
					.actions()
					.stream()
					.filter((each) -> each.owner().equals(reader.id()))
					.count();
				assertThat(lines.stream().filter((line) -> line.owner().equals("You")).count())
					.as("tasks of %s", reader)
					.isEqualTo(own);
			}
			this.readings.outcome().actions().forEach(this::post);
		}

		private void check(Invitee reader, Action action, List<OutcomeLetters.Line> lines) {
			Set<UUID> kept = this.keptFrom.getOrDefault(reader.id(), Set.of());
			String all = lines.toString();
			for (Clause clause : this.written.getOrDefault(action.id(), List.of())) {
				boolean tells = clause.names.stream().anyMatch(kept::contains) || (clause.leads && !kept.isEmpty());
				if (tells) {
					assertThat(all).as("%s, of “%s”", reader.described(), action.what()).doesNotContain(clause.mark);
				}
				else if (action.owner().equals(reader.id())
						&& (clause.plain() || clause.names.equals(Set.of(reader.id())))) {
					assertThat(all).as("%s, of “%s”", reader.described(), action.what()).contains(clause.mark);
				}
			}
			if (kept.contains(action.owner())) {
				assertThat(lines).extracting(OutcomeLetters.Line::owner).doesNotContain("");
				assertThat(lines.toString())
					.doesNotContain(this.conference.invitee(action.owner()).orElseThrow().name());
			}
		}

		/** Nothing that is certain is in the channel. */
		private void post(Action action) {
			String posted = plain(this.readings.inChannel(action).text());
			assertThat(posted).as("of “%s”", action.what())
				.doesNotContain("900", "mill lane", "rg40", "@", "maltings", "943", "12/03/2019", "refuge", "cottage");
			for (Invitee invitee : this.conference.invitees()) {
				String first = plain(invitee.name().substring(0, invitee.name().indexOf(' ')));
				if (!first.equals("will") && !first.equals("grace")) {
					assertThat(posted).as("of “%s”", action.what())
						.doesNotContainPattern("(?<!\\p{L})" + first + "(?!\\p{L})");
				}
			}
		}

		private <T> T pick(List<T> all) {
			return all.get(this.random.nextInt(all.size()));
		}

		private static String plain(String text) {
			return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
				.replaceAll("[\\p{M}\\p{Cf}]", "")
				.replace("ø", "o")
				.replace("’", "'");
		}

	}

}
