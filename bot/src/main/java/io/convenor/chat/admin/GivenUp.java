package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.SetAside;
import io.convenor.delivery.WorkSetAside;
import io.convenor.reports.CustodiansMail;

/**
 * What was given up or set aside, and who sees to it: the administration team, or the
 * custodians where it is about allegations or lies in a mailbox of theirs.
 */
@Component
class GivenUp {

	/** So long somebody sees what became of what they had tried again. */
	private static final Duration A_DAY = Duration.ofDays(1);

	private final Deliveries deliveries;

	private final SetAside setAside;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final Offices offices;

	private final CustodiansMail custodiansMail;

	private final Clock clock;

	GivenUp(Deliveries deliveries, SetAside setAside, Conferences conferences, NeedToKnow needToKnow, Offices offices,
			CustodiansMail custodiansMail, Clock clock) {
		this.deliveries = deliveries;
		this.setAside = setAside;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.offices = offices;
		this.custodiansMail = custodiansMail;
		this.clock = clock;
	}

	/** Who sees to a delivery, by object id. */
	Set<String> seeingTo(Delivery delivery) {
		return this.conferences.findById(delivery.subject())
			.map((conference) -> this.needToKnow.keepers(conference.kind()))
			.orElseGet(() -> this.needToKnow.keepers(Optional
				.ofNullable(this.custodiansMail.groupsOf(Set.of(delivery.subject())).get(delivery.subject()))));
	}

	/** Who sees to what was set aside. */
	Set<String> seeingTo(WorkSetAside aside) {
		return keepers(aside.mailbox());
	}

	private Set<String> keepers(String mailbox) {
		return this.needToKnow.keepers(this.offices.groupOf(mailbox));
	}

	/** All that one person sees to. */
	Theirs of(String person) {
		List<Delivery> all = this.deliveries.givenUp(this.clock.instant().minus(A_DAY));
		Set<UUID> subjects = all.stream().map(Delivery::subject).collect(Collectors.toSet());
		Map<UUID, Conference> about = this.conferences.among(subjects)
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		Map<UUID, String> groups = this.custodiansMail
			.groupsOf(subjects.stream().filter((each) -> !about.containsKey(each)).toList());
		List<Line> lines = new ArrayList<>();
		all.forEach((each) -> {
			Conference conference = about.get(each.subject());
			Optional<String> group = Optional.ofNullable(groups.get(each.subject()));
			Set<String> keepers = (conference != null) ? this.needToKnow.keepers(conference.kind())
					: this.needToKnow.keepers(group);
			if (keepers.contains(person)) {
				lines.add((conference != null) ? Line.of(each, conference) : new Line(each, about(each, group), null));
			}
		});
		return new Theirs(lines,
				this.setAside.all().stream().filter((each) -> keepers(each.mailbox()).contains(person)).toList());
	}

	/** What has no conference. */
	private String about(Delivery delivery, Optional<String> group) {
		return switch (delivery.kind()) {
			case "file-report", "file-away", "mail" ->
				"A mail in the %s mailbox".formatted(group.map(this.offices::called).orElse("CP"));
			case "bank-holidays-fetched", "bank-holidays-used" -> "The published bank holidays";
			case "audit-head" -> "The record of who did what";
			default -> "Convenor itself";
		};
	}

	/**
	 * A delivery that was given up, or was until it was tried again lately.
	 *
	 * @param about what it is about, in words
	 * @param reference that of its conference, where it is about one
	 */
	record Line(Delivery delivery, String about, @Nullable String reference) {

		static Line of(Delivery delivery, Conference conference) {
			String reference = conference.reference().value();
			return new Line(delivery, reference, reference);
		}

		boolean open() {
			return this.delivery.state() == Delivery.State.GIVEN_UP;
		}

	}

	/** What one person sees to, the latest first. */
	record Theirs(List<Line> lines, List<SetAside.Thing> aside) {

		List<Line> open() {
			return this.lines.stream().filter(Line::open).toList();
		}

		List<Line> triedAgain() {
			return this.lines.stream().filter((each) -> !each.open()).toList();
		}

		int size() {
			return open().size() + this.aside.size();
		}

	}

}
