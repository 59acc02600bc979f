package io.convenor.replies;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.Status;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.delivery.SentLetters.SentLetter;
import io.convenor.replies.Placing.Theirs;
import io.convenor.replies.Reply.Recognised;

/**
 * What a mail tells of the conferences of one side.
 *
 * @param addresses of its sender, and where its answers are to go
 * @param named the conferences it names itself
 * @param quoted those named in what it answers
 * @param bySender the conferences that its sender was invited to, the latest first
 * @param thread the conference whose letter it answers
 * @param letter that letter
 * @param text all of it
 */
record Clues(List<String> addresses, List<Conference> named, List<Conference> quoted, List<Invited> bySender,
		@Nullable Conference thread, @Nullable SentLetter letter, String text) {

	static final Comparator<Invited> SOONEST = Comparator
		.<Invited, Boolean>comparing((each) -> each.status() != Status.BOOKED)
		.thenComparing(Invited::startsAt);

	/** What tells it beyond doubt: who was invited names it, or answers its letter. */
	Optional<Theirs> clearly() {
		return Stream.of(invitedToOneOf(this.named), byThread(), invitedToOneOf(this.quoted))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private Optional<Theirs> invitedToOneOf(List<Conference> conferences) {
		List<Theirs> found = conferences.stream().flatMap((conference) -> theirs(conference, null).stream()).toList();
		return (found.size() > 1) ? Optional.empty() : found.stream().findFirst();
	}

	/** From another address than the letter went to, it is still about that letter. */
	private Optional<Theirs> byThread() {
		Conference conference = this.thread;
		if (conference == null) {
			return Optional.empty();
		}
		return theirs(conference, null)
			.or(() -> Optional.of(new Theirs(conference, to(conference).orElse(null), Recognised.THREAD, null)));
	}

	/** One that it names anywhere, whoever wrote it: one of who was invited first. */
	Optional<Theirs> namedByAnybody() {
		List<Theirs> all = Stream.concat(this.named.stream(), this.quoted.stream())
			.map((conference) -> theirs(conference, null)
				.orElseGet(() -> new Theirs(conference, null, Recognised.REFERENCE, null)))
			.toList();
		return all.stream().filter((each) -> each.invitee() != null).findFirst().or(() -> all.stream().findFirst());
	}

	/** Who a letter did not get to stands in the notice, among other addresses. */
	Optional<Theirs> undelivered() {
		return Stream.concat(Stream.ofNullable(this.thread), Stream.concat(this.named.stream(), this.quoted.stream()))
			.findFirst()
			.map((conference) -> new Theirs(conference, lost(conference), Recognised.THREAD, null));
	}

	private @Nullable Invitee lost(Conference conference) {
		String small = this.text.toLowerCase(Locale.ROOT);
		return to(conference)
			.or(() -> conference.everybodyEver()
				.stream()
				.filter((invitee) -> !invitee.address().isBlank()
						&& small.contains(invitee.address().toLowerCase(Locale.ROOT)))
				.findFirst())
			.orElse(null);
	}

	private Optional<Invitee> to(Conference conference) {
		return (this.letter != null) ? at(conference, Set.of(this.letter.address())) : Optional.empty();
	}

	Optional<Theirs> theirs(Conference conference, @Nullable String besides) {
		return at(conference, this.addresses).map((invitee) -> new Theirs(conference, invitee,
				invitee.address().equalsIgnoreCase(this.addresses.getFirst()) ? Recognised.ADDRESS
						: Recognised.REPLY_TO,
				besides));
	}

	/** Who has one of these addresses: who is invited now before who was. */
	private static Optional<Invitee> at(Conference conference, Collection<String> addresses) {
		return conference.everybodyEver()
			.stream()
			.filter((invitee) -> addresses.contains(invitee.address().toLowerCase(Locale.ROOT)))
			.min(Comparator.comparing((invitee) -> !invitee.invited()));
	}

	/** A conference that somebody is or was invited to. */
	record Invited(UUID id, String reference, Status status, Kind kind, String chairId, LocalDateTime startsAt) {
	}

}
