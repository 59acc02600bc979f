package io.convenor.scheduling;

import java.time.LocalDateTime;
import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Authority;

/** Reads when people and rooms are free; the organiser asks for all of them. */
@Component
public class FreeBusy {

	private final Availability availability;

	private final Authority authority;

	FreeBusy(Availability availability, Authority authority) {
		this.availability = availability;
		this.authority = authority;
	}

	/** The diary of each mailbox within a stretch of time. */
	public List<Diary> of(List<String> mailboxes, LocalDateTime from, LocalDateTime to) {
		return this.availability.diaries(this.authority.organiser(), mailboxes, from, to);
	}

}
