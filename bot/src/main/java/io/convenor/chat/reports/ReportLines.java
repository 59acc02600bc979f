package io.convenor.chat.reports;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.reports.Reports;
import io.convenor.reports.Finding;
import io.convenor.reports.RequestedReport;
import io.convenor.reports.Said;
import io.convenor.timescales.Dates;

/** Counts the reports of a conference, and tells the chair how each stands. */
@Component
@Order(100)
class ReportLines implements StatusLine {

	private final Reports reports;

	ReportLines(Reports reports) {
		this.reports = reports;
	}

	@Override
	public List<Line> about(Conference conference) {
		List<RequestedReport> asked = this.reports.of(conference.id());
		if (asked.isEmpty()) {
			return List.of();
		}
		long received = asked.stream().filter(RequestedReport::received).count();
		long wanted = received + asked.stream().filter(RequestedReport::owed).count();
		List<Line> lines = new ArrayList<>();
		if (asked.stream().anyMatch((report) -> report.received() || report.open())) {
			lines.add(new Line("Reports", received + " of " + wanted + " received", received < wanted, true));
		}
		asked.stream().map((report) -> new Line(report.described(), inWords(report), false, false)).forEach(lines::add);
		return lines;
	}

	/** A report that comes in counts for more than the day that passed without it. */
	@Override
	public long version(Conference conference) {
		return this.reports.of(conference.id()).stream().mapToLong(ReportLines::moves).sum();
	}

	/** Grows with all that happens to one. */
	static long moves(RequestedReport report) {
		int more = switch (report.state()) {
			case MISSING -> 1;
			case WITHDRAWN -> 2;
			default -> 0;
		};
		return 1 + 2L * report.versions().size() + more + report.chase().times();
	}

	/** How one stands. */
	static String inWords(RequestedReport report) {
		Said said = report.chase().said();
		if (said != null && report.open()) {
			return "they say: %s (%s %s)".formatted(said.inWords(),
					(report.state() == RequestedReport.State.MISSING) ? "was due" : "due",
					Dates.inWords(report.dueOn()));
		}
		String due = "due " + Dates.inWords(report.dueOn());
		return switch (report.state()) {
			case ASKED -> "not received yet, " + due;
			case NOT_ASKED ->
				"the request could not be sent. Ask them yourself, or have the address put right; the report is " + due;
			case MISSING -> "missing, was " + due;
			case WITHDRAWN -> "not needed any more";
			case RECEIVED -> "received in time" + when(report) + toLookAt(report);
			case RECEIVED_LATE -> "received late" + when(report) + ", was " + due + toLookAt(report);
		};
	}

	/** What is not seen on a page is read by whoever it is sent to all the same. */
	private static String toLookAt(RequestedReport report) {
		String found = Finding.inWords(report.found());
		return found.isEmpty() ? "" : ". It has %s: look before the family gets it".formatted(found);
	}

	private static String when(RequestedReport report) {
		String first = (report.receivedAt() != null) ? ", " + Dates.inWords(report.receivedAt()) : "";
		return (report.versions().size() > 1) ? first + ", corrected since" : first;
	}

}
