package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.timescales.Dates;

/** Which reports a conference was promised, and which are there. */
@Component
public class Reports {

	private final Requests requests;

	private final Deliveries deliveries;

	private final Clock clock;

	Reports(Requests requests, Deliveries deliveries, Clock clock) {
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
		Set<String> unsent = this.deliveries.about(conference)
			.stream()
			.filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
			.map(Delivery::key)
			.collect(Collectors.toCollection(HashSet::new));
		return this.requests.of(conference)
			.stream()
			.map((request) -> report(request, versions.getOrDefault(request.id(), List.of()), unsent))
			.toList();
	}

	private RequestedReport report(Request request, List<Requests.VersionRow> versions, Set<String> unsent) {
		return new RequestedReport(request.id(), request.conference(), request.label(), request.agency(),
				request.role(), request.dueOn(), request.dueBecause(), state(request, unsent.contains(request.key())),
				request.receivedAt(), versions.stream().map(Requests.VersionRow::version).toList());
	}

	private RequestedReport.State state(Request request, boolean unsent) {
		if (request.receivedAt() != null) {
			boolean late = request.receivedAt().atZone(Dates.LONDON).toLocalDate().isAfter(request.dueOn());
			return late ? RequestedReport.State.RECEIVED_LATE : RequestedReport.State.RECEIVED;
		}
		if (unsent) {
			return RequestedReport.State.NOT_ASKED;
		}
		boolean passed = LocalDate.now(this.clock.withZone(Dates.LONDON)).isAfter(request.dueOn());
		return passed ? RequestedReport.State.MISSING : RequestedReport.State.ASKED;
	}

}
