package io.convenor.reports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.graph.SharedMailbox;
import io.convenor.replies.Received;
import io.convenor.replies.Typed;

/** Reads a mail and finds out what is to become of it. */
@Component
class LookAtMail {

	private final MailContents contents;

	private final FilesOfMails files;

	private final Requests requests;

	private final Matching matching;

	private final Conferences conferences;

	private final Readings readings;

	private final Triage triage;

	LookAtMail(MailContents contents, FilesOfMails files, Requests requests, Matching matching, Conferences conferences,
			Readings readings, Triage triage) {
		this.contents = contents;
		this.files = files;
		this.requests = requests;
		this.matching = matching;
		this.conferences = conferences;
		this.readings = readings;
		this.triage = triage;
	}

	/** What is to become of it; what is to be filed is filed. */
	Filing.Looked of(FileReport what, Mails.Opened opened, FilesOfMails.Storing storing) {
		ArrivedMail mail = opened.mail();
		if (mail.state() != ArrivedMail.State.NEW || mail.filings() != what.filing()) {
			return Filing.Looked.notRead(new Filing.NothingToDo());
		}
		UUID chosen = what.request();
		if (chosen != null) {
			return Filing.Looked.notRead(this.files.file(mail, this.requests.find(chosen).orElseThrow(),
					this.contents.files(mail), true, storing));
		}
		SharedMailbox.WrittenMail written = this.contents.written(opened);
		Matching.Match machine = this.matching.ofAMachine(mail, written.headers(),
				() -> Typed.of(written.body(), written.html()).fresh());
		if (machine instanceof Matching.Match.LeaveAlone alone) {
			return Filing.Looked.notRead(new Filing.LeftAlone(alone.reason()));
		}
		if (written.answersInvitation() && this.conferences.anyInRoom(mail.sender().strip().toLowerCase(Locale.ROOT))) {
			return Filing.Looked.notRead(new Filing.LeftAlone("A room's answer, which the calendar tells of"));
		}
		List<SharedMailbox.AttachedFile> attached = this.contents.files(mail);
		Received received = this.readings.of(mail, written, attached);
		Matching.Match match = (machine != null) ? machine : this.matching.ofAPerson(mail, received);
		return this.triage.of(mail, received, match,
				(request) -> this.files.file(mail, request, attached, false, storing));
	}

	/** Where its text cannot be read, its envelope says whose it is. */
	Filing.Looked byItsEnvelope(ArrivedMail mail, String reason) {
		Received envelope = this.readings.ofEnvelope(mail);
		Matching.Match machine = this.matching.ofAMachine(mail, Map.of(), () -> "");
		return this.triage.notRead(mail, envelope, reason,
				(machine != null) ? machine : this.matching.ofAPerson(mail, envelope));
	}

}
