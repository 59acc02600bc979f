package io.convenor.scheduling.tasks;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.conference.ActionNotWritten;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separations;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.Told;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What letters promise is somebody's task. */
@BookingTest
class TasksTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	@Autowired
	ApplicationContext house;

	@Autowired
	Tasks tasks;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	@BeforeEach
	void aReviewIsBookedInARoom() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.id = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY, Siblings.LATELY, Person.KIM, Person.LEE);
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void whoeverOfTheFamilyHasAPlaceIsMetAtTheReception() {
		assertThat(open()).noneMatch((task) -> task.sentence().contains("reception"));
		placed(Invitee.Place.ROOM);
		assertThat(open()).filteredOn((task) -> task.sentence().contains("reception"))
			.singleElement()
			.satisfies((task) -> {
				assertThat(task.sentence())
					.isEqualTo("Meet Kim Marsh (Mother) at the reception and take them to Alder Room, Shire Hall.");
				assertThat(task.role()).isEqualTo("The administration team");
				// The letter asks the family to come half an hour early.
				assertThat(task.due()).isEqualTo(MONDAY.minusMinutes(30));
			});
		placed(Invitee.Place.TEAMS);
		assertThat(open()).noneMatch((task) -> task.sentence().contains("reception"));
	}

	@Test
	void nobodyIsTakenToARoomThatDeclined() {
		placed(Invitee.Place.ROOM);
		this.siblings.change(this.id, (conference) -> conference.roomAnswered(Conference.RoomAnswer.DECLINED));
		assertThat(open()).noneMatch((task) -> task.sentence().contains("reception"));
	}

	@Test
	void whatWasArrangedForOneTimeIsToBeArrangedAnewForAnother() {
		placed(Invitee.Place.ROOM);
		done(reception());
		assertThat(open()).noneMatch((task) -> task.sentence().contains("reception"));
		this.siblings.change(this.id, (conference) -> conference.moveTo(MONDAY.plusDays(1)));
		assertThat(reception().due()).isEqualTo(MONDAY.plusDays(1).minusMinutes(30));
		this.siblings.change(this.id, (conference) -> conference.moveTo(MONDAY));
		assertThat(open()).as("what was arranged for that time stands")
			.noneMatch((task) -> task.sentence().contains("reception"));
	}

	@Test
	void whoseLetterCouldOnlySayThatThereIsSomethingForThemToDoIsToldBySomebody() {
		UUID kim = this.house.getBean(Conferences.class).get(this.id).invited(Person.KIM.address()).orElseThrow().id();
		this.house.publishEvent(new ActionNotWritten(this.id, kim));
		this.house.publishEvent(new ActionNotWritten(this.id, kim));
		assertThat(open()).filteredOn((task) -> task.sentence().contains("their letter about the outcome"))
			.singleElement()
			.satisfies((task) -> {
				assertThat(task.sentence()).startsWith("Tell Kim Marsh (Mother) what they are to do");
				assertThat(task.role()).isEqualTo("The chair");
			});
	}

	@Test
	void theChairHearsWhatWhoIsExcludedWantsToSayAndSeesThatTheyHearTheDecision() {
		this.siblings.excludes(this.id, Person.KIM.address());
		assertThat(open()).extracting(Task::sentence)
			.anyMatch((sentence) -> sentence.startsWith("Find out what Kim Marsh (Mother) wants the meeting to know"))
			.anyMatch((sentence) -> sentence.startsWith("Decide with the social worker how Kim Marsh (Mother) hears"));
	}

	@Test
	void whoTakesAPartHearsWhatWasDecidedAndIsMetAtTheirOwnTime() {
		placed(Invitee.Place.ROOM);
		Map<String, String> times = Map.of(ApartFields.MANNER, "OWN_TIME", ApartFields.FROM, "10:20", ApartFields.UNTIL,
				"10:40");
		assertThat(this.siblings.says(this.id, Person.KIM.address(), times).plan().form().problems()).isEmpty();
		this.siblings.keepsApart(this.id, Person.KIM.address(), times);
		assertThat(reception().due()).isEqualTo(MONDAY.plusMinutes(20));
		assertThat(open()).extracting(Task::sentence)
			.anyMatch((sentence) -> sentence.startsWith("See that Kim Marsh (Mother) hears what was decided"));
	}

	@Test
	void whoTakesAPartHearsWhatWasDecidedByTheDayTheirLetterSays() {
		Map<String, String> times = Map.of(ApartFields.MANNER, "OWN_TIME", ApartFields.FROM, "10:20", ApartFields.UNTIL,
				"10:40");
		this.siblings.sent(this.id);
		this.siblings.keepsApart(this.id, Person.KIM.address(), times);
		this.siblings.settle();
		assertThat(letterSaysItHasNotComeBy(hears())).isTrue();
		assertThat(hears().due().toLocalDate()).isEqualTo(MONDAY.toLocalDate().plusWeeks(1));
		this.siblings.change(this.id, (conference) -> conference.moveTo(MONDAY.plusDays(1)));
		this.siblings.settle();
		assertThat(hears().due().toLocalDate()).isEqualTo(MONDAY.toLocalDate().plusDays(8));
		assertThat(letterSaysItHasNotComeBy(hears())).isTrue();
	}

	private Task hears() {
		return open().stream()
			.filter((task) -> task.sentence().startsWith("See that Kim Marsh"))
			.findFirst()
			.orElseThrow();
	}

	private boolean letterSaysItHasNotComeBy(Task task) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(Person.KIM.address()))
			.reduce((_, last) -> last)
			.filter((mail) -> mail.htmlBody()
				.contains("If it has not come by <strong>" + Dates.inWords(task.due().toLocalDate()) + "</strong>"))
			.isPresent();
	}

	@Test
	void aTaskIsTickedOffOnceAndOnlyByWhoLooksAfterTheConference() {
		placed(Invitee.Place.ROOM);
		Task task = reception();
		assertThatThrownBy(() -> this.tasks.done(task.id(), task.version(), Northmere365.MARTIN, "", ""))
			.isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.tasks.done(task.id(), task.version() + 1, Northmere365.HELEN, "", ""))
			.isInstanceOf(OptimisticLockingFailureException.class);
		done(task);
		assertThatThrownBy(() -> this.tasks.done(task.id(), task.version(), Northmere365.HELEN, "", ""))
			.isInstanceOf(Refused.class)
			.hasMessageContaining("ticked this off already");
		assertThat(this.tasks.about(this.id)).filteredOn((each) -> !each.open())
			.singleElement()
			.satisfies((each) -> assertThat(each.who()).isEqualTo("Joan"));
	}

	@Test
	void aReviewOffersTheChildATalkAndWhatIsCancelledPromisesNothing() {
		assertThat(open()).extracting(Task::sentence)
			.contains("Offer the child or young person a talk before the day.");
		this.siblings.change(this.id, Conference::cancel);
		assertThat(open()).isEmpty();
	}

	@Test
	void whatSomebodyNeedsIsSeenToUntilTheyDoNotNeedItAnyMore() {
		needs(Set.of(Need.INTERPRETER, Need.SEPARATE_WAITING), "Polish");
		assertThat(open()).extracting(Task::sentence)
			.contains("See that Kim Marsh (Mother) has what they need (interpreter, separate waiting), and tell them "
					+ "before the meeting what is arranged.");
		needs(Set.of(), "Something to drink");
		assertThat(open()).extracting(Task::sentence)
			.contains("See that Kim Marsh (Mother) has what they need (as it is noted under “Answers”), and tell them "
					+ "before the meeting what is arranged.");
		needs(Set.of(), null);
		assertThat(open()).noneMatch((task) -> task.sentence().contains("what they need"));
	}

	@Test
	void whoIsKeptFromNobodyAnyMoreIsAskedAboutAndKeepsTheirPartUntilTheChairSaysSo() {
		this.siblings.keepsApart(this.id, Person.KIM.address(),
				Map.of(ApartFields.MANNER, "OWN_LINK", ApartFields.OTHER, invitee(Person.LEE).toString()));
		assertThat(open()).noneMatch((task) -> task.sentence().contains("still takes part apart"));
		UUID kim = invitee(Person.KIM);
		this.siblings.excludes(this.id, Person.LEE.address());
		assertThat(open()).filteredOn((task) -> task.sentence().contains("still takes part apart"))
			.singleElement()
			.satisfies((task) -> {
				assertThat(task.sentence()).startsWith("Decide whether Kim Marsh (Mother) still takes part apart: "
						+ "whom they must not meet is not invited any more.");
				done(task);
			});
		assertThat(this.house.getBean(Separations.class).apart(this.id)).as("until the chair says so")
			.containsExactly(kim);
		assertThat(this.house.getBean(KeepingApart.class).of(this.house.getBean(Conferences.class).get(this.id)))
			.extracting(KeepingApart.Apart::inWords)
			.anyMatch((words) -> words.contains("whom they must not meet is not invited any more"));
		this.siblings.change(this.id, (conference) -> conference.moveTo(MONDAY, 75));
		assertThat(open()).as("it was decided").noneMatch((task) -> task.sentence().contains("still takes part apart"));
	}

	@Test
	void whoTakesAPartForAnotherReasonIsNotAskedAbout() {
		this.siblings.keepsApart(this.id, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK"));
		this.siblings.excludes(this.id, Person.LEE.address());
		assertThat(open()).noneMatch((task) -> task.sentence().contains("still takes part apart"));
	}

	private UUID invitee(Person person) {
		return this.siblings.invitee(this.id, person.address()).id();
	}

	private void needs(Set<Need> needs, @Nullable String note) {
		this.house.getBean(Answers.class)
			.tell(this.id, invitee(Person.KIM), new Told(Response.NONE, null, null, needs, note), Northmere365.HELEN);
	}

	private List<Task> open() {
		return this.tasks.about(this.id).stream().filter(Task::open).toList();
	}

	private Task reception() {
		return open().stream()
			.filter((task) -> task.sentence().contains("Kim Marsh (Mother) at the reception"))
			.findFirst()
			.orElseThrow();
	}

	private void done(Task task) {
		this.tasks.done(task.id(), task.version(), Northmere365.HELEN, "Joan", "");
	}

	private void placed(Invitee.Place place) {
		this.siblings.change(this.id,
				(conference) -> conference.place(this.siblings.invitee(this.id, Person.KIM.address()).id(), place));
	}

}
