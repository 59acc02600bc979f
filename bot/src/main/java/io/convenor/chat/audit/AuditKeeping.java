package io.convenor.chat.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditChain;
import io.convenor.audit.Sealing;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.timescales.Dates;

/**
 * Has what was written down sealed every few seconds, and the whole of it checked each
 * night, by one instance.
 */
@Configuration(proxyBeanMethods = false)
class AuditKeeping {

	private static final Duration SEALED_EVERY = Duration.ofSeconds(10);

	private static final LocalTime AT_NIGHT = LocalTime.of(2, 30);

	@Bean
	Task<Void> sealAudit(Sealing sealing) {
		return Tasks.recurring("seal-audit", FixedDelay.of(SEALED_EVERY)).execute((_, _) -> sealAll(sealing));
	}

	private static void sealAll(Sealing sealing) {
		boolean more = true;
		while (more) {
			more = sealing.sealWhatWaits();
		}
	}

	@Bean
	Task<Void> checkAudit(Sealing sealing, AuditChain chain, Deliveries deliveries, TransactionOperations transaction) {
		return Tasks.recurring("check-audit", new Daily(Dates.LONDON, AT_NIGHT)).execute((_, _) -> {
			sealAll(sealing);
			transaction.executeWithoutResult((_) -> chain.checkTheWhole().ifPresent((check) -> {
				LocalDate day = LocalDate.ofInstant(check.at(), Dates.LONDON);
				UUID about = UUID.nameUUIDFromBytes(("audit:" + day).getBytes(StandardCharsets.UTF_8));
				deliveries.enqueue(Parcel.of("audit-head:" + day, about, null,
						new AuditHead(day, check.position(), check.hash(), check.brokenAt())));
			}));
		});
	}

}
