package io.convenor.outcomes;

import java.util.UUID;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;

/** Opens the log of a conference for somebody who looks after it to write in. */
@Component
@Transactional
class OpenLogs {

	private final ConversationLogRecords records;

	private final ConversationLogs logs;

	private final Caseload caseload;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	OpenLogs(ConversationLogRecords records, ConversationLogs logs, Caseload caseload, AuditTrail audit,
			ApplicationEventPublisher events) {
		this.records = records;
		this.logs = logs;
		this.caseload = caseload;
		this.audit = audit;
		this.events = events;
	}

	/**
	 * Everybody who writes in a log holds its conference, so that two of them wait for
	 * each other and neither undoes what the other wrote.
	 */
	void write(UUID id, String objectId, String did, BiConsumer<Checklist, ConversationLog> change) {
		write(id, objectId, did, null, change);
	}

	void write(UUID id, String objectId, String did, @Nullable String details,
			BiConsumer<Checklist, ConversationLog> change) {
		Conference conference = this.caseload.locked(id, objectId).orElseThrow(OpenLogs::notTheirs);
		Checklist checklist = this.logs.of(conference);
		ConversationLog log = checklist.log();
		stillWritten(conference, log);
		change.accept(checklist, log);
		this.records.save(log);
		this.audit.record(objectId, did, id, conference.reference().value(), details);
		this.events.publishEvent(new ConversationsMoved(id));
	}

	/** Takes in where the case note lies. */
	void noteStored(UUID conference, String url) {
		this.records.findById(conference).ifPresent((log) -> {
			log.noteStored(url);
			this.records.save(log);
			this.events.publishEvent(new ConversationsMoved(conference));
		});
	}

	private static void stillWritten(Conference conference, ConversationLog log) {
		if (log.finished()) {
			throw new Refused("These conversations are finished, so nothing in them changes any more.");
		}
		if (conference.status() != Conference.Status.BOOKED) {
			throw new Refused("%s is no longer planned, so nothing is added to its conversations."
				.formatted(conference.reference()));
		}
		if (conference.way() != Way.CONVERSATIONS) {
			throw new Refused(
					"%s is no longer held by conversations, so nothing is added here. What is written down stays."
						.formatted(conference.reference()));
		}
	}

	private static Refused notTheirs() {
		return new Refused("There is no such conference among those you look after; say “conferences” to see them.");
	}

}
