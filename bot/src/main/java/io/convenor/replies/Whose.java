package io.convenor.replies;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.Status;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.delivery.SentLetters;
import io.convenor.delivery.SentLetters.SentLetter;
import io.convenor.reading.Columns;
import io.convenor.replies.Clues.Invited;
import io.convenor.replies.Placing.Theirs;
import io.convenor.replies.Placing.Unknown;
import io.convenor.replies.Reply.Recognised;

/**
 * Tells by sender, thread and reference which conference a mail is about: once for the
 * administration team and its chairs, as if there were no meetings about allegations, and
 * once for those who run such a meeting.
 */
@Component
class Whose {

	private static final int MOST_REFERENCES = 5;

	private static final int MOST_CONFERENCES = 50;

	private final JdbcClient jdbc;

	private final Conferences conferences;

	private final Kinds kinds;

	private final SentLetters letters;

	private final NeedToKnow needToKnow;

	Whose(JdbcClient jdbc, Conferences conferences, Kinds kinds, SentLetters letters, NeedToKnow needToKnow) {
		this.kinds = kinds;
		this.jdbc = jdbc;
		this.conferences = conferences;
		this.letters = letters;
		this.needToKnow = needToKnow;
	}

	Placed of(Received mail, Optional<String> group) {
		Found all = found(mail);
		Clues known = known(all);
		Clues apart = apart(all,
				(kind) -> isApart(kind) && group.map((each) -> each.equals(kind.group())).orElse(true));
		List<Reference> strange = strange(all, known);
		boolean clear = mail.undelivered() ? known.undelivered().isPresent() : known.clearly().isPresent();
		Placing placing = mail.undelivered() ? undelivered(known) : written(known, strange, all.fresh);
		Theirs theirs = (mail.undelivered() ? apart.undelivered() : written(apart, clear)).orElse(null);
		boolean alone = theirs != null && placing instanceof Theirs && isOfTheirPeople(theirs, apart, mail)
				&& (strange.isEmpty() || clear);
		boolean nobodys = placing instanceof Unknown && (known.named().isEmpty() || apart.thread() != null);
		return new Placed(placing, theirs, alone, closed(mail, strange, clear, placing, nobodys),
				!strange.isEmpty() || answersElsewhere(mail) || nobodys);
	}

	/** By its own name, which no answer and no forwarding keeps. */
	boolean isOurOwnLetter(Received mail) {
		return this.letters.named(List.of(mail.messageId())).isPresent();
	}

	private Placing written(Clues known, List<Reference> strange, List<Reference> fresh) {
		return known.clearly().<Placing>map((theirs) -> theirs).orElseGet(() -> bySender(known, strange, fresh));
	}

	/** A sender alone points to it only where nothing points elsewhere. */
	private Optional<Theirs> written(Clues apart, boolean clearlyElsewhere) {
		return apart.clearly()
			.or(apart::namedByAnybody)
			.or(() -> clearlyElsewhere ? Optional.empty()
					: apart.bySender()
						.stream()
						.min(Clues.SOONEST)
						.flatMap((each) -> apart.theirs(this.conferences.get(each.id()), null)));
	}

	/**
	 * Whether a mail comes from somebody who knows of the meeting. It goes to its people
	 * alone only where it would be in nobody's queue without them, either: what is
	 * missing from the queue would tell of them.
	 */
	private static boolean isOfTheirPeople(Theirs theirs, Clues apart, Received mail) {
		Conference thread = apart.thread();
		return (theirs.how() == Recognised.ADDRESS && !mail.doubtful())
				|| (thread != null && thread.id().equals(theirs.conference().id()));
	}

	private Placing bySender(Clues known, List<Reference> strange, List<Reference> fresh) {
		if (!known.named().isEmpty()) {
			return new Unknown((known.named().size() > 1) ? "It names several references." : "It names "
					+ known.named().getFirst().reference() + ", and its sender was not invited under that reference.");
		}
		List<Invited> toCome = known.bySender().stream().filter((each) -> each.status() == Status.BOOKED).toList();
		List<Invited> candidates = toCome.isEmpty() ? known.bySender().stream().limit(1).toList() : toCome;
		String names = strange.stream()
			.filter(fresh::contains)
			.findFirst()
			.map((reference) -> reference.isGenuine() ? "There is no conference " + reference : reference.notOurs())
			.orElse("It names no reference");
		if (candidates.isEmpty()) {
			return new Unknown(names + ", and its sender was not invited.");
		}
		if (candidates.stream().map(Invited::chairId).distinct().count() > 1) {
			return new Unknown(names + ", and its sender is invited to several conferences.");
		}
		Conference soonest = this.conferences.get(candidates.stream().min(Clues.SOONEST).orElseThrow().id());
		String besides = strange.isEmpty() ? null : names
				+ ". The chair of %s, to which the sender is invited, was told that it came, and not what it says."
					.formatted(soonest.reference());
		return known.theirs(soonest, besides)
			.<Placing>map((theirs) -> theirs)
			.orElseGet(() -> new Unknown(names + ", and its sender was not invited."));
	}

	private static Placing undelivered(Clues known) {
		return known.undelivered()
			.<Placing>map((theirs) -> theirs)
			.orElseGet(() -> new Unknown("An email of ours may not have reached an agency: please see which one."));
	}

	/**
	 * Why whoever gets it does not get to read it. It is asked of what the mail says and
	 * of what the administration team knows, and never of what there is beside that.
	 * @param nobodys whether nothing in it points to a conference of theirs
	 */
	private static @Nullable String closed(Received mail, List<Reference> strange, boolean clear, Placing placing,
			boolean nobodys) {
		if (clear) {
			return null;
		}
		if (!strange.isEmpty()) {
			return "it names %s, under which the administration team has no conference".formatted(strange.getFirst());
		}
		if (placing instanceof Theirs) {
			return null;
		}
		if (mail.doubtful()) {
			return "Microsoft 365 could not confirm that it comes from the address it gives";
		}
		if (answersElsewhere(mail)) {
			return "it asks for answers at another address than it comes from";
		}
		return nobodys ? "I cannot tell by its sender or by a reference whose it is" : null;
	}

	private static boolean answersElsewhere(Received mail) {
		return mail.replyTo().stream().anyMatch((address) -> !address.strip().equalsIgnoreCase(mail.sender().strip()));
	}

	private Clues known(Found all) {
		List<Invited> invited = all.bySender.stream().filter((each) -> !isApart(each.kind())).toList();
		List<Conference> named = new ArrayList<>(all.of(all.fresh, (each) -> !isApart(each.kind())));
		slips(all.fresh, named, invited).stream().map(this.conferences::get).forEach(named::add);
		List<Conference> quoted = named.isEmpty() ? all.of(all.below, (each) -> !isApart(each.kind())) : List.of();
		return all.clues(named, quoted, invited, (each) -> !isApart(each.kind()));
	}

	private Clues apart(Found all, Predicate<Kind> theirs) {
		return all.clues(all.of(all.fresh, (each) -> theirs.test(each.kind())),
				all.of(all.below, (each) -> theirs.test(each.kind())),
				all.bySender.stream().filter((each) -> theirs.test(each.kind())).toList(),
				(each) -> theirs.test(each.kind()));
	}

	/**
	 * A slip of the pen in a reference that the sender was given is no other reference.
	 */
	private static Set<UUID> slips(List<Reference> names, List<Conference> named, List<Invited> invited) {
		Set<UUID> meant = new LinkedHashSet<>();
		names.stream()
			.filter((name) -> named.stream().noneMatch((each) -> each.reference().equals(name)))
			.forEach((name) -> invited.stream()
				.filter((each) -> name.isOneSlipFrom(each.reference()))
				.filter((each) -> named.stream().noneMatch((other) -> other.id().equals(each.id())))
				.forEach((each) -> meant.add(each.id())));
		return meant;
	}

	/**
	 * What it names that is no conference, as far as the administration team may know.
	 */
	private List<Reference> strange(Found all, Clues known) {
		return Stream.concat(all.fresh.stream(), all.below.stream())
			.distinct()
			.filter((name) -> all.of(List.of(name), (each) -> !isApart(each.kind())).isEmpty())
			.filter((name) -> known.bySender().stream().noneMatch((each) -> name.isOneSlipFrom(each.reference())))
			.toList();
	}

	private boolean isApart(Kind kind) {
		return this.needToKnow.isApart(kind);
	}

	private Found found(Received mail) {
		List<String> addresses = addresses(mail);
		String fresh = mail.subject() + "\n" + mail.typed().fresh();
		List<Reference> named = references(fresh);
		List<Reference> below = references(mail.typed().earlier());
		List<Conference> there = Stream.concat(named.stream(), below.stream())
			.distinct()
			.flatMap((reference) -> this.conferences.findByReference(reference.value()).stream())
			.toList();
		Optional<SentLetter> letter = this.letters.named(mail.threads());
		Optional<Conference> thread = letter.flatMap((each) -> there.stream()
			.filter((conference) -> conference.id().equals(each.subject()))
			.findFirst()
			.or(() -> this.conferences.findById(each.subject())));
		return new Found(addresses, named, below, there, addresses.isEmpty() ? List.of() : invitedTo(addresses),
				thread.orElse(null), letter.orElse(null), fresh + "\n" + mail.typed().earlier());
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

	/** The conferences that somebody is or was invited to, the latest first. */
	private List<Invited> invitedTo(List<String> addresses) {
		return this.jdbc
			.sql("select id, reference, status, kind, chair_id, starts_at from conference where id in "
					+ "(select latest.conference from unnest(:addresses) as theirs (address) cross join lateral "
					+ "(select conference from invitee where lower(invitee.address) = theirs.address "
					+ "order by meets_at desc limit :most) latest) order by starts_at desc limit :most")
			.param("addresses", addresses.toArray(String[]::new))
			.param("most", MOST_CONFERENCES)
			.query((row, _) -> new Invited(Columns.id(row, "id"), row.getString("reference"),
					Status.valueOf(row.getString("status")), this.kinds.named(row.getString("kind")),
					row.getString("chair_id"), Columns.time(row, "starts_at")))
			.list();
	}

	/** What a mail tells of all conferences. */
	private record Found(List<String> addresses, List<Reference> fresh, List<Reference> below, List<Conference> there,
			List<Invited> bySender, @Nullable Conference thread, @Nullable SentLetter letter, String text) {

		List<Conference> of(List<Reference> names, Predicate<Conference> side) {
			return names.stream()
				.flatMap((name) -> this.there.stream().filter((each) -> each.reference().equals(name)))
				.filter(side)
				.toList();
		}

		Clues clues(List<Conference> named, List<Conference> quoted, List<Invited> invited,
				Predicate<Conference> side) {
			Conference answered = (this.thread != null && side.test(this.thread)) ? this.thread : null;
			return new Clues(this.addresses, named, quoted, invited, answered, (answered != null) ? this.letter : null,
					this.text);
		}

	}

}
