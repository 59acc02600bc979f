package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.AssessedRisk.Finding;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.timescales.RiskAssessment;
import io.convenor.timescales.RiskAssessment.Asked;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;

/**
 * What risk assessments were done before people were put in a room or a visit was
 * planned, and where the rules ask for one. The newest counts; none is thrown away.
 */
@Component
public class RiskAssessments {

	private static final Shelf OF_THE_ROOM = Shelf.of("(select * from risk_assessment where visited is null)",
			"conference", "recorded_at desc, id");

	private static final Shelf OF_VISITS = Shelf.of("(select * from risk_assessment where visited is not null)",
			"conference", "recorded_at desc, id");

	private static final Shelf OF_A_BOOKING = Shelf.of("(select * from risk_assessment where booking is not null)",
			"booking", "recorded_at desc, id");

	private static final Asked IN_DOUBT = new Asked(RiskAssessment.Answer.ASKED_FOR,
			"to be safe, because the rules it was booked under are not there any more");

	private final JdbcClient jdbc;

	private final RuleSets ruleSets;

	private final AuditTrail audit;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	RiskAssessments(JdbcClient jdbc, RuleSets ruleSets, AuditTrail audit, Clock clock,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.ruleSets = ruleSets;
		this.audit = audit;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * The rule that asks for one before this kind of meeting is held this way, if any.
	 */
	public Optional<Asked> askedFor(Kind kind, Way way, RuleSet rules) {
		Asked asked = kind.careReview() ? rules.riskAssessment().careReviewInARoom()
				: rules.riskAssessment().otherMeetingInARoom();
		return Optional.of(asked).filter((_) -> way.inARoom()).filter(Asked::isAskedFor);
	}

	/**
	 * The rule that asks for one before a conference is held this way, if any. Where
	 * nobody can tell, it is asked for.
	 */
	public Optional<Asked> askedFor(Conference conference, Way way) {
		try {
			return askedFor(conference.kind(), way, this.ruleSets.kept(conference.rules()));
		}
		catch (UnknownRuleSetException ex) {
			return Optional.of(IN_DOUBT).filter((_) -> way.inARoom());
		}
	}

	/**
	 * Why a conference cannot be held this way, as a sentence: the rules ask for a risk
	 * assessment that is missing, or the newest one found that it is not safe.
	 */
	public Optional<String> problem(Conference conference, Way way) {
		if (!way.inARoom()) {
			return Optional.empty();
		}
		return problem(ofConference(conference.id()), askedFor(conference, way));
	}

	/**
	 * Why people cannot be put in a room, as a sentence.
	 * @param asked the rule that asks for an assessment, if any
	 */
	public static Optional<String> problem(Optional<AssessedRisk> assessed, Optional<Asked> asked) {
		if (assessed.isPresent()) {
			return assessed.filter((risk) -> !risk.finding().allowsMeeting())
				.map((_) -> "The risk assessment found that it is not safe to meet, so nobody can be put in a room. "
						+ "Hold it on Teams or by conference call instead, or record a new assessment.");
		}
		return asked.map((rule) -> "Before people are put in a room for this meeting, a risk assessment is asked for "
				+ "(%s). Record it, or hold the meeting on Teams or by conference call.".formatted(rule.source()));
	}

	/** The newest assessment of meeting in the room of a conference. */
	public Optional<AssessedRisk> ofConference(UUID conference) {
		return OF_THE_ROOM.one(this.jdbc, conference, RiskAssessments::assessed);
	}

	/** How visits to the people of a conference stand. */
	public VisitRisks ofVisits(Conference conference) {
		Map<UUID, List<AssessedRisk>> assessed = new LinkedHashMap<>();
		OF_VISITS
			.read(this.jdbc, conference.id(),
					(row, number) -> Map.entry(Columns.id(row, "visited"), assessed(row, number)))
			.forEach((each) -> assessed.computeIfAbsent(each.getKey(), (_) -> new ArrayList<>()).add(each.getValue()));
		return new VisitRisks(askedForVisits(conference).orElse(null), assessed);
	}

	private Optional<Asked> askedForVisits(Conference conference) {
		try {
			return Optional.of(this.ruleSets.kept(conference.rules()).riskAssessment().visit())
				.filter(Asked::isAskedFor);
		}
		catch (UnknownRuleSetException ex) {
			return Optional.empty();
		}
	}

	/** The newest assessment of something that is still being booked. */
	public Optional<AssessedRisk> ofBooking(UUID booking) {
		return OF_A_BOOKING.one(this.jdbc, booking, RiskAssessments::assessed);
	}

	/**
	 * How many were recorded for the room of a conference, which tells an old card from a
	 * new one.
	 */
	public long countOf(UUID conference) {
		return OF_THE_ROOM.read(this.jdbc, conference, RiskAssessments::assessed).size();
	}

	/** Keeps an assessment with a booking, once. */
	@Transactional
	public void keepForBooking(UUID booking, AssessedRisk risk, String recordedBy) {
		if (!ofBooking(booking).equals(Optional.of(risk))) {
			insert(risk, recordedBy, booking, null, null);
			this.audit.record(recordedBy, "recorded a risk assessment", booking, null, risk.finding().name());
		}
	}

	/** What was booked keeps the booking's assessments; whoever books it says so. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void handOver(UUID booking, Conference conference, String bookedBy) {
		int handed = this.jdbc.sql("update risk_assessment set conference = ?, booking = null where booking = ?")
			.param(conference.id())
			.param(booking)
			.update();
		if (handed > 0) {
			String finding = ofConference(conference.id()).map(AssessedRisk::finding).map(Finding::name).orElse(null);
			this.audit.record(bookedBy, "recorded a risk assessment", conference.id(), conference.reference().value(),
					finding);
		}
	}

	/** Records an assessment of a conference; the caller has checked who may. */
	@Transactional
	public void record(Conference conference, AssessedRisk risk, String recordedBy) {
		if (ofConference(conference.id()).equals(Optional.of(risk))) {
			return;
		}
		insert(risk, recordedBy, null, conference.id(), null);
		this.audit.record(recordedBy, "recorded a risk assessment", conference.id(), conference.reference().value(),
				risk.finding().name());
		this.events.publishEvent(new RiskAssessed(conference.id()));
	}

	/**
	 * Records an assessment of a visit to somebody, once; the caller has checked who may,
	 * and notes it in the audit trail.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void recordVisit(Conference conference, UUID person, AssessedRisk risk, String recordedBy) {
		if (!ofVisits(conference).of(person).equals(Optional.of(risk))) {
			insert(risk, recordedBy, null, conference.id(), person);
		}
	}

	private void insert(AssessedRisk risk, String by, @Nullable UUID booking, @Nullable UUID conference,
			@Nullable UUID visited) {
		this.jdbc
			.sql("insert into risk_assessment (id, booking, conference, visited, done_by, done_on, finding, measures, "
					+ "link, recorded_by, recorded_at) values (:id, :booking, :conference, :visited, :doneBy, :doneOn, "
					+ ":finding, :measures, :link, :by, :now)")
			.param("id", UUID.randomUUID())
			.param("booking", booking)
			.param("conference", conference)
			.param("visited", visited)
			.param("doneBy", risk.doneBy())
			.param("doneOn", risk.doneOn())
			.param("finding", risk.finding().name())
			.param("measures", risk.measures())
			.param("link", risk.link())
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static AssessedRisk assessed(ResultSet row, int number) throws SQLException {
		return new AssessedRisk(row.getString("done_by"), row.getObject("done_on", LocalDate.class),
				Finding.valueOf(row.getString("finding")), row.getString("measures"), row.getString("link"));
	}

}
