package io.convenor.chat.conversations;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLog;
import io.convenor.outcomes.DocumentToRead;
import io.convenor.reports.Reports;
import io.convenor.reports.RequestedReport;
import io.convenor.timescales.Dates;

/** What there is to read: the documents of the case, and the reports as they arrive. */
@Component
class ReadingList {

	private final Reports reports;

	ReadingList(Reports reports) {
		this.reports = reports;
	}

	List<Paper> of(Checklist checklist) {
		List<Paper> papers = new ArrayList<>();
		checklist.documents().forEach((document) -> papers.add(paper(document, checklist.log())));
		this.reports.of(checklist.conference().id()).forEach((report) -> papers.add(paper(report, checklist.log())));
		return papers;
	}

	/** Grows with every report that arrives, and on the day when it is overdue. */
	long version(Conference conference) {
		return this.reports.of(conference.id())
			.stream()
			.mapToLong((report) -> 1 + 2L * report.versions().size()
					+ ((report.state() == RequestedReport.State.MISSING) ? 1 : 0))
			.sum();
	}

	private static Paper paper(DocumentToRead document, ConversationLog log) {
		boolean read = log.hasRead(document);
		return new Paper(document, document.title(), read, read ? "read" : "not read yet");
	}

	/** A corrected report is read anew. */
	private static Paper paper(RequestedReport report, ConversationLog log) {
		String title = "Report: " + report.described();
		if (!report.received() || report.versions().isEmpty()) {
			return new Paper(null, title, false, report.state().words() + ", due " + Dates.inWords(report.dueOn()));
		}
		int number = report.versions().getLast().number();
		var newest = new DocumentToRead("report/%s/%d".formatted(report.id(), number),
				(number == 1) ? title : title + ", version " + number);
		if (log.hasRead(newest)) {
			return new Paper(newest, newest.title(), true, "read");
		}
		return new Paper(newest, newest.title(), false,
				(number == 1) ? report.state().words() + ", not read yet" : "corrected, not read yet");
	}

	/**
	 * Something to read.
	 *
	 * @param document what is read, once it is there
	 * @param standing how it stands, in words
	 */
	record Paper(@Nullable DocumentToRead document, String title, boolean read, String standing) {

		boolean readable() {
			return this.document != null && !this.read;
		}

	}

}
