package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.CancelReason;

/**
 * Where whoever looks after a booked conference changes it: another time, another way,
 * another room, somebody more, somebody less, or not at all. Each step is saved at once,
 * and nothing is done before it is confirmed. Steps on a version that is not the newest
 * are refused with an {@link OptimisticLockingFailureException}, all other refusals are a
 * {@link Refused}.
 */
@Component
public class Changes {

	private final StoredChanges stored;

	private final Conferences conferences;

	private final Caseload caseload;

	private final ChangeOfTime time;

	private final ChangeOfPlace place;

	private final ChangeOfPeople people;

	private final Rearranging rearranging;

	Changes(StoredChanges stored, Conferences conferences, Caseload caseload, ChangeOfTime time, ChangeOfPlace place,
			ChangeOfPeople people, Rearranging rearranging) {
		this.stored = stored;
		this.conferences = conferences;
		this.caseload = caseload;
		this.time = time;
		this.place = place;
		this.people = people;
		this.rearranging = rearranging;
	}

	/** Begins to change a conference, as it stands now. */
	public PlannedChange begin(Reference reference, String who) {
		return begin(this.caseload.find(reference, who), who);
	}

	/** Begins to change a conference, as it stands now. */
	public PlannedChange begin(UUID conference, String who) {
		return begin(this.caseload.find(conference, who), who);
	}

	private PlannedChange begin(Optional<Conference> found, String who) {
		Conference conference = found
			.orElseThrow(() -> new Refused("There is no such conference among those you look after. "
					+ "Type conferences to see which are yours."));
		requireBooked(conference);
		return this.stored.begin(conference.id(), who, Plan.of(conference));
	}

	/**
	 * A change as it stands, to be shown to the person in whose chat its card is, as long
	 * as they look after the conference.
	 */
	public Optional<PlannedChange> find(UUID id) {
		return this.stored.find(id)
			.filter((change) -> this.caseload.find(change.conference(), change.who()).isPresent());
	}

	/** What one person changed about a conference, or began to, by id. */
	public List<UUID> of(UUID conference, String who) {
		return this.stored.of(conference, who);
	}

	/** Says what is to be changed, and looks for what there is to choose from. */
	public PlannedChange choose(Submission submission, What what) {
		OpenChange open = open(submission);
		Plan plan = open.plan().choosing(what);
		if (Set.of(What.TIME, What.WAY, What.ROOM).contains(what)) {
			requireItsOwnMeeting(open.conference());
		}
		return switch (what) {
			case TIME -> this.time.look(open, plan);
			case WAY, ROOM -> this.place.look(open, plan);
			case INVITE, CORRECT, REMOVE, CANCEL -> this.stored.save(open.change().with(plan));
		};
	}

	/** When, how and where it is held is decided where its meeting is. */
	private void requireItsOwnMeeting(Conference conference) {
		conference.heldWith().map(this.conferences::get).ifPresent((host) -> {
			throw new Refused(("%s is held together with %s, in one meeting. Change %s, and this one follows; or "
					+ "type “combine %s with %s” to take them apart.")
				.formatted(conference.reference(), host.reference(), host.reference(), conference.reference(),
						host.reference()));
		});
	}

	/** Goes back to where nothing is chosen. */
	public PlannedChange back(Submission submission) {
		OpenChange open = open(submission);
		Plan plan = open.plan();
		return this.stored.save(open.change().with(plan.preview() ? plan.with(Form.EMPTY) : plan.choosing(null)));
	}

	/** Looks again: for times, from another day where one is given, or for rooms. */
	public PlannedChange look(Submission submission) {
		OpenChange open = open(submission);
		return (open.plan().what() == What.TIME) ? this.time.look(open, new Reading(submission.typed()))
				: this.place.look(open, open.plan());
	}

	/** Takes one of the times on offer. */
	public PlannedChange slot(Submission submission) {
		return said(submission, this.time::slot);
	}

	/** The times that people proposed with their answers, the earliest first. */
	public List<Proposal> proposals(PlannedChange change) {
		return this.time.proposals(this.conferences.get(change.conference()));
	}

	/** Takes a time that somebody proposed, and says who is not free then. */
	public PlannedChange proposed(Submission submission) {
		return said(submission, this.time::proposed);
	}

	/** Takes another date and time; a late one with who decided that and why. */
	public PlannedChange time(Submission submission) {
		return said(submission, this.time::time);
	}

	/** The last day that is lawful for everything that is held in its meeting. */
	public Optional<LocalDate> lastLawful(Conference conference) {
		return this.time.lastLawful(conference);
	}

	/**
	 * Takes another way of holding it, with a room where it needs one, and with the risk
	 * assessment where the rules ask for one before people are put in it.
	 */
	public PlannedChange way(Submission submission) {
		OpenChange open = open(submission);
		return this.stored.save(open.change().with(this.place.way(open, submission)));
	}

	/** Takes another room. */
	public PlannedChange room(Submission submission) {
		return said(submission, this.place::room);
	}

	/** Takes somebody who is to be invited. */
	public PlannedChange invite(Submission submission) {
		return said(submission, this.people::invite);
	}

	/**
	 * Who somebody may be who was typed in to be invited, to be chosen from; empty where
	 * that is not asked.
	 */
	public List<Former> formers(PlannedChange change) {
		return this.people.formers(change, this.conferences.get(change.conference()));
	}

	/** Takes whose particulars are to be put right, and shows what is known of them. */
	public PlannedChange whose(Submission submission) {
		return said(submission, this.people::whose);
	}

	/** Takes how somebody is reached, and what else is put right about them. */
	public PlannedChange correct(Submission submission) {
		return said(submission, this.people::correct);
	}

	/** Whether somebody comes for somebody else, and so it can be said for whom. */
	public static boolean comesForSomebody(Invitee invitee) {
		return Corrections.helps(invitee.role());
	}

	/** Whose particulars can be put right. */
	public List<Invitee> correctable(Conference conference) {
		return Corrections.people(conference);
	}

	/** Whether something about the address of a newcomer is asked. */
	public static boolean asksAboutAddress(PlannedChange change) {
		return change.plan().form().problems().containsKey(ChangeFields.RIGHT);
	}

	/** Takes somebody who is no longer to be invited. */
	public PlannedChange remove(Submission submission) {
		return said(submission, this.people::remove);
	}

	/** Takes why it will not be held. */
	public PlannedChange cancel(Submission submission) {
		return said(submission,
				(open, reading) -> reading
					.choice(ChangeFields.REASON, CancelReason::named, "Choose why it will not be held.")
					.map((reason) -> open.wanting(Wanted.cancelled(reason)))
					.orElseGet(() -> open.refused(reading)));
	}

	/** Does it, once: asked again, it says that it is done. */
	public Confirmation<PlannedChange> confirm(Submission submission) {
		PlannedChange change = own(submission);
		if (change.closed()) {
			return new Confirmation.Already<>(change.conference());
		}
		change.requireSeen(submission);
		return this.time.othersIfTaken(new OpenChange(change, this.conferences.get(change.conference())))
			.<Confirmation<PlannedChange>>map(Confirmation.NotYet::new)
			.orElseGet(() -> this.rearranging.confirm(change));
	}

	/** Does one step with what was filled in. */
	private PlannedChange said(Submission submission, BiFunction<OpenChange, Reading, Plan> step) {
		OpenChange open = open(submission);
		return this.stored.save(open.change().with(step.apply(open, new Reading(submission.typed()))));
	}

	private OpenChange open(Submission submission) {
		PlannedChange change = own(submission);
		if (change.closed()) {
			throw new Refused("This change is done already, so nothing was done again.");
		}
		change.requireSeen(submission);
		Conference conference = this.conferences.get(change.conference());
		requireBooked(conference);
		return new OpenChange(change, conference);
	}

	private PlannedChange own(Submission submission) {
		return this.stored.find(submission)
			.filter((change) -> this.caseload.find(change.conference(), submission.who()).isPresent())
			.orElseThrow(() -> new Refused(
					"There is no such change of yours any more. Type change and a reference, such as change CP-7F3KM."));
	}

	public static void requireBooked(Conference conference) {
		if (conference.status() != Conference.Status.BOOKED) {
			throw new Refused(conference.reference() + ((conference.status() == Conference.Status.CANCELLED)
					? " is cancelled, so there is nothing to change. Type schedule to book another."
					: " was held already, so there is nothing to change."));
		}
	}

	/** A time that people proposed, and who they are. */
	public record Proposal(LocalDateTime start, List<String> who) {

		public Proposal {
			who = List.copyOf(who);
		}

	}

	/** Somebody whom a newcomer may be, to be chosen. */
	public record Former(String id, String label) {
	}

}
