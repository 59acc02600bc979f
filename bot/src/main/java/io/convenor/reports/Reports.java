package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;

/** Which reports a conference was promised, and which are there. */
@Component
public class Reports {

	private final Requests requests;

	private final Deliveries deliveries;

	private final Caseload caseload;

	private final ReportClocks clocks;

	private final AuditTrail audit;

	private final Clock clock;

	Reports(Requests requests, Deliveries deliveries, Caseload caseload, ReportClocks clocks, AuditTrail audit,
			Clock clock) {
		this.caseload = caseload;
		this.clocks = clocks;
		this.audit = audit;
		this.requests = requests;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/**
	 * Every report that was asked for, in the order the agencies are listed. Whether
	 * somebody may see the conference is asked before.
	 */
	public List<RequestedReport> of(UUID conference) {
		Map<UUID, List<Requests.VersionRow>> versions = this.requests.versions(conference)
			.stream()
			.collect(Collectors.groupingBy(Requests.VersionRow::request));
		Set<String> unsent = unsent(this.deliveries, conference);
		return this.requests.of(conference)
			.stream()
			.map((request) -> report(request, versions.getOrDefault(request.id(), List.of()), unsent))
			.toList();
	}

	/**
	 * The parents had the social worker's report; who says so stays known.
	 * @param by the object id of somebody who looks after the conference
	 * @return why that cannot be, as a sentence
	 */
	@Transactional
	public Optional<String> parentsHadIt(UUID id, String by, LocalDate on) {
		Optional<Conference> conference = this.caseload.find(id, by);
		if (conference.isEmpty()) {
			return Optional.of("That conference is not one of yours. Type conferences to see them.");
		}
		LocalDate today = Dates.today(this.clock);
		if (on.isAfter(today)) {
			return Optional.of("%s is in the future. Give the day on which the parents had the report."
				.formatted(Dates.inWords(on)));
		}
		if (on.isBefore(conference.get().bookedAt().atZone(Dates.LONDON).toLocalDate())) {
			return Optional.of("%s is before the conference was booked. Check the date.".formatted(Dates.inWords(on)));
		}
		List<Request> theirs = this.requests.of(id)
			.stream()
			.filter((request) -> request.stands() && request.role() == Role.SOCIAL_WORKER)
			.toList();
		if (theirs.isEmpty()) {
			return Optional.of("No social worker is asked for a report for this conference.");
		}
		theirs.forEach((request) -> this.requests.withParents(request.id(), on));
		this.clocks.settle(conference.get());
		this.audit.record(by, "said that the parents had the report", id, conference.get().reference().value(),
				on.toString());
		return Optional.empty();
	}

	/** The keys of the mails about a conference that could not be sent. */
	static Set<String> unsent(Deliveries deliveries, UUID conference) {
		return deliveries.about(conference)
			.stream()
			.filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
			.map(Delivery::key)
			.collect(Collectors.toCollection(HashSet::new));
	}

	private RequestedReport report(Request request, List<Requests.VersionRow> versions, Set<String> unsent) {
		return new RequestedReport(request.id(), request.conference(), request.label(), request.agency(),
				request.role(), request.due().on(), request.due().because(),
				state(request, unsent.contains(request.key())), request.receivedAt(), versions(versions),
				new RequestedReport.Chase(request.course().remindedAt(), request.said(), request.course().chased()));
	}

	/** What came in one mail is one version. */
	private static List<RequestedReport.Version> versions(List<Requests.VersionRow> files) {
		return files.stream()
			.collect(Collectors.groupingBy(Requests.VersionRow::number, LinkedHashMap::new, Collectors.toList()))
			.values()
			.stream()
			.map((parts) -> new RequestedReport.Version(parts.getFirst().number(), parts.getFirst().receivedAt(),
					parts.getFirst().late(), parts.stream().map(Requests.VersionRow::file).toList()))
			.toList();
	}

	private RequestedReport.State state(Request request, boolean unsent) {
		if (request.receivedAt() != null) {
			boolean late = request.receivedAt().atZone(Dates.LONDON).toLocalDate().isAfter(request.due().on());
			return late ? RequestedReport.State.RECEIVED_LATE : RequestedReport.State.RECEIVED;
		}
		if (!request.stands()) {
			return RequestedReport.State.WITHDRAWN;
		}
		if (unsent) {
			return RequestedReport.State.NOT_ASKED;
		}
		boolean passed = Dates.today(this.clock).isAfter(request.awaitedOn());
		return passed ? RequestedReport.State.MISSING : RequestedReport.State.ASKED;
	}

}
