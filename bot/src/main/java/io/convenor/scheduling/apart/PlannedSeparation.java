package io.convenor.scheduling.apart;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Separations.Part;
import io.convenor.drafts.Draft;
import io.convenor.drafts.Form;

/**
 * What somebody is putting together to keep people apart at a booked conference. Nothing
 * of it is so before they confirm it.
 *
 * @param version counts the changes, so that a card can tell whether it shows the newest
 * @param who the object id of the person
 */
public record PlannedSeparation(UUID id, int version, UUID conference, String who, Plan plan,
		boolean closed) implements Draft.Planned<PlannedSeparation.Plan> {

	PlannedSeparation with(Plan newPlan) {
		return new PlannedSeparation(this.id, this.version, this.conference, this.who, newPlan, this.closed);
	}

	/**
	 * What is wanted so far.
	 *
	 * @param arrangement the arrangement of the conference that was seen
	 * @param parts who is to take part how; none while nothing is chosen, or somebody
	 * comes back
	 * @param reason why; empty where somebody comes back
	 * @param ending the separation that is to end, or null
	 * @param form what was typed and not yet accepted
	 */
	public record Plan(int arrangement, List<Part> parts, String reason, @Nullable UUID ending, Form form,
			@Nullable String notice) {

		public Plan {
			parts = List.copyOf(parts);
		}

		static Plan fresh(int arrangement) {
			return new Plan(arrangement, List.of(), "", null, Form.EMPTY, null);
		}

		Plan telling(String sentence) {
			return new Plan(this.arrangement, this.parts, this.reason, this.ending, this.form, sentence);
		}

		/** Whether it is to be looked at once more and confirmed. */
		public boolean preview() {
			return !this.parts.isEmpty() || this.ending != null;
		}

	}

}
