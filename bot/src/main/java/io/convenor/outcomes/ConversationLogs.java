package io.convenor.outcomes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;

/**
 * What is written down of conferences that are held by conversations, for those who look
 * after them, and for the record that rests on it.
 */
@Component
@Transactional
public class ConversationLogs {

	private final Kept kept;

	private final FormerConversations former;

	private final Conferences conferences;

	private final Caseload caseload;

	private final RiskAssessments assessments;

	private final Clock clock;

	ConversationLogs(Kept kept, FormerConversations former, Conferences conferences, Caseload caseload,
			RiskAssessments assessments, Clock clock) {
		this.kept = kept;
		this.former = former;
		this.conferences = conferences;
		this.caseload = caseload;
		this.assessments = assessments;
		this.clock = clock;
	}

	/** How far a conference is, for those who look after it. */
	@Transactional(readOnly = true)
	public Optional<Checklist> checklist(UUID conference, String objectId) {
		return this.caseload.find(conference, objectId).map(this::of);
	}

	/** The same, where it is known already who looks at it. */
	@Transactional(readOnly = true)
	public Checklist of(Conference conference) {
		return checklist(conference, log(conference));
	}

	private Checklist checklist(Conference conference, ConversationLog log) {
		return Checklist.of(conference, log, this.assessments.ofVisits(conference));
	}

	/** Which of a chair's conferences have a visit planned. */
	@Transactional(readOnly = true)
	public Set<UUID> visitsPlanned(String chairId) {
		return this.kept.logsWithVisits(chairId).stream().map(ConversationLog::conference).collect(Collectors.toSet());
	}

	/** How far those conferences are. */
	@Transactional(readOnly = true)
	public List<Checklist> withVisits(String chairId) {
		return this.kept.logsWithVisits(chairId)
			.stream()
			.map((log) -> checklist(this.conferences.get(log.conference()), log))
			.filter((checklist) -> !checklist.visits().isEmpty())
			.toList();
	}

	/** What a conversation said before its corrections, the oldest first. */
	@Transactional(readOnly = true)
	public List<FormerConversation> before(UUID conference, String objectId, UUID conversation) {
		return this.caseload.find(conference, objectId)
			.map((found) -> this.former.of(found.id(), conversation))
			.orElseGet(List::of);
	}

	/** The outcome of a conference comes after its conversations. */
	void requireFinished(Conference conference) {
		if (conference.way() == Way.CONVERSATIONS && !log(conference).finished()) {
			throw new Refused(
					"%s is held by conversations, and they are not finished. Type “status %s”, press Conversations, and finish them first."
						.formatted(conference.reference(), conference.reference()));
		}
	}

	/** The day a conference held by conversations counts as held on, once it is known. */
	@Transactional(readOnly = true)
	public Optional<LocalDate> heldOn(Conference conference) {
		return (conference.way() == Way.CONVERSATIONS) ? log(conference).lastDay() : Optional.empty();
	}

	/**
	 * What the conversations covered, which the record then says; empty for a meeting.
	 */
	Optional<List<Covered>> covered(Conference conference) {
		return (conference.way() == Way.CONVERSATIONS && conference.kind().careReview())
				? Optional.of(log(conference).covered()) : Optional.empty();
	}

	private ConversationLog log(Conference conference) {
		return this.kept.log(conference.id())
			.orElseGet(() -> ConversationLog.open(conference.id(), this.clock.instant()));
	}

}
