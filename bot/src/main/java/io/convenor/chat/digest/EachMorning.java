package io.convenor.chat.digest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.TakenUpAgain;
import io.convenor.timescales.Dates;

/**
 * Posts each chair's digest on working mornings, once, and none where there is nothing to
 * tell.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DigestSettings.class)
class EachMorning {

	private static final Duration SOON_AGAIN = Duration.ofMinutes(1);

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
		LocalDateTime now = Dates.now(this.clock);
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

	@Bean
	Task<Void> digest(DigestSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("digest", new Daily(Dates.LONDON, settings.at()))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(SOON_AGAIN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> tellEachChair());
	}

}
