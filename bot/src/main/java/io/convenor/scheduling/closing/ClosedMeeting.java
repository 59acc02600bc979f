package io.convenor.scheduling.closing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Option;

/**
 * A meeting on Teams: what it is to let people do, and what was read back.
 *
 * @param id the conference's, or that of the separation whose meeting it is
 * @param startsAt when it begins, in local time (Europe/London)
 * @param ask counts how often it was asked for
 * @param closed whether it was read back as asked since it was asked for last
 * @param found what was read back last; null before that
 * @param checkedAt when that was
 * @param version counts what anybody who looks at it would see
 */
public record ClosedMeeting(UUID id, UUID conference, String organiserId, String joinUrl, LocalDateTime startsAt,
		Asked asked, int ask, Instant askedAt, boolean closed, @Nullable MeetingOptions found,
		@Nullable Instant checkedAt, int version) {

	/** Whether it is a meeting of somebody's own. */
	public boolean own() {
		return !this.id.equals(this.conference);
	}

	/** What was read back and is not as asked, or could not be read. */
	public Set<Option> open() {
		return (this.found != null) ? this.found.notAs(this.asked) : Set.of();
	}

	/** What Teams did not tell, or in words that are not known here. */
	public Set<Option> unread() {
		return (this.found != null) ? this.found.unknown() : Set.of();
	}

	/** Whether all that was asked for was read back. */
	public boolean readAsAsked() {
		return this.found != null && open().isEmpty();
	}

	/** Whether it was closed, and somebody opened it by hand. */
	public boolean openedByHand() {
		return this.closed && !open().isEmpty();
	}

	/**
	 * Whether nobody could open it: its organiser never comes, and the chair was read to
	 * be no co-organiser.
	 */
	public boolean nobodyOpens() {
		return this.asked.host() != null && this.found != null && !this.found.isCoOrganised(this.asked.host());
	}

}
