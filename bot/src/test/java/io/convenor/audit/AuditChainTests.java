package io.convenor.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.convenor.LocalDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against real PostgreSQL, by the role that the bot runs under. */
@Tag("slow")
class AuditChainTests {

	private static final UUID CONFERENCE = UUID.randomUUID();

	private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-03-02T02:00:00.123456Z"), ZoneOffset.UTC);

	private static final Clock TUESDAY = Clock.fixed(Instant.parse("2026-03-03T02:00:00Z"), ZoneOffset.UTC);

	private final LocalDatabase.Address address = LocalDatabase.fresh();

	private JdbcClient owner;

	private JdbcClient bot;

	private AuditTrail trail;

	private Sealing sealing;

	private TransactionTemplate transaction;

	@BeforeEach
	void aDatabaseWithItsRole() {
		this.owner = JdbcClient.create(source(this.address.user(), this.address.password()));
		this.owner
			.sql("do $$ begin create role the_bot login password 'secret' in role convenor_runs; "
					+ "exception when duplicate_object or unique_violation then null; end $$")
			.update();
		PGSimpleDataSource source = source("the_bot", "secret");
		this.bot = JdbcClient.create(source);
		this.trail = new AuditTrail(this.bot, MONDAY);
		this.sealing = new Sealing(this.bot, new NamedParameterJdbcTemplate(source));
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
	}

	@Test
	void whatWasWrittenIsShownInOrderAndHolds() {
		write("booked", "moved", "cancelled");
		assertThat(states()).containsOnly(AuditChain.State.WAITS);
		seal();
		AuditChain.Story story = chain(MONDAY).of(CONFERENCE, "CP-7F3KM", 10);
		assertThat(story.lines()).extracting((line) -> line.entry().did())
			.containsExactly("booked", "moved", "cancelled");
		assertThat(story.lines()).extracting(AuditChain.Line::state).containsOnly(AuditChain.State.HOLDS);
		assertThat(story.broken()).isEmpty();
		assertThat(chain(MONDAY).of(CONFERENCE, "CP-7F3KM", 2).lines()).extracting((line) -> line.entry().did())
			.containsExactly("moved", "cancelled");
		assertThat(chain(MONDAY).broken()).isEmpty();
	}

	@Test
	void anAttemptOnAReferenceStandsInItsStory() {
		this.trail.record("joan", AuditTrail.REFUSED, null, "CP-7F3KM", "status");
		assertThat(chain(MONDAY).of(CONFERENCE, "CP-7F3KM", 10).lines()).hasSize(1);
	}

	@Test
	void theBotCanNeitherChangeNorTakeAwayWhatIsWrittenDown() {
		write("booked");
		seal();
		List.of("update audit_entry set who = 'nobody'", "delete from audit_entry", "truncate audit_entry cascade",
				"update audit_seal set hash = 'x'", "delete from audit_seal", "truncate audit_seal",
				"update audit_check set broken_at = null", "delete from audit_check",
				"alter table audit_entry disable trigger all", "drop trigger audit_entry_append_only on audit_entry",
				"create or replace function audit_is_append_only() returns trigger language plpgsql as "
						+ "'begin return null; end'",
				"set session_replication_role = replica", "drop table audit_entry cascade",
				"alter table audit_entry owner to the_bot",
				"create rule gone as on insert to audit_entry do instead nothing", "delete from flyway_schema_history")
			.forEach((attempt) -> assertThatThrownBy(() -> run(attempt)).as(attempt)
				.isInstanceOf(SQLException.class)
				.satisfies((ex) -> assertThat(((SQLException) ex).getSQLState()).as(attempt).isEqualTo("42501")));
		assertThat(states()).containsOnly(AuditChain.State.HOLDS);
	}

	@Test
	void whoeverOwnsTheTablesCannotChangeALineUnnoticed() {
		write("booked", "moved", "handed over", "cancelled");
		seal();
		asOwner("update audit_entry set who = 'somebody else' where did = 'moved'");
		assertThat(chain(MONDAY).broken()).hasValue(2);
		assertThat(chain(MONDAY).of(CONFERENCE, "CP-7F3KM", 10).broken())
			.hasValueSatisfying((line) -> assertThat(line.entry().did()).isEqualTo("moved"));
	}

	@Test
	void aLineTakenAwayOrPutInBetweenIsNoticed() {
		write("booked", "moved", "cancelled");
		seal();
		asOwner("delete from audit_seal where position = 2");
		assertThat(chain(MONDAY).broken()).hasValue(2);
	}

	@Test
	void aChainThatWasWrittenAnewIsNoticedByTheHeadOfAnEarlierDay() {
		write("booked", "moved");
		seal();
		assertThat(check(MONDAY)).satisfies((first) -> assertThat(first.holds()).isTrue());
		asOwner("delete from audit_seal");
		asOwner("update audit_entry set who = 'somebody else' where did = 'booked'");
		asOwner("insert into audit_unsealed select id from audit_entry");
		seal();
		assertThat(chain(MONDAY).of(CONFERENCE, "CP-7F3KM", 10).broken()).isEmpty();
		assertThat(check(TUESDAY).brokenAt()).isEqualTo(2);
	}

	@Test
	void theWholeIsCheckedOnceADay() {
		write("booked");
		seal();
		assertThat(check(MONDAY).position()).isEqualTo(1);
		Optional<AuditChain.Check> again = this.transaction.execute((_) -> chain(MONDAY).checkTheWhole());
		assertThat(again).isEmpty();
	}

	@Test
	void twoWhoSealAtOnceMakeOneChain() throws Exception {
		IntStream.range(0, 500).forEach((each) -> write("did " + each));
		try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> sealing = IntStream.range(0, 4)
				.<Future<?>>mapToObj((_) -> both.submit(this::seal))
				.toList();
			for (Future<?> each : sealing) {
				each.get();
			}
		}
		assertThat(chain(MONDAY).broken()).isEmpty();
		assertThat(this.sealing.head().position()).isEqualTo(500);
	}

	private AuditChain.Check check(Clock clock) {
		return this.transaction.execute((_) -> chain(clock).checkTheWhole()).orElseThrow();
	}

	private AuditChain chain(Clock clock) {
		return new AuditChain(this.bot, this.sealing, clock);
	}

	private List<AuditChain.State> states() {
		return chain(MONDAY).of(CONFERENCE, "CP-7F3KM", 10).lines().stream().map(AuditChain.Line::state).toList();
	}

	private void seal() {
		this.transaction.executeWithoutResult((_) -> this.sealing.sealWhatWaits());
	}

	private void write(String... verbs) {
		List.of(verbs).forEach((did) -> this.trail.record("helen", did, CONFERENCE, "CP-7F3KM", null));
	}

	private void run(String statement) throws SQLException {
		try (Connection connection = source("the_bot", "secret").getConnection();
				var prepared = connection.createStatement()) {
			prepared.execute(statement);
		}
	}

	private void asOwner(String statement) {
		this.owner.sql("alter table audit_entry disable trigger audit_entry_append_only").update();
		this.owner.sql("alter table audit_seal disable trigger audit_seal_append_only").update();
		this.owner.sql(statement).update();
	}

	private PGSimpleDataSource source(String user, String password) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(this.address.url());
		source.setUser(user);
		source.setPassword(password);
		return source;
	}

}
