package io.convenor.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.chat.cards.Left;
import io.convenor.reading.Columns;

/** The live cards people have in front of them, and what each of them shows. */
@Component
public class PostedCards {

	/**
	 * What is to be refreshed where subjects changed: every card about them, or that
	 * tells of them, that its message still holds. The first change is shown soon; while
	 * they go on, a card has some time before it changes once more.
	 */
	public static final String TO_BE_REFRESHED = """
			select 'card:' || id || ':' || case when just_now then 'after ' || extract(epoch from refreshed_at)
			    else cast(:span as text) end as key,
			  case when just_now then refreshed_at + cast(:between as interval) else :due end as due,
			  cast(cast(:abouts as jsonb) ->> about as uuid) as subject, jsonb_build_object('card', id) as contents
			from (select distinct on (id) id, about, refreshed_at, coalesce(refreshed_at < :due
			    and refreshed_at + cast(:between as interval) > :due, false) as just_now
			  from (select id, kind || ' ' || subject as about, refreshed_at
			      from posted_card where kind || ' ' || subject in (:subjects) and left_at is null
			    union all
			    select card.id, news.kind || ' ' || news.subject, card.refreshed_at
			      from news join posted_card card
			        on card.kind || ' ' || card.subject = 'news ' || news.about || '/' || news.message
			      where news.kind || ' ' || news.subject in (:subjects) and card.left_at is null) found
			  order by id) card
			""";

	/**
	 * Notes that a press on a card was answered, of which its message knows nothing yet,
	 * and has it refreshed: {@code :version} is what the answer shows of the subject,
	 * {@code :shown} the answer as JSON, where it says more than the card's view, and
	 * {@code :elsewhere} what was filled in on pages that it does not show.
	 */
	public static final String ANSWERED = """
			update posted_card set answers = answers + 1, answer_version = :version, answer = cast(:shown as text),
			  elsewhere = cast(:elsewhere as text)
			where id = :card and left_at is null
			returning 'card:' || id || ':' || cast(:span as text) as key, cast(:due as timestamp with time zone) as due,
			  id as subject, jsonb_build_object('card', id) as contents
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	PostedCards(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Notes a card that is to be posted in a conversation. */
	public PostedCard prepare(UUID cardId, String kind, String subject, String conversationId) {
		return prepare(cardId, kind, subject, Page.FIRST, conversationId);
	}

	/** The same, and what it is to show of its subject. */
	public PostedCard prepare(UUID cardId, String kind, String subject, Page page, String conversationId) {
		PostedCard card = new PostedCard(cardId, kind, subject, PostedCard.NOTHING_YET, conversationId, null,
				this.clock.instant(), page, Left.NOTHING);
		posted(card);
		return card;
	}

	/**
	 * Notes that a message now holds this live card, as when the answer to a button takes
	 * the place of the card it was on. Buttons pressed on several devices at once find
	 * the same card.
	 */
	@Transactional
	public PostedCard takePlace(String kind, String subject, Page page, String conversationId, String activityId) {
		oneAtATime(conversationId, activityId);
		Optional<PostedCard> there = in(conversationId, activityId)
			.filter((card) -> card.kind().equals(kind) && card.subject().equals(subject));
		if (there.isPresent()) {
			return there.get().page().equals(page) ? there.get() : turned(there.get(), page);
		}
		leave(conversationId, activityId);
		PostedCard card = new PostedCard(UUID.randomUUID(), kind, subject, PostedCard.NOTHING_YET, conversationId,
				activityId, this.clock.instant(), page, Left.NOTHING);
		posted(card);
		return card;
	}

	/**
	 * The card shows this of its subject from now on, whatever shows it anew.
	 */
	public PostedCard turned(PostedCard card, Page page) {
		this.jdbc.sql("update posted_card set page = ? where id = ?").param(page.written()).param(card.id()).update();
		return card.at(page);
	}

	/**
	 * What the message held stays known, because on another device it may still be in
	 * sight.
	 */
	private void leave(String conversationId, String activityId) {
		this.jdbc
			.sql("update posted_card set left_at = ?, answer_version = null, answer = null, elsewhere = null "
					+ "where conversation_id = ? and activity_id = ? and left_at is null")
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.param(conversationId)
			.param(activityId)
			.update();
	}

	private void oneAtATime(String conversationId, String activityId) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
			.param(conversationId + " " + activityId)
			.query((row) -> {
			});
	}

	private Optional<PostedCard> in(String conversationId, String activityId) {
		return this.jdbc
			.sql("select * from posted_card where conversation_id = ? and activity_id = ? and left_at is null")
			.param(conversationId)
			.param(activityId)
			.query(PostedCards::read)
			.optional();
	}

	/** A card was posted, prepared before or not, and shows the version it says. */
	public void posted(PostedCard card) {
		this.jdbc.sql("""
				insert into posted_card (id, kind, subject, version, conversation_id, activity_id, prepared_at, page)
				values (:id, :kind, :subject, :version, :conversationId, :activityId, :preparedAt, :page)
				on conflict (id) do update set version = excluded.version, activity_id = excluded.activity_id,
				  conversation_id = excluded.conversation_id
				""")
			.param("id", card.id())
			.param("kind", card.kind())
			.param("subject", card.subject())
			.param("version", card.version())
			.param("conversationId", card.conversationId())
			.param("activityId", card.activityId())
			.param("preparedAt", card.preparedAt().atOffset(ZoneOffset.UTC))
			.param("page", card.page().written())
			.update();
	}

	/**
	 * A message in somebody's own chat holds something that nobody keeps up to date, such
	 * as a list: it is remembered, so that it can be blanked.
	 */
	public void holdsWhatStays(String conversationId, String activityId) {
		posted(new PostedCard(UUID.randomUUID(), PostedCard.STAYS, "", PostedCard.NOTHING_YET, conversationId,
				activityId, this.clock.instant()));
	}

	/**
	 * The oldest messages that hold something which nobody keeps up to date, and have
	 * done so since before a moment. Of those that hold something else by now nothing is
	 * kept, and of older cards nothing that was begun to be filled in.
	 */
	public List<PostedCard> stayingSince(Instant before, int atMost) {
		this.jdbc.sql("delete from posted_card where kind = 'stays' and left_at is not null and prepared_at < ?")
			.param(before.atOffset(ZoneOffset.UTC))
			.update();
		this.jdbc.sql("update posted_card set elsewhere = null where elsewhere is not null and prepared_at < ?")
			.param(before.atOffset(ZoneOffset.UTC))
			.update();
		return this.jdbc
			.sql("select * from posted_card where kind = 'stays' and left_at is null and prepared_at < ? "
					+ "order by prepared_at limit ?")
			.param(before.atOffset(ZoneOffset.UTC))
			.param(atMost)
			.query(PostedCards::read)
			.list();
	}

	/**
	 * A live card gave way to something that nobody keeps up to date.
	 * @return what the message holds now; empty where it held something else already
	 */
	public Optional<PostedCard> gaveWayToWhatStays(UUID cardId) {
		return this.jdbc.sql("""
				with gone as (delete from posted_card where id = :id returning conversation_id, activity_id, left_at)
				insert into posted_card (id, kind, subject, version, conversation_id, activity_id, prepared_at)
				select :other, :kind, '', :nothing, conversation_id, activity_id, :now
				from gone where activity_id is not null and left_at is null
				returning *
				""")
			.param("id", cardId)
			.param("other", UUID.randomUUID())
			.param("kind", PostedCard.STAYS)
			.param("nothing", PostedCard.NOTHING_YET)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(PostedCards::read)
			.optional();
	}

	/** What a message holds that nobody keeps up to date, if it does. */
	public Optional<PostedCard> staying(String conversationId, String activityId) {
		return in(conversationId, activityId).filter((card) -> card.kind().equals(PostedCard.STAYS));
	}

	/** The message needs no bringing to this answer any more; a later one it does. */
	public void needsNoAnswer(InPlace before) {
		this.jdbc.sql("update posted_card set answer_version = null, answer = null where id = ? and answers = ?")
			.param(before.card().id())
			.param(before.answers())
			.update();
	}

	/**
	 * The message now shows this version, or the answer to the last press, instead of
	 * what it showed before. If somebody else noted another meanwhile, nobody knows which
	 * of the two it shows; and another answer may have been given since.
	 * @return whether it is known, and the last answer
	 */
	public boolean showsInstead(InPlace before, long version) {
		PostedCard card = before.card();
		boolean known = this.jdbc.sql("""
				update posted_card set version = :version, answer_version = null, answer = null,
				  refreshed_at = case when :answer then refreshed_at else cast(:now as timestamp with time zone) end
				where id = :id and version = :before and answers = :answers
				""")
			.param("version", version)
			.param("answer", before.answer() != null)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("id", card.id())
			.param("before", card.version())
			.param("answers", before.answers())
			.update() == 1;
		if (!known) {
			doubt(card.id());
		}
		return known;
	}

	/**
	 * What a conversation's cards about some subjects showed is not for its people any
	 * more: those cards show something else from now on, and so does what stood in their
	 * place before. A card may be about several at once, with slashes between them.
	 * @return whether there was any
	 */
	public boolean nowShow(String conversationId, Collection<String> subjects, String kind, String subject) {
		return this.jdbc
			.sql("update posted_card set kind = :kind, subject = :subject, page = '', version = :nothing, "
					+ "answers = answers + 1, answer_version = null, answer = null, elsewhere = null "
					+ "where conversation_id = :conversation "
					+ "and string_to_array(subject, '/') && cast(array[:subjects] as text[])")
			.param("kind", kind)
			.param("subject", subject)
			.param("nothing", PostedCard.NOTHING_YET)
			.param("conversation", conversationId)
			.param("subjects", subjects)
			.update() > 0;
	}

	/**
	 * A message holds what the last press was answered with, which nobody keeps up to
	 * date.
	 * @return false if another answer was given since, or nobody knows any more whether
	 * its people may see it
	 */
	public boolean stands(InPlace before) {
		return this.jdbc
			.sql("update posted_card set version = 0, answer_version = null, answer = null "
					+ "where id = ? and answers = ? and answer is not null")
			.param(before.card().id())
			.param(before.answers())
			.update() == 1;
	}

	/** Nobody knows any more whether its people may see what these messages hold. */
	public void doubt(Collection<UUID> cardIds) {
		if (!cardIds.isEmpty()) {
			this.jdbc
				.sql("update posted_card set version = :nothing, answers = answers + 1, answer_version = null, "
						+ "answer = null where id in (:ids)")
				.param("nothing", PostedCard.NOTHING_YET)
				.param("ids", cardIds)
				.update();
		}
	}

	/** Nobody knows any more whether its people may see what its message holds. */
	public void doubt(UUID cardId) {
		this.jdbc.sql("update posted_card set version = ?, answers = answers + 1 where id = ?")
			.param(PostedCard.NOTHING_YET)
			.param(cardId)
			.update();
	}

	/** The card cannot be reached any more, or has nothing to show. */
	public void forget(UUID cardId) {
		this.jdbc.sql("delete from posted_card where id = ?").param(cardId).update();
	}

	/** A card that somebody may have in sight, on one of their devices at least. */
	public Optional<PostedCard> find(UUID cardId) {
		return this.jdbc.sql("select * from posted_card where id = ?")
			.param(cardId)
			.query(PostedCards::read)
			.optional();
	}

	/** A card that its message still holds, and where that is. */
	public Optional<InPlace> inPlace(UUID cardId) {
		return this.jdbc.sql("""
				select card.*, scope, service_url, bot_id, tenant_id, person_id, team_id
				from posted_card card left join conversation
				  on conversation.id = split_part(card.conversation_id, '%s', 1) and gone_at is null
				where card.id = ? and left_at is null
				""".formatted(TeamsChat.THREAD))
			.param(cardId)
			.query((row, number) -> inPlace(row, read(row, number)))
			.optional();
	}

	/** Every card that a conversation's messages still hold. */
	public List<PostedCard> in(String conversationId) {
		return this.jdbc.sql("select * from posted_card where conversation_id = ? and left_at is null")
			.param(conversationId)
			.query(PostedCards::read)
			.list();
	}

	/**
	 * Every card that a conversation's messages still hold, of which nobody knows any
	 * more whether its people may see it, nor what their presses were answered with.
	 */
	public List<PostedCard> doubtful(String conversationId) {
		this.jdbc
			.sql("update posted_card set version = ?, answers = answers + 1, answer_version = null, answer = null "
					+ "where conversation_id = ? and left_at is null")
			.param(PostedCard.NOTHING_YET)
			.param(conversationId)
			.update();
		return in(conversationId);
	}

	/** Every card about a subject that its message still holds, oldest first. */
	public List<PostedCard> about(String kind, String subject) {
		return this.jdbc
			.sql("select * from posted_card where kind || ' ' || subject = ? and left_at is null "
					+ "order by prepared_at, id")
			.param(kind + " " + subject)
			.query(PostedCards::read)
			.list();
	}

	private static InPlace inPlace(ResultSet row, PostedCard card) throws SQLException {
		long answered = row.getLong("answer_version");
		Answer answer = row.wasNull() ? null : new Answer(answered, row.getString("answer"));
		return new InPlace(
				card, (row.getString("scope") != null)
						? TeamsChats.read(row, TeamsChat.withoutThread(card.conversationId())) : null,
				row.getLong("answers"), answer);
	}

	/**
	 * A card that its message still holds.
	 *
	 * @param conversation where that is; null where the bot is not in it any more
	 * @param answers how many presses on it were answered
	 * @param answer the last of these answers, where the message was not brought to it
	 * yet
	 */
	public record InPlace(PostedCard card, @Nullable TeamsChat conversation, long answers, @Nullable Answer answer) {

		/** What is to stand in the message if the subject is still as it was. */
		public Optional<String> answerAt(long version) {
			return Optional.ofNullable(this.answer).filter((each) -> each.version == version).map(Answer::shown);
		}

	}

	/**
	 * What a press was answered with.
	 *
	 * @param version what it shows of the card's subject
	 * @param shown the card as JSON; null for what its view shows
	 */
	public record Answer(long version, @Nullable String shown) {

	}

	private static PostedCard read(ResultSet row, int number) throws SQLException {
		@Nullable String activityId = row.getString("activity_id");
		return new PostedCard(Columns.id(row, "id"), row.getString("kind"), row.getString("subject"),
				row.getLong("version"), row.getString("conversation_id"), activityId,
				row.getTimestamp("prepared_at").toInstant(), Page.read(row.getString("page")),
				Left.read(row.getString("elsewhere")));
	}

}
