package io.convenor.chat.admin;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.conference.Offices;

/** Whether each group that meetings stay with is set up. */
@Component
class CustodyChecks {

	private static final String CUSTODY = "Group that meetings stay with";

	private final Kinds kinds;

	private final Offices offices;

	CustodyChecks(Kinds kinds, Offices offices) {
		this.kinds = kinds;
		this.offices = offices;
	}

	Check check() {
		return new Check(CUSTODY, this::custodies);
	}

	/** Each group that a kind of meeting stays with. */
	private List<Finding> custodies() {
		return this.kinds.those(Kind::isRestricted)
			.stream()
			.map((kind) -> Objects.requireNonNull(kind.group()))
			.distinct()
			.map(this::custody)
			.toList();
	}

	private Finding custody(String group) {
		String what = CUSTODY + ", " + this.offices.called(group);
		return this.offices.ofGroup(group).isPresent()
				? Finding.ok(what, "it has a mailbox, a calendar and custodians of its own")
				: Finding.unsure(what, "it is not set up, so its meetings cannot be booked",
						"Set convenor.groups.%s: mailbox, organiser, organiser-id and custodians.".formatted(group));
	}

}
