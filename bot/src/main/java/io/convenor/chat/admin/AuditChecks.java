package io.convenor.chat.admin;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditChain;
import io.convenor.timescales.Dates;

/** Whether the record of who did what holds, and whether the bot could change it. */
@Component
class AuditChecks {

	private static final String WHAT = "Record of who did what";

	private static final String ROLE = "Rights in the database";

	private final AuditChain chain;

	private final JdbcClient jdbc;

	AuditChecks(AuditChain chain, JdbcClient jdbc) {
		this.chain = chain;
		this.jdbc = jdbc;
	}

	/** In the order they are shown. */
	List<Check> all() {
		return List.of(Check.ours(WHAT, this::chain), Check.ours(ROLE, this::rights));
	}

	private Finding chain() {
		return this.chain.lastCheck().map((check) -> {
			String when = Dates.inWords(check.at());
			return check.holds() ? Finding.ok(WHAT, "it held when it was last checked as a whole, " + when)
					: Finding.broken(WHAT, "it does not hold at line number " + check.brokenAt() + ", found " + when,
							"Somebody who can write in the database changed it. Tell your information security team, "
									+ "and compare it with the seals in the document library, folder Audit.");
		}).orElseGet(() -> Finding.ok(WHAT, "it is checked as a whole each night; the first night is still to come"));
	}

	private Finding rights() {
		boolean couldChange = this.jdbc.sql("select has_table_privilege('audit_entry', 'UPDATE, DELETE, TRUNCATE')")
			.query(Boolean.class)
			.single();
		return couldChange
				? Finding.unsure(ROLE,
						"the account that the bot opens the database with could change the record of who did what",
						"Have the bot run as a member of the role convenor_runs and the migrations as the owner of the "
								+ "tables: spring.flyway.user. infra/README.md says how.")
				: Finding.ok(ROLE, "the bot cannot change the record of who did what");
	}

}
