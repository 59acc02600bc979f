package io.convenor.chat.digest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.timescales.Dates;

/**
 * Posts each chair's digest on working mornings, once, and none where there is nothing to
 * tell.
 */
@Component
class EachMorning {

	private final NeedToKnow needToKnow;

	private final Digests digests;

	private final TeamsChats chats;

	private final CardScreen screen;

	private final DigestDays days;

	private final TransactionOperations transaction;

	private final Clock clock;

	EachMorning(NeedToKnow needToKnow, Digests digests, TeamsChats chats, CardScreen screen, DigestDays days,
			TransactionOperations transaction, Clock clock) {
		this.needToKnow = needToKnow;
		this.digests = digests;
		this.chats = chats;
		this.screen = screen;
		this.days = days;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Nobody is told of a morning that is over. */
	void tellEachChair() {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON);
		if (this.days.isMorning(now)) {
			this.needToKnow.chairs().forEach((chair) -> tell(chair, now.toLocalDate()));
		}
	}

	private void tell(String chairId, LocalDate today) {
		if (this.digests.of(chairId, today).isEmpty()) {
			return;
		}
		String subject = DigestCard.subject(chairId, today);
		this.chats.withPerson(chairId)
			.ifPresent((chat) -> this.transaction.executeWithoutResult(
					(_) -> this.screen.postOnce("digest:" + subject, chat, DigestCard.KIND, subject, about(subject))));
	}

	/** A day of a chair is about no conference, so it goes by an id of its own. */
	private static UUID about(String subject) {
		return UUID.nameUUIDFromBytes(("digest:" + subject).getBytes(StandardCharsets.UTF_8));
	}

}
