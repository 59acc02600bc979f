package io.convenor.scheduling.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.convenor.conference.Counting;
import io.convenor.conference.Invitee;
import io.convenor.conference.Quorum;

/**
 * Whether a conference will be quorate, from the answers so far: who accepted counts, who
 * is tentative or has not answered could still come, who declined does not.
 *
 * @param sure who counts for sure
 * @param possible who counts when everybody comes who still could
 * @param agencies every agency that would count, with how it stands
 */
public record Forecast(Quorum sure, Quorum possible, List<Agency> agencies) {

	public Forecast {
		agencies = List.copyOf(agencies);
	}

	/** Forecasts from the answers, as the rule set counts. */
	static Forecast of(List<InviteeAnswer> answers, Counting counting) {
		Map<String, List<InviteeAnswer>> byAgency = new LinkedHashMap<>();
		answers.forEach((answer) -> counting.countsAs(answer.invitee())
			.or(() -> counting.standsFor(answer.invitee()))
			.ifPresent((agency) -> byAgency.computeIfAbsent(agency, (_) -> new ArrayList<>()).add(answer)));
		List<Agency> agencies = byAgency.entrySet()
			.stream()
			.map((each) -> new Agency(each.getKey(), best(each.getValue()), each.getValue()))
			.toList();
		return new Forecast(counting.of(those(answers, (response) -> response == Response.ACCEPTED)),
				counting.of(those(answers, (response) -> response != Response.DECLINED)), agencies);
	}

	private static List<Invitee> those(List<InviteeAnswer> answers, Predicate<Response> which) {
		return answers.stream().filter((answer) -> which.test(answer.response())).map(InviteeAnswer::invitee).toList();
	}

	/** One who comes is enough for an agency to be there. */
	private static Response best(List<InviteeAnswer> answers) {
		return List.of(Response.ACCEPTED, Response.TENTATIVE, Response.NONE)
			.stream()
			.filter((response) -> answers.stream().anyMatch((answer) -> answer.response() == response))
			.findFirst()
			.orElse(Response.DECLINED);
	}

	/** What is to be expected. */
	public Prospect prospect() {
		if (this.sure.reached()) {
			return Prospect.SURE;
		}
		return this.possible.reached() ? Prospect.POSSIBLE : Prospect.IMPOSSIBLE;
	}

	/** The agencies that could be chased, those that could still come first. */
	public List<Agency> toChase() {
		List<Agency> open = new ArrayList<>(
				this.agencies.stream().filter((agency) -> agency.response().open()).toList());
		this.agencies.stream().filter((agency) -> agency.response() == Response.DECLINED).forEach(open::add);
		return open;
	}

	/** What the answers so far promise, the best first. */
	public enum Prospect {

		/** Enough have accepted. */
		SURE,

		/** Not enough have accepted, but enough could still come. */
		POSSIBLE,

		/** Even if everybody comes who still could, it is not enough. */
		IMPOSSIBLE;

		boolean worseThan(Prospect other) {
			return compareTo(other) > 0;
		}

	}

	/**
	 * An agency that would count.
	 *
	 * @param response the best answer of those who speak for it
	 * @param people those who speak for it
	 */
	public record Agency(String name, Response response, List<InviteeAnswer> people) {

		public Agency {
			people = List.copyOf(people);
		}

	}

}
