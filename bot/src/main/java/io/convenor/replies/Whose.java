package io.convenor.replies;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.Status;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Reference;
import io.convenor.delivery.SentLetters;
import io.convenor.delivery.SentLetters.SentLetter;
import io.convenor.replies.Placing.Theirs;
import io.convenor.replies.Placing.Unknown;
import io.convenor.replies.Reply.Recognised;

/**
 * Tells by sender, thread and reference which conference a mail is about. Where any of
 * them points to a meeting about allegations, it is for those who run that meeting and
 * for nobody else.
 */
@Component
class Whose {

	private static final int MOST_REFERENCES = 5;

	private static final int MOST_CONFERENCES = 50;

	private static final Comparator<Invited> SOONEST = Comparator
		.<Invited, Boolean>comparing((each) -> each.status() != Status.BOOKED)
		.thenComparing(Invited::startsAt);

	private final JdbcClient jdbc;

	private final Conferences conferences;

	private final SentLetters letters;

	Whose(JdbcClient jdbc, Conferences conferences, SentLetters letters) {
		this.jdbc = jdbc;
		this.conferences = conferences;
		this.letters = letters;
	}

	Placing of(Received mail) {
		Clues clues = clues(mail);
		return clues.undelivered() ? undelivered(clues) : written(clues);
	}

	private Placing written(Clues clues) {
		return Stream
			.<Supplier<Optional<Theirs>>>of(() -> clues.invitedToOneOf(clues.named), () -> byThread(clues),
					() -> clues.invitedToOneOf(clues.quoted), () -> forThemAlone(clues))
			.flatMap((way) -> way.get().stream())
			.findFirst()
			.<Placing>map((theirs) -> theirs)
			.orElseGet(() -> bySender(clues));
	}

	/** From another address than the letter went to, it is still about that letter. */
	private Optional<Theirs> byThread(Clues clues) {
		return clues.letter.flatMap((letter) -> this.conferences.findById(letter.subject())
			.map((conference) -> clues.theirs(conference, null)
				.orElseGet(() -> new Theirs(conference, at(conference, Set.of(letter.address())).orElse(null),
						Recognised.THREAD, null))));
	}

	private Optional<Theirs> forThemAlone(Clues clues) {
		return clues.named.stream()
			.filter((conference) -> conference.kind().allegations())
			.findFirst()
			.map((conference) -> clues.theirs(conference, null)
				.orElseGet(() -> new Theirs(conference, null, Recognised.REFERENCE, null)))
			.or(() -> clues.bySender.stream()
				.filter((each) -> each.kind().allegations())
				.min(SOONEST)
				.flatMap((each) -> clues.theirs(this.conferences.get(each.id()), null)));
	}

	private Placing bySender(Clues clues) {
		if (!clues.named.isEmpty()) {
			return new Unknown((clues.named.size() > 1) ? "It names several references." : "It names "
					+ clues.named.getFirst().reference() + ", and its sender was not invited under that reference.");
		}
		List<Invited> toCome = clues.bySender.stream().filter((each) -> each.status() == Status.BOOKED).toList();
		List<Invited> candidates = toCome.isEmpty() ? clues.bySender.stream().limit(1).toList() : toCome;
		String names = clues.unknown.isEmpty() ? "It names no reference"
				: "There is no conference " + clues.unknown.getFirst();
		if (candidates.isEmpty()) {
			return new Unknown(names + ", and its sender was not invited.");
		}
		if (candidates.stream().map(Invited::chairId).distinct().count() > 1) {
			return new Unknown(names + ", and its sender is invited to several conferences.");
		}
		Conference soonest = this.conferences.get(candidates.stream().min(SOONEST).orElseThrow().id());
		String besides = clues.unknown.isEmpty() ? null : names
				+ ". The chair of %s, to which the sender is invited, has it too.".formatted(soonest.reference());
		return clues.theirs(soonest, besides)
			.<Placing>map((theirs) -> theirs)
			.orElseGet(() -> new Unknown(names + ", and its sender was not invited."));
	}

	/** Who a letter did not get to stands in the notice, among other addresses. */
	private Placing undelivered(Clues clues) {
		Optional<Conference> conference = clues.letter.flatMap((letter) -> this.conferences.findById(letter.subject()))
			.or(() -> clues.named.stream().findFirst())
			.or(() -> clues.quoted.stream().findFirst());
		return conference.<Placing>map((each) -> new Theirs(each, lost(each, clues), Recognised.THREAD, null))
			.orElseGet(() -> new Unknown("An email of ours may not have reached an agency: please see which one."));
	}

	private static @Nullable Invitee lost(Conference conference, Clues clues) {
		String text = clues.text.toLowerCase(Locale.ROOT);
		return clues.letter.flatMap((letter) -> at(conference, Set.of(letter.address())))
			.or(() -> conference.everybodyEver()
				.stream()
				.filter((invitee) -> text.contains(invitee.address().toLowerCase(Locale.ROOT)))
				.findFirst())
			.orElse(null);
	}

	private Clues clues(Received mail) {
		List<String> addresses = addresses(mail);
		String fresh = mail.subject() + "\n" + mail.typed().fresh();
		List<Reference> references = references(fresh);
		List<Conference> named = found(references);
		List<Conference> quoted = named.isEmpty() ? found(references(mail.typed().earlier())) : List.of();
		List<Reference> unknown = references.stream()
			.filter(Whose::canOnlyBeAReference)
			.filter((reference) -> named.stream().noneMatch((each) -> each.reference().equals(reference)))
			.toList();
		List<Invited> bySender = addresses.isEmpty() ? List.of() : invitedTo(addresses);
		return new Clues(mail.undelivered(), addresses, named, quoted, unknown, bySender,
				this.letters.named(mail.threads()), fresh + "\n" + mail.typed().earlier());
	}

	private static List<String> addresses(Received mail) {
		Set<String> addresses = new LinkedHashSet<>();
		Stream.concat(Stream.of(mail.sender()), mail.replyTo().stream().limit(MOST_REFERENCES))
			.map((address) -> address.strip().toLowerCase(Locale.ROOT))
			.filter((address) -> !address.isEmpty())
			.forEach(addresses::add);
		return List.copyOf(addresses);
	}

	private static List<Reference> references(String text) {
		return Reference.allIn(text).stream().limit(MOST_REFERENCES).toList();
	}

	private List<Conference> found(Collection<Reference> references) {
		List<Conference> found = new ArrayList<>();
		references.forEach((reference) -> this.conferences.findByReference(reference.value()).ifPresent(found::add));
		return found;
	}

	/** Words such as {@code CP team} look like one, too. */
	private static boolean canOnlyBeAReference(Reference reference) {
		return reference.value().chars().anyMatch(Character::isDigit);
	}

	/** Who has one of these addresses: who is invited now before who was. */
	private static Optional<Invitee> at(Conference conference, Collection<String> addresses) {
		return conference.everybodyEver()
			.stream()
			.filter((invitee) -> addresses.contains(invitee.address().toLowerCase(Locale.ROOT)))
			.min(Comparator.comparing((invitee) -> !invitee.invited()));
	}

	/** The conferences that somebody is or was invited to, the latest first. */
	private List<Invited> invitedTo(List<String> addresses) {
		return this.jdbc
			.sql("select id, status, kind, chair_id, starts_at from conference where id in "
					+ "(select conference from invitee where lower(address) in (:addresses)) "
					+ "order by starts_at desc limit :most")
			.param("addresses", addresses)
			.param("most", MOST_CONFERENCES)
			.query((row, _) -> new Invited(Objects.requireNonNull(row.getObject("id", UUID.class)),
					Status.valueOf(row.getString("status")), Kind.valueOf(row.getString("kind")),
					row.getString("chair_id"), Objects.requireNonNull(row.getObject("starts_at", LocalDateTime.class))))
			.list();
	}

	private record Invited(UUID id, Status status, Kind kind, String chairId, LocalDateTime startsAt) {
	}

	/**
	 * What a mail tells.
	 *
	 * @param addresses of its sender, and where its answers are to go
	 * @param named the conferences it names itself
	 * @param quoted those named in what it answers
	 * @param unknown what it names that is no conference
	 * @param bySender the conferences that its sender was invited to, the latest first
	 * @param letter the letter of ours that it answers
	 */
	private record Clues(boolean undelivered, List<String> addresses, List<Conference> named, List<Conference> quoted,
			List<Reference> unknown, List<Invited> bySender, Optional<SentLetter> letter, String text) {

		Optional<Theirs> invitedToOneOf(List<Conference> conferences) {
			List<Theirs> found = conferences.stream()
				.flatMap((conference) -> theirs(conference, null).stream())
				.toList();
			return (found.size() > 1) ? Optional.empty() : found.stream().findFirst();
		}

		Optional<Theirs> theirs(Conference conference, @Nullable String besides) {
			return at(conference, this.addresses).map((invitee) -> new Theirs(conference, invitee,
					invitee.address().equalsIgnoreCase(this.addresses.getFirst()) ? Recognised.ADDRESS
							: Recognised.REPLY_TO,
					besides));
		}

	}

}
