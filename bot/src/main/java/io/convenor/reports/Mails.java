package io.convenor.reports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.graph.SharedMailbox;
import io.convenor.reading.Columns;
import io.convenor.replies.Received;
import io.convenor.reports.ArrivedMail.Keeper;

/** Every mail that was seen in the inbox, each once. */
@Component
class Mails {

	private static final String NUL = "\u0000";

	private static final int LONGEST_IDENTITY = 500;

	/**
	 * What one sender sends within this time is dealt with in the order in which it came.
	 */
	static final Duration SHORTLY = Duration.ofMinutes(10);

	private static final String BETWEEN_FILES = "\n";

	private static final int LONGEST_KEPT = 500_000;

	private static final String FILED = "update arrived_mail set state = 'FILED', reason = null, written = null, "
			+ "version = version + 1, settled_at = :now";

	private static final String MAY_BE_ANSWERED = "arrived_mail.answered_at is null and (select count(*) "
			+ "from arrived_mail other where other.answered_request = :request and other.answered_at > :since) < :atMost";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Mails(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.json = json;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Takes a mail in, unless it was taken in before. It is known by what the mailbox
	 * calls it wherever it lies: a scanner may give all its mails the same id.
	 */
	Optional<UUID> add(SharedMailbox.ArrivedMail mail, @Nullable String mailbox) {
		return isCopyOfAnother(mail, mailbox) ? Optional.empty() : insert(identity(clean(mail.id())), mail, mailbox);
	}

	/**
	 * What was written to two of our mailboxes is one mail, if no file came with it: of
	 * files, the content tells.
	 */
	private boolean isCopyOfAnother(SharedMailbox.ArrivedMail mail, @Nullable String mailbox) {
		return !mail.hasAttachments() && !mail.internetMessageId().isBlank()
				&& this.jdbc
					.sql("select exists (select from arrived_mail where internet_id = :internetId and sender = :sender "
							+ "and subject = :subject and mailbox is distinct from :mailbox)")
					.param("internetId", identity(clean(mail.internetMessageId())))
					.param("sender", clean(mail.from()))
					.param("subject", clean(mail.subject()))
					.param("mailbox", mailbox)
					.query(Boolean.class)
					.single();
	}

	/** An index takes only so much, and a sender may write an id of any length. */
	private static String identity(String id) {
		return (id.length() <= LONGEST_IDENTITY) ? id : "sha256:" + Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
	}

	private Optional<UUID> insert(String identity, SharedMailbox.ArrivedMail mail, @Nullable String mailbox) {
		return this.jdbc
			.sql("insert into arrived_mail (id, identity, internet_id, message_id, sender, sender_name, subject, received_at, "
					+ "has_attachments, state, mailbox, written) values (:id, :identity, :internetId, :messageId, :sender, :senderName, :subject, "
					+ ":receivedAt, :hasAttachments, 'NEW', :mailbox, :written) on conflict (identity) do nothing returning id")
			.param("id", UUID.randomUUID())
			.param("identity", identity)
			.param("internetId", identity(clean(mail.internetMessageId())))
			.param("messageId", clean(mail.id()))
			.param("sender", clean(mail.from()))
			.param("senderName", clean(mail.fromName()))
			.param("subject", clean(mail.subject()))
			.param("receivedAt", mail.receivedAt().atOffset(ZoneOffset.UTC))
			.param("hasAttachments", mail.hasAttachments())
			.param("mailbox", mailbox)
			.param("written", kept(mail.written()))
			.query(UUID.class)
			.optional();
	}

	/**
	 * A mail with what it says, where that came with the list of arrivals and nobody has
	 * dealt with it.
	 */
	Opened open(UUID id) {
		return this.jdbc.sql("""
				select mail.*, exists (select from arrived_mail other where other.state = 'NEW'
				    and other.sender = mail.sender and other.received_at < mail.received_at
				    and other.received_at > mail.received_at - cast(:shortly as interval)) as after_another
				from arrived_mail mail where mail.id = :id
				""").param("shortly", SHORTLY.toString()).param("id", id).query((row, number) -> {
			String written = row.getString("written");
			return new Opened(mail(row, number),
					(written != null) ? this.json.readValue(written, SharedMailbox.WrittenMail.class) : null,
					row.getBoolean("after_another"));
		}).single();
	}

	/**
	 * A mail, and what it says if that is known.
	 *
	 * @param afterAnother whether one that its sender sent shortly before is not dealt
	 * with yet
	 */
	record Opened(ArrivedMail mail, SharedMailbox.@Nullable WrittenMail written, boolean afterAnother) {
	}

	/** What is too long to be kept is read when somebody looks. */
	private @Nullable String kept(SharedMailbox.@Nullable WrittenMail written) {
		return (written == null || written.body().length() > LONGEST_KEPT) ? null
				: clean(this.json.writeValueAsString(written));
	}

	Optional<ArrivedMail> find(UUID id) {
		return this.jdbc.sql("select * from arrived_mail where id = ?").param(id).query(Mails::mail).optional();
	}

	ArrivedMail get(UUID id) {
		return find(id).orElseThrow(() -> new IllegalStateException("There is no mail " + id));
	}

	/** What waits for these people, oldest first. */
	List<ArrivedMail> queued(Keeper keeper, int atMost) {
		return this.jdbc
			.sql("select * from arrived_mail where state = 'QUEUED' and keeper = ? order by received_at, id limit ?")
			.param(keeper.name())
			.param(atMost)
			.query(Mails::mail)
			.list();
	}

	/** What waits for the custodians whose mailboxes these are, oldest first. */
	List<ArrivedMail> queuedIn(Set<String> mailboxes, int atMost) {
		return mailboxes.isEmpty() ? List.of()
				: this.jdbc
					.sql("select * from arrived_mail where state = 'QUEUED' and keeper = 'CUSTODIANS' "
							+ "and lower(mailbox) in (:mailboxes) order by received_at, id limit :most")
					.param("mailboxes", lower(mailboxes))
					.param("most", atMost)
					.query(Mails::mail)
					.list();
	}

	int countQueuedIn(Set<String> mailboxes) {
		return mailboxes.isEmpty() ? 0
				: this.jdbc
					.sql("select count(*) from arrived_mail where state = 'QUEUED' and keeper = 'CUSTODIANS' "
							+ "and lower(mailbox) in (:mailboxes)")
					.param("mailboxes", lower(mailboxes))
					.query(Integer.class)
					.single();
	}

	private static List<String> lower(Set<String> mailboxes) {
		return mailboxes.stream().map((each) -> each.toLowerCase(Locale.ROOT)).toList();
	}

	int countQueued(Keeper keeper) {
		return this.jdbc.sql("select count(*) from arrived_mail where state = 'QUEUED' and keeper = ?")
			.param(keeper.name())
			.query(Integer.class)
			.single();
	}

	/** Those of these mails that lie in one of these mailboxes, and in which. */
	Map<UUID, String> in(Set<String> mailboxes, Collection<UUID> mails) {
		Map<UUID, String> in = new HashMap<>();
		if (!mailboxes.isEmpty() && !mails.isEmpty()) {
			this.jdbc
				.sql("select id, mailbox from arrived_mail where id in (:mails) and lower(mailbox) in (:mailboxes)")
				.param("mails", mails)
				.param("mailboxes", lower(mailboxes))
				.query((row) -> {
					in.put(Columns.id(row, "id"), Objects.requireNonNull(row.getString("mailbox")));
				});
		}
		return in;
	}

	/** Leaves a mail for the custodians, with the reason. */
	void queueForTheCustodians(UUID id, String reason) {
		queue(id, reason, null);
		this.jdbc.sql("update arrived_mail set keeper = 'CUSTODIANS' where id = ?").param(id).update();
	}

	/** Leaves a mail for a person, with the reason. */
	void queue(UUID id, String reason, @Nullable UUID suggestedRequest) {
		this.jdbc.sql(
				"update arrived_mail set state = 'QUEUED', reason = :reason, written = null, suggested_request = :suggested, "
						+ "version = version + 1 where id = :id")
			.param("reason", reason)
			.param("suggested", suggestedRequest)
			.param("id", id)
			.update();
	}

	/**
	 * Keeps what was typed with a mail that a person must look at.
	 * @param closed why they do not get to read it here; null where they do
	 */
	void keep(UUID id, Received mail, @Nullable String closed) {
		this.jdbc
			.sql("update arrived_mail set text = :text, earlier = :earlier, files = :files, doubtful = :doubtful, "
					+ "closed = :closed where id = :id")
			.param("text", mail.typed().fresh())
			.param("earlier", mail.typed().earlier())
			.param("files", String.join(BETWEEN_FILES, mail.files()))
			.param("doubtful", mail.doubtful())
			.param("closed", closed)
			.param("id", id)
			.update();
	}

	/** It is with whoever looks after its conference. */
	void handedOn(UUID id) {
		this.jdbc
			.sql("update arrived_mail set state = 'HANDED_ON', reason = null, written = null, text = '', earlier = '', "
					+ "version = version + 1, settled_at = ? where id = ?")
			.param(now())
			.param(id)
			.update();
	}

	/** A mail that was taken off the list waits again; false when it does so already. */
	boolean putBack(UUID id, int version) {
		return this.jdbc.sql(
				"update arrived_mail set state = 'QUEUED', settled_at = null, settled_by = null, version = version + 1 "
						+ "where id = ? and version = ? and state = 'HANDLED'")
			.param(id)
			.param(version)
			.update() == 1;
	}

	void setAside(UUID id, String reason) {
		this.jdbc.sql(
				"update arrived_mail set state = 'SET_ASIDE', reason = ?, written = null, version = version + 1 where id = ?")
			.param(reason)
			.param(id)
			.update();
	}

	void filed(UUID id) {
		this.jdbc.sql(FILED + " where id = :id").param("now", now()).param("id", id).update();
	}

	/** The same for one that is answered, unless it may not be: {@link #answer}. */
	boolean filedAndAnswered(UUID id, UUID request, int atMost) {
		return this.jdbc
			.sql("with may as (select " + MAY_BE_ANSWERED + " as be_answered from arrived_mail where id = :id) " + FILED
					+ ", answered_at = case when be_answered then :now else answered_at end, "
					+ "answered_request = case when be_answered then :request else answered_request end "
					+ "from may where id = :id returning be_answered")
			.param("now", now())
			.param("request", request)
			.param("since", now().minusDays(1))
			.param("atMost", atMost)
			.param("id", id)
			.query(Boolean.class)
			.single();
	}

	/** A person has dealt with it; false when somebody was faster. */
	boolean handled(UUID id, int version, String by) {
		return this.jdbc.sql(
				"update arrived_mail set state = 'HANDLED', version = version + 1, settled_at = :now, settled_by = :by "
						+ "where id = :id and version = :version and state = 'QUEUED'")
			.param("now", now())
			.param("by", by)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** A person wants it filed; false when somebody was faster. */
	boolean fileAnew(UUID id, int version, String by) {
		return this.jdbc.sql(
				"update arrived_mail set state = 'NEW', filings = filings + 1, version = version + 1, settled_by = :by "
						+ "where id = :id and version = :version and state = 'QUEUED'")
			.param("by", by)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/**
	 * Notes that a mail is answered; false when it was before, or when so many answers
	 * went out about the request within the last day.
	 */
	boolean answer(UUID id, UUID request, int atMost) {
		return this.jdbc
			.sql("update arrived_mail set answered_at = :now, answered_request = :request where id = :id and "
					+ MAY_BE_ANSWERED)
			.param("now", now())
			.param("request", request)
			.param("since", now().minusDays(1))
			.param("atMost", atMost)
			.param("id", id)
			.update() == 1;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static String clean(String text) {
		return text.replace(NUL, "");
	}

	private static ArrivedMail mail(ResultSet row, int number) throws SQLException {
		String files = row.getString("files");
		return new ArrivedMail(Columns.id(row, "id"), row.getString("mailbox"), row.getString("message_id"),
				row.getString("sender"), row.getString("sender_name"), row.getString("subject"),
				row.getTimestamp("received_at").toInstant(), row.getBoolean("has_attachments"),
				ArrivedMail.State.valueOf(row.getString("state")),
				new ArrivedMail.ForAPerson(row.getString("reason"), row.getObject("suggested_request", UUID.class),
						Keeper.valueOf(row.getString("keeper")), row.getString("text"), row.getString("earlier"),
						files.isEmpty() ? List.of() : List.of(files.split(BETWEEN_FILES)), row.getBoolean("doubtful"),
						row.getString("closed")),
				row.getInt("filings"), row.getInt("version"));
	}

}
