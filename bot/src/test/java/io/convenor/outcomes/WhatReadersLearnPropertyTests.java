package io.convenor.outcomes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Choice;
import io.convenor.conference.readers.Passage;
import io.convenor.conference.readers.Reading;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.GeneratedMeeting.Clause;
import io.convenor.outcomes.GeneratedMeeting.Tells;
import io.convenor.people.Role;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Whatever family, whoever is kept apart, whatever is to be done, whatever the chair
 * decides and whoever is told: no letter and no post tells a reader what is kept from
 * them, and nobody loses a task of their own. The README says how to try more families.
 */
@Tag("slow")
class WhatReadersLearnPropertyTests {

	/** How many, other ones at each run. */
	private static final int FAMILIES = Integer.getInteger("families", 3_000);

	private static final OutcomeCheck CHECK = new OutcomeCheck(new DateCheck(new WorkingDays(BankHolidays.shipped())),
			Clock.systemUTC());

	@Test
	void nobodyLearnsWhatIsKeptFromThemAndNobodyLosesATaskOfTheirOwn() {
		long seed = Long.getLong("family", ThreadLocalRandom.current().nextLong());
		int letters = 0;
		for (int i = 0; i < FAMILIES; i++) {
			letters += read(seed + i);
		}
		System.out.printf("%,d families, %,d letters read%n", FAMILIES, letters);
	}

	private static int read(long seed) {
		var meeting = new GeneratedMeeting(new Random(seed));
		try {
			return new World(meeting, new Random(seed)).letters();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("-Dfamily=%d -Dfamilies=1%s".formatted(seed, meeting), ex);
		}
	}

	/** Words the chair wrote instead of others. */
	private record Instead(Clause words, boolean inChannel, Set<UUID> readers) {
	}

	private static final class World {

		private final GeneratedMeeting meeting;

		private final Random random;

		private final Map<UUID, Set<String>> stands = new HashMap<>();

		private final Set<String> standsInChannel = new HashSet<>();

		private final List<Instead> instead = new ArrayList<>();

		private int letters;

		World(GeneratedMeeting meeting, Random random) {
			this.meeting = meeting;
			this.random = random;
		}

		int letters() {
			check();
			for (int round = 0; round < 3 && questions().open() > 0; round++) {
				decide();
			}
			assertThat(questions().open()).as("what is left to decide").isZero();
			check();
			if (this.random.nextInt(3) == 0) {
				this.meeting.keepSomebodyMoreApart();
				this.stands.clear();
				checkNames();
			}
			return this.letters;
		}

		private Questions questions() {
			return Questions.of(this.meeting.readings(), this.meeting.host().invitees(), true);
		}

		private void decide() {
			for (Question question : questions().all()) {
				if (question.open() || this.random.nextInt(3) == 0) {
					decide(question);
				}
			}
		}

		private void decide(Question question) {
			Set<UUID> readers = question.readers().stream().map(Invitee::id).collect(Collectors.toSet());
			switch (this.random.nextInt(4)) {
				case 0 -> {
					if (accepted(question, Choice.standing())) {
						said(question, readers, question.said());
					}
					else {
						accept(question, Choice.heldBack());
					}
				}
				case 1 -> accept(question, Choice.heldBack());
				case 2 -> accept(question, Choice.inOtherWords("Do what was agreed"));
				default -> {
					List<Invitee> all = this.meeting.everybody();
					Clause words = this.meeting.naming(all.get(this.random.nextInt(all.size())));
					if (accepted(question, Choice.inOtherWords(words.text()))) {
						this.instead.add(new Instead(words, question.inChannel(), readers));
						said(question, readers, words.text());
					}
					else {
						accept(question, Choice.heldBack());
					}
				}
			}
		}

		private void said(Question question, Set<UUID> readers, String words) {
			if (question.inChannel()) {
				this.standsInChannel.add(words);
			}
			readers.forEach((reader) -> this.stands.computeIfAbsent(reader, (_) -> new HashSet<>()).add(words));
		}

		private void accept(Question question, Choice choice) {
			if (!accepted(question, choice)) {
				fail("“%s” was refused for “%s”", choice, question.said());
			}
			Set<UUID> readers = question.readers().stream().map(Invitee::id).collect(Collectors.toSet());
			readers.forEach((reader) -> this.stands.getOrDefault(reader, new HashSet<>()).remove(question.said()));
		}

		private boolean accepted(Question question, Choice choice) {
			try {
				this.meeting.outcome().choose(CHECK.chosen(question, choice, this.meeting.readings()));
				return true;
			}
			catch (Refused ex) {
				return false;
			}
		}

		private void check() {
			Readings readings = this.meeting.readings();
			for (Invitee reader : this.meeting.host().invitees()) {
				List<OutcomeLetters.Line> lines = OutcomeLetters.lines(readings, reader);
				this.letters++;
				String all = lines.stream().map(OutcomeLetters.Line::what).collect(Collectors.joining("\n"));
				for (Action action : readings.actions(reader)) {
					learnsNothing(reader, action, all);
					loses(reader, action, readings);
				}
				owners(reader, readings, lines);
			}
			checkInstead();
			readings.outcome().actions().forEach((action) -> post(readings.inChannel(action), action));
		}

		/**
		 * What was decided before somebody more was kept apart does not stand against it.
		 */
		private void checkNames() {
			Readings readings = this.meeting.readings();
			for (Invitee reader : this.meeting.host().invitees()) {
				String all = OutcomeLetters.lines(readings, reader).toString();
				for (Action action : readings.actions(reader)) {
					this.meeting.written(action)
						.stream()
						.filter((clause) -> neverFor(reader, clause))
						.forEach((clause) -> isNotIn(all, clause.secret(), reader, action));
				}
			}
			checkInstead();
		}

		private void checkInstead() {
			Readings readings = this.meeting.readings();
			for (Instead each : this.instead) {
				for (Invitee reader : this.meeting.host().invitees()) {
					if (each.readers.contains(reader.id()) && neverFor(reader, each.words)) {
						String all = OutcomeLetters.lines(readings, reader).toString();
						assertThat(all).as("what %s reads instead", reader.described())
							.doesNotContain(each.words.mark());
					}
				}
				if (each.inChannel && (each.words.tells() == Tells.NAME)) {
					fail("“%s” was taken for the channel", each.words.text());
				}
			}
		}

		private boolean neverFor(Invitee reader, Clause clause) {
			boolean certain = clause.tells() == Tells.NAME || clause.tells() == Tells.ROLE;
			return certain && !clause.of().isEmpty() && this.meeting.keptFrom(reader).containsAll(clause.of());
		}

		private void learnsNothing(Invitee reader, Action action, String all) {
			Set<String> kept = this.meeting.keptFrom(reader);
			for (Clause clause : this.meeting.written(action)) {
				boolean tells = switch (clause.tells()) {
					case NOTHING -> false;
					case NAME, ROLE, PERHAPS_A_NAME -> clause.of().stream().anyMatch(kept::contains);
					case WHERE_SOMEBODY_IS -> this.meeting.readsNoPlaces(reader);
				};
				if (tells && (neverFor(reader, clause) || !stands(reader, clause))) {
					assertThat(all).as("%s, of “%s”", reader.described(), action.what()).doesNotContain(clause.mark());
					if (neverFor(reader, clause)) {
						isNotIn(all, clause.secret(), reader, action);
					}
				}
				if (ofAFosterCarer(reader, clause) && !stands(reader, clause)) {
					isNotIn(all, clause.secret(), reader, action);
				}
			}
		}

		private boolean stands(Invitee reader, Clause clause) {
			return this.stands.getOrDefault(reader.id(), Set.of())
				.stream()
				.anyMatch((said) -> said.contains(clause.mark()) || said.contains(clause.secret()));
		}

		private boolean ofAFosterCarer(Invitee reader, Clause clause) {
			Set<UUID> named = this.meeting.outcome().named();
			return this.meeting.knowsNoFosterCarer(reader) && clause.tells() == Tells.NAME && !clause.of().isEmpty()
					&& clause.of()
						.stream()
						.allMatch((address) -> !address.equals(reader.address()) && this.meeting.everybody()
							.stream()
							.anyMatch((each) -> each.address().equals(address) && each.role() == Role.FOSTER_CARER
									&& !named.contains(each.id())));
		}

		private static void isNotIn(String all, String secret, Invitee reader, Action action) {
			assertThat(isIn(all, secret))
				.as("%s, of “%s”, reads “%s” in “%s”", reader.described(), action.what(), secret, all)
				.isFalse();
		}

		private static boolean isIn(String text, String words) {
			return Pattern.compile("(?<!\\p{L})" + Pattern.quote(words) + "(?!\\p{L})").matcher(text).find();
		}

		/**
		 * What says nothing of anybody else stays in a letter; all of it where nothing is
		 * kept from the reader.
		 */
		private void loses(Invitee reader, Action action, Readings readings) {
			Reading reading = readings.unsettled(action, reader);
			if (this.meeting.keptFrom(reader).isEmpty() && !GeneratedMeeting.isNearFamily(reader)) {
				assertThat(reading.text()).as("%s reads all", reader.described()).isEqualTo(action.what());
			}
			if (action.owner().equals(reader.id())) {
				for (Clause clause : this.meeting.written(action)) {
					if (isTheirs(clause, reader)) {
						assertThat(reading.text()).as("%s, of “%s”", reader.described(), action.what())
							.contains(clause.mark());
					}
				}
			}
		}

		/**
		 * A title with a surname that another has too is not surely theirs.
		 */
		private static boolean isTheirs(Clause clause, Invitee reader) {
			boolean named = clause.tells() == Tells.NAME || clause.tells() == Tells.ROLE;
			boolean alone = named && clause.of().equals(Set.of(reader.address()));
			return clause.tells() == Tells.NOTHING || (alone && !clause.secret().matches("(Mrs?|Ms|Miss)\\b.*"));
		}

		/**
		 * Everybody has each task of their own, and nobody reads who else does one whom
		 * they are kept from.
		 */
		private void owners(Invitee reader, Readings readings, List<OutcomeLetters.Line> lines) {
			long own = readings.outcome().actions().stream().filter((each) -> each.owner().equals(reader.id())).count();
			assertThat(lines.stream().filter((line) -> line.owner().equals("You")).count())
				.as("tasks of %s", reader.described())
				.isEqualTo(own);
			Set<String> kept = this.meeting.keptFrom(reader);
			List<String> owners = lines.stream().map(OutcomeLetters.Line::owner).toList();
			for (Action action : readings.actions(reader)) {
				Invitee owner = readings.conference().invitee(action.owner()).orElseThrow();
				boolean placed = owner.role() == Role.FOSTER_CARER && this.meeting.knowsNoFosterCarer(reader)
						&& !readings.outcome().named().contains(owner.id());
				if (kept.contains(owner.address()) || (placed && !owner.equals(reader))) {
					assertThat(owners).as("owners in the letter to %s", reader.described())
						.noneMatch((each) -> each.contains(GeneratedMeeting.given(owner)));
				}
			}
		}

		private void post(Reading reading, Action action) {
			Optional<Passage> open = reading.undecided().stream().findFirst();
			String posted = reading.text();
			for (Clause clause : this.meeting.written(action)) {
				boolean tells = clause.tells() == Tells.NAME
						|| (clause.tells() == Tells.WHERE_SOMEBODY_IS && clause.secret().matches(".*[\\d@＠].*"));
				boolean said = this.standsInChannel.stream().anyMatch((each) -> each.contains(clause.secret()));
				if (tells && !said) {
					assertThat(isIn(posted, clause.secret()))
						.as("of “%s”, %s: “%s” is in “%s”", action.what(), open, clause.secret(), posted)
						.isFalse();
				}
			}
		}

	}

}
