package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Child;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Submission;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.WhoIsWho;
import io.convenor.scheduling.booking.Booking.About;
import io.convenor.scheduling.booking.Booking.Late;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Step;

/** The first step of a booking: what meeting it is, how it is held and about whom. */
@Component
class MeetingAtBooking {

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_REASON = 500;

	private final LawfulDates lawful;

	private final MeetingCheck check;

	private final RiskStep risks;

	private final GuestList guestList;

	private final ChildrenAtBooking children;

	private final WhoIsWho whoIsWho;

	private final SchedulingSettings settings;

	MeetingAtBooking(LawfulDates lawful, MeetingCheck check, RiskStep risks, GuestList guestList,
			ChildrenAtBooking children, WhoIsWho whoIsWho, SchedulingSettings settings) {
		this.lawful = lawful;
		this.check = check;
		this.risks = risks;
		this.guestList = guestList;
		this.children = children;
		this.whoIsWho = whoIsWho;
		this.settings = settings;
	}

	/** Takes it in, and goes on to the people with the chair as the first of them. */
	Booking takenIn(Booking booking, Submission submission) {
		return this.children.save(booking.with(take(booking, submission)), booking.reading(submission));
	}

	private Plan take(Booking booking, Submission submission) {
		Reading reading = booking.reading(submission);
		About about = read(booking, reading);
		this.children.check(about, reading);
		Plan plan = booking.plan().fresh();
		if (reading.hasProblems()) {
			return plan.with(refused(reading));
		}
		this.risks.takeIn(booking, about, submission).forEach(reading::refuse);
		boolean same = about.equals(booking.about());
		Plan said = plan.with(about)
			.with(same ? booking.timing() : booking.timing().unlooked().startingAt(null, Set.of()));
		if (reading.hasProblems()) {
			return said.with(refused(reading));
		}
		Plan next = said.with(reading.accepted(BookingFields.ABOUT));
		Plan done = next.chair().isPresent() ? next.at(Step.PEOPLE) : withChair(next, submission.who());
		return (done.step() != Step.PEOPLE) ? done
				: this.children.leftOut(about, submission.who()).map(done::telling).orElse(done);
	}

	/** The names of children are kept apart from what else was typed. */
	private static Form refused(Reading reading) {
		return reading.refused().without(BookingFields.CHILD_NAMES);
	}

	private Plan withChair(Plan plan, String chairId) {
		return switch (this.whoIsWho.person(chairId)) {
			case Patience.Answer.Here<Optional<DirectoryPerson>> here when here.value().isPresent() ->
				this.guestList.withChair(plan, here.value().get()).at(Step.PEOPLE);
			case Patience.Answer.Here<Optional<DirectoryPerson>> _ -> plan.telling(
					"The directory does not know you, so I cannot invite you as the chair. Ask the administration team to look at your account.");
			default -> plan.telling(
					"I could not look you up in the directory just now. What you filled in is kept: press Next again in a moment.");
		};
	}

	/** What was filled in, as far as it could be read. */
	private About read(Booking booking, Reading reading) {
		Optional<Kind> kind = reading.choice(BookingFields.KIND, this.lawful.kinds()::find,
				"Choose what kind of meeting it is.");
		Optional<Way> way = reading.choice(BookingFields.WAY, Way::named, "Choose how it will be held.");
		Optional<List<Child>> children = TypedChildren.read(reading, this.lawful.today());
		Optional<LocalDate> countsFrom = reading.date(BookingFields.COUNTS_FROM);
		Optional<Integer> length = reading.minutes(BookingFields.LENGTH, (int) this.settings.shortest().toMinutes(),
				(int) this.settings.longest().toMinutes());
		Optional<LocalDate> bornOn = reading.blank(BookingFields.BORN_ON) ? Optional.empty()
				: reading.date(BookingFields.BORN_ON);
		Optional<String> chairReason = reading.optionalLine(BookingFields.CHAIR_REASON, LONGEST_REASON)
			.filter((text) -> !text.isEmpty());
		About about = new About(kind.orElse(null), way.orElse(null), children.orElseGet(List::of),
				countsFrom.orElse(null), bornOn.orElse(null), length.orElse(null), late(reading).orElse(null),
				chairReason.orElse(null));
		refuse(reading, this.check.problems(booking, about));
		if (!reading.hasProblems()) {
			refuse(reading, this.check.tooLate(about));
		}
		return about;
	}

	private static void refuse(Reading reading, List<MeetingCheck.Problem> problems) {
		problems.forEach((each) -> reading.refuse(each.field(), each.sentence()));
	}

	/** Both or none: a decision has a name and a reason. */
	private static Optional<Late> late(Reading reading) {
		boolean noManager = reading.blank(BookingFields.MANAGER);
		boolean noReason = reading.blank(BookingFields.MANAGERS_REASON);
		if (noManager && noReason) {
			return Optional.empty();
		}
		Optional<String> manager = reading.line(BookingFields.MANAGER, LONGEST_NAME,
				"Give the name of the manager who decided it.");
		Optional<String> reason = reading.line(BookingFields.MANAGERS_REASON, LONGEST_REASON,
				"Give the manager's reason.");
		return manager.flatMap((name) -> reason.map((why) -> new Late(name, why)));
	}

}
