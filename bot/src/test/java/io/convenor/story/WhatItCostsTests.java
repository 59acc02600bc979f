package io.convenor.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.CountedStatements.Tally;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.start.Rehearsal;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one conference and each list and card cost the database: statements, counted over
 * all threads of the bot but for what its scheduler does by the clock.
 */
@Tag("slow")
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhatItCostsTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int A_WHOLE_CONFERENCE = 850;

	private static final String ITS_OUTCOME = "its outcome";

	private static final String REHEARSED = "what is rehearsed at the start";

	/** The least of them counts: a card that is drawn once more only adds to one. */
	private static final List<String> REPORTS = List.of("a report", "another report", "a third report");

	private static final Set<String> PARTS = Stream.concat(REPORTS.stream(), Stream.of("book", ITS_OUTCOME, REHEARSED))
		.collect(Collectors.toUnmodifiableSet());

	private static final int A_LIST = 10;

	private static final int A_CARD = 20;

	/** What shows several things, of one conference or of many; all else is a card. */
	private static final Set<String> LISTS = Set.of("admin agencies", "admin holidays", "admin queue", "calls",
			"conferences", "help", "replies", "tasks", "today");

	private static final int MANY = 12;

	/**
	 * Of many conferences as they are after the story, several kinds that are still to
	 * come in these days, with something of every sort to be done about each.
	 */
	private static final List<String> MUCH_TO_DO = List.of("""
			update conference set status = 'BOOKED', starts_at = cast(:soon as timestamp),
			  kind = (array['initial-conference', 'later-review-conference', 'first-care-review', 'core-group-meeting',
			    'later-care-review', 'allegations-meeting'])[1 + mod(number(reference), 6)],
			  way = case mod(number(reference), 6) when 4 then 'CONVERSATIONS' when 1 then 'VIRTUAL' else way end
			where id <> :one
			""", """
			update conference set held_with = (select id from conference where number(reference) = 6)
			where number(reference) = 12
			""", "update paper_letter set posted_at = null, posted_by = null",
			"update call_to_make set made_at = null, made_by = null, next_try = cast(:soon as timestamp)",
			"update task set done_at = null, withdrawn = false, due = cast(:soon as timestamp)",
			"update reply set state = 'OPEN', settled_as = null, settled_by = null, settled_at = null", """
					update deadline set stopped_on = null, due = cast(:soon as date)
					where id in (select distinct on (subject, timescale) id from deadline where subject <> :one)
					""", """
					insert into conversation_log (conference, version, opened_at)
					select id, 0, now() from conference where way = 'CONVERSATIONS'
					""",
			"""
					insert into log_visit (conversation_log, position, person, starts_at, planned_at)
					select c.id, 0, i.id, cast(:soon as timestamp), now() from conference c join invitee i on i.conference = c.id
					where c.way = 'CONVERSATIONS' and i.role = 'MOTHER'
					""",
			"""
					insert into arrived_mail (id, identity, message_id, sender, sender_name, subject, received_at,
					  has_attachments, state, reason, suggested_request, keeper, mailbox)
					select gen_random_uuid(), keeper || id, id::text, address, name, 'Report', now(), true, 'QUEUED',
					  'nobody can tell whose it is', id, keeper,
					  case keeper when 'CUSTODIANS' then 'lado@northmere.example' end
					from report_request, unnest(array['ADMINISTRATION', 'CUSTODIANS']) keeper where conference <> :one
					""", """
					update delivery set state = 'GIVEN_UP', reason = 'there is no such address', settled_at = now()
					where kind = 'mail' and subject <> :one
					""", """
					insert into set_aside (what, mailbox, item, tries, reason, first_at, set_aside_at)
					select 'inbox', 'cp.reports@northmere.example', id::text, 3, 'it could not be read', now(), now()
					from conference
					""",
			"""
					update conference set reference = case number(reference) when 6 then 'CP-7F3KM' when 7 then 'CP-9M4TY'
					  when 4 then 'CP-44446' when 5 then 'CP-5555Q' else reference end where id <> :one
					""");

	private final Map<String, Map<String, Long>> statements = new LinkedHashMap<>();

	private LocalTown town;

	private LocalBot bot;

	private HybridConference story;

	private List<Call> askedWhileRehearsed = List.of();

	@BeforeAll
	void oneWholeConference() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, LocalBot.atItsOwnPace(Map.of("convenor.reports.read-every", "1h",
				"convenor.groups.allegations.custodians", Northmere.HELEN_OKAFOR.id())));
		this.story = new HybridConference(this.town);
		joan().says("hello");
		isQuiet();
		counting(REHEARSED, () -> {
			long before = this.town.tenant().calls().marker();
			this.bot.parts(Rehearsal.class).forEach(Rehearsal::rehearse);
			this.askedWhileRehearsed = this.town.tenant().calls().since(before);
		});
		counting("book", () -> {
			this.story.theChairSaysWhatItIs();
			this.story.theChairChoosesThePeople();
			this.story.theChairChoosesRoomAndTime();
			this.story.theChairConfirms();
			settles();
		});
		counting("a report", () -> {
			this.story.theSchoolSendsItsReport();
			settles();
		});
		counting("another report", () -> {
			this.story.theHealthVisitorSendsHerReport();
			settles();
		});
		counting("a third report", () -> {
			this.story.thePoliceSendTheirReport();
			settles();
		});
		counting("conferences, one coming", () -> this.story.chair().says("conferences"));
		this.story.theMeetingIsHeld();
		isQuiet();
		counting(ITS_OUTCOME, () -> {
			this.story.theChairRecordsTheOutcome();
			this.story.theChairApproves();
			settles();
		});
	}

	@AfterAll
	void sayWhatWasCounted() {
		this.statements.forEach((what, counts) -> {
			System.out.printf("%-40s %5d statements%n", what, Tally.sum(counts));
			counts.entrySet()
				.stream()
				.limit(Integer.getInteger("statements.shown", 0))
				.forEach((each) -> System.out.printf("      %4d  %s%n", each.getValue(),
						each.getKey().replaceAll("\\s+", " ")));
		});
		this.bot.close();
		this.town.close();
	}

	@Test
	@Order(1)
	void aWholeConferenceTakesNoMoreStatementsThanWePublish() {
		long aReport = REPORTS.stream().mapToLong(this::sum).min().orElseThrow();
		long whole = sum("book") + 8 * aReport + sum(ITS_OUTCOME);
		assertThat(whole).isLessThanOrEqualTo(A_WHOLE_CONFERENCE);
	}

	@Test
	@Order(1)
	void whatIsRehearsedAtTheStartLeavesNothingBehind() {
		assertThat(this.bot.parts(Rehearsal.class)).hasSizeGreaterThanOrEqualTo(4);
		assertThat(this.askedWhileRehearsed).isEmpty();
		assertThat(this.statements.get(REHEARSED).keySet()).isNotEmpty()
			.allSatisfy((sql) -> assertThat(sql.strip()).startsWithIgnoringCase("select")
				.doesNotContainIgnoringCase("for update"));
	}

	/** Whatever there is to type, by everybody who may, with much on it. */
	@Test
	@Order(2)
	void aListAndACardTakeNoMoreStatementsThanWePublishWhateverIsOnThem() {
		muchIsToBeDone();
		TeamsUser helen = this.story.chair();
		for (String command : List.of("conferences", "status", "explain", "outcome")) {
			leastOf(command + " " + this.story.reference(), () -> helen.says(command + " " + this.story.reference()));
		}
		leastOf("cover, by another chair", () -> this.town.teams().as(Northmere.MARTIN_HALE).says("cover"));
		Set<String> names = new TreeSet<>();
		this.bot.parts(Command.class).forEach((command) -> {
			names.add(command.name());
			Stream.of("", " " + command.takes(), " CP-7F3KM", " CP-44446", " CP-5555Q")
				.map((taking) -> (command.name() + taking).strip())
				.distinct()
				.forEach((text) -> leastOf(text, () -> says(command.audience(), text)));
		});
		assertThat(names).containsAll(LISTS);
		assertThat(this.statements.keySet()).filteredOn((what) -> !PARTS.contains(what))
			.hasSizeGreaterThan(60)
			.allSatisfy((what) -> assertThat(sum(what)).as(what).isPositive().isLessThanOrEqualTo(atMost(what)));
		assertThat(helen.says("today").card().text()).contains("CP-7F3KM", "Dates at risk", "Calls to make",
				"Nobody answered once", "What our letters promise", "Visits", "Answers that wait for you",
				"An email in your group's mailbox");
		assertThat(helen.says("calls").card().text()).contains("letters to print", "Nobody answered once");
		assertThat(joan().says("admin queue").card().text()).contains("It may belong to", "that came later");
	}

	private void says(Audience audience, String text) {
		(switch (audience) {
			case CHAIRS, STAFF, EVERYONE, CUSTODIANS -> this.story.chair();
			case ADMINISTRATORS -> joan();
		}).says(text);
	}

	private TeamsUser joan() {
		return this.town.teams().as(Northmere.JOAN_WHITBY);
	}

	private void muchIsToBeDone() {
		JdbcClient jdbc = this.bot.part(JdbcClient.class);
		UUID one = this.bot.part(Conferences.class).findByReference(this.story.reference()).orElseThrow().id();
		LocalDateTime soon = LocalDateTime.ofInstant(this.town.clock().instant(), Dates.LONDON).plusDays(1);
		this.bot.part(TransactionOperations.class).executeWithoutResult((_) -> {
			new Growth(jdbc).copy(one, 1 + MANY);
			jdbc.sql("create function pg_temp.number(reference text) returns int language sql immutable as "
					+ "$$ select nullif(regexp_replace(reference, '^CP-(\\d+)$|.*', '\\1'), '')::int $$")
				.update();
			MUCH_TO_DO.forEach((sql) -> jdbc.sql(sql.replace("number(", "pg_temp.number("))
				.param("one", one)
				.param("soon", soon)
				.update());
		});
	}

	private void counting(String what, Runnable work) {
		Tally tally = this.bot.part(Tally.class);
		Map<String, Long> before = tally.counts();
		work.run();
		this.statements.put(what, tally.since(before));
	}

	/** What is done beside it by the clock, or for an earlier one, only adds to it. */
	private void leastOf(String what, Runnable work) {
		counting(what, work);
		Map<String, Long> first = this.statements.get(what);
		if (sum(what) > atMost(what)) {
			isQuiet();
			counting(what, work);
			this.statements.merge(what, first, (one, other) -> (Tally.sum(one) < Tally.sum(other)) ? one : other);
		}
	}

	private static int atMost(String command) {
		return LISTS.contains(command.split(",")[0]) ? A_LIST : A_CARD;
	}

	private long sum(String what) {
		return Tally.sum(this.statements.get(what));
	}

	/**
	 * What the start and the night bring, such as following mailboxes, is no part of it:
	 * nothing is due, nothing is being done, and for a second nobody asks anything.
	 */
	private void isQuiet() {
		Tally tally = this.bot.part(Tally.class);
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
			long asked = Tally.sum(tally.counts());
			Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
			return tally.apart(this::nothingIsDue) && asked == Tally.sum(tally.counts());
		});
	}

	private boolean nothingIsDue() {
		return this.bot.part(JdbcClient.class)
			.sql("select not exists (select from scheduled_tasks where picked or execution_time <= ?)")
			.param(this.town.clock().instant().atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	private void settles() {
		Tally tally = this.bot.part(Tally.class);
		var id = tally
			.apart(() -> this.bot.part(Conferences.class).findByReference(this.story.reference()).orElseThrow().id());
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> tally
				.apart(() -> this.bot.part(Deliveries.class).about(id).stream().allMatch(Delivery::settled)));
		isQuiet();
	}

}
