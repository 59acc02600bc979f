package io.convenor.chat.digest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

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

	private final WorkingDays workingDays;

	private final DigestSettings settings;

	private final TransactionOperations transaction;

	private final Clock clock;

	EachMorning(NeedToKnow needToKnow, Digests digests, TeamsChats chats, CardScreen screen, WorkingDays workingDays,
			DigestSettings settings, TransactionOperations transaction, Clock clock) {
		this.needToKnow = needToKnow;
		this.digests = digests;
		this.chats = chats;
		this.screen = screen;
		this.workingDays = workingDays;
		this.settings = settings;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Nobody is told of a morning that is over. */
	void tellEachChair() {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON);
		if (isMorning(now)) {
			this.needToKnow.chairs().forEach((chair) -> tell(chair, now.toLocalDate()));
		}
	}

	private boolean isMorning(LocalDateTime now) {
		return isWorkingDay(now.toLocalDate()) && !now.toLocalTime().isBefore(this.settings.at())
				&& !now.toLocalTime().isAfter(this.settings.until());
	}

	/**
	 * Where the list of bank holidays has ended, a morning too many is better than none.
	 */
	private boolean isWorkingDay(LocalDate day) {
		return this.workingDays.covers(day) ? this.workingDays.isWorkingDay(day)
				: day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
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
