package io.convenor.reports;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;

/** Writes to agencies about the reports they are asked for. */
@Component
class ReportMails {

	private final ReportLetters letters;

	private final ReportDays days;

	private final Deliveries deliveries;

	ReportMails(ReportLetters letters, ReportDays days, Deliveries deliveries) {
		this.letters = letters;
		this.days = days;
		this.deliveries = deliveries;
	}

	/** Asks each for its report. */
	void ask(Conference conference, List<Request> requests) {
		this.deliveries.enqueueAll(requests.stream()
			.map((request) -> parcel(request.key(), conference, request, asking(conference, request)))
			.toList());
	}

	/** Asks once more, at another address. */
	void askAnew(Conference conference, Request request) {
		this.deliveries
			.enqueue(parcel(request.key() + "/" + UUID.randomUUID(), conference, request, asking(conference, request)));
	}

	/** The report need not be written any more. */
	void notNeeded(Conference conference, Request request) {
		this.deliveries.enqueue(parcel("%s/report-not-needed/%s".formatted(conference.id(), request.id()), conference,
				request, this.letters.notNeeded(conference, request)));
	}

	private IndividualMail asking(Conference conference, Request request) {
		return this.letters.request(conference, request, this.days.toParents(conference, request));
	}

	private static Parcel parcel(String key, Conference conference, Request request, IndividualMail mail) {
		String recipient = conference.invitee(request.invitee()).map(Invitee::described).orElse(request.to().name());
		return Parcel.of(key, conference.id(), recipient, mail).to(request.invitee());
	}

}
