package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.PaperLetters;
import io.convenor.graph.Meetings.Response;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for further changes, and what goes at once. */
@BookingTest
@TestPropertySource(properties = "convenor.letters.gather-for=1h")
class GatheredLettersTests {

	private static final String KIM = "kim@home.example";

	private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 2, 27, 14, 0);

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 10, 0);

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	GatheredLetters gathered;

	@Autowired
	Deliveries deliveries;

	@Autowired
	PaperLetters papers;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
	}

	@Test
	void whatIsChangedBeforeTheLettersGoIsInOneLetterToEach() {
		UUID id = bookedAndToldAtOnce();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		waits(id);
		change(id, (conference) -> conference.holdAs(Way.VIRTUAL, null));
		waits(id);
		assertThat(mails(id)).isEmpty();
		assertThat(this.gathered.goAt(id)).isPresent();
		this.gathered.sendNow(this.conferences.get(id));
		Awaitility.await().until(() -> mails(id).size() >= 3);
		assertThat(mails(id)).hasSize(3);
		assertThat(mailTo(KIM, id)).contains("Friday 27 February 2026, 2pm", "Everybody now joins on Microsoft Teams");
	}

	@Test
	void whatIsUndoneBeforeTheLettersGoIsToldToNobody() {
		UUID id = bookedAndToldAtOnce();
		LocalDateTime before = this.conferences.get(id).startsAt();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		waits(id);
		change(id, (conference) -> conference.moveTo(before));
		Awaitility.await()
			.until(() -> this.conferences.get(id).inCalendar() == 3 && this.conferences.get(id)
				.roomAnswer()
				.filter(Conference.RoomAnswer.ACCEPTED::equals)
				.isPresent());
		this.transaction.executeWithoutResult((_) -> this.conferences.get(id)
			.everybodyEver()
			.forEach((invitee) -> this.deliveries.hurry(id + "/change/2/" + invitee.id())));
		Awaitility.await()
			.until(() -> letters(id).stream()
				.filter((each) -> each.key().contains("/change/2/"))
				.allMatch(Delivery::settled));
		assertThat(mails(id)).isEmpty();
	}

	@Test
	void aLetterOnPaperWaitsNoLongerFromTheChangeOnAndAgainOnceThatIsTakenBack() {
		UUID id = bookedAndToldAtOnce();
		change(id,
				(conference) -> conference.invite(Invitee.named("Lee Marsh").withoutMailbox().as(Role.FATHER).build()));
		Awaitility.await().until(() -> this.papers.about(id).stream().anyMatch(PaperLetters.Letter::open));
		LocalDateTime before = this.conferences.get(id).startsAt();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		Awaitility.await().until(() -> this.papers.about(id).stream().noneMatch(PaperLetters.Letter::open));
		change(id, (conference) -> conference.moveTo(before));
		Awaitility.await().until(() -> this.papers.about(id).stream().anyMatch(PaperLetters.Letter::open));
		assertThat(this.papers.about(id)).hasSize(1);
	}

	@Test
	void aCancellationGoesAtOnceAndSaysEverything() {
		UUID id = bookedAndToldAtOnce();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		waits(id);
		change(id, Conference::cancel);
		Awaitility.await().until(() -> mails(id).size() >= 3);
		assertThat(mailTo(KIM, id)).contains("is <strong>cancelled</strong>");
		assertThat(mails(id)).hasSize(3);
	}

	@Test
	void whatIsWithinADayIsToldAtOnce() {
		UUID id = bookedAndToldAtOnce();
		change(id, (conference) -> conference.moveTo(LocalDateTime.now(this.clock).plusHours(20)));
		Awaitility.await().until(() -> mails(id).size() >= 3);
		assertThat(mailTo(KIM, id)).contains("It is now on");
	}

	@Test
	void thatTheRoomDeclinedIsToldAtOnce() {
		UUID id = bookedAndToldAtOnce();
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.DECLINED);
		Awaitility.await().until(() -> mails(id).stream().anyMatch((mail) -> mail.to().equals(KIM)));
		assertThat(mailTo(KIM, id)).contains("is not free");
	}

	@Test
	void whoIsInvitedLaterIsToldAtOnce() {
		UUID id = bookedAndToldAtOnce();
		change(id, (conference) -> conference.moveTo(MONDAY));
		waits(id);
		change(id, (conference) -> conference.invite(school()));
		Awaitility.await()
			.until(() -> mails(id).stream().anyMatch((mail) -> mail.to().equals("office@school.example")));
		assertThat(mails(id)).hasSize(1);
	}

	private static Invitee school() {
		return Invitee.named("Rita Shah")
			.mailbox(new EmailAddress("office@school.example"))
			.agency("Hill School")
			.as(Role.SCHOOL)
			.build();
	}

	private UUID bookedAndToldAtOnce() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.until(() -> mails(id).size() == 3 && this.deliveries.about(id).stream().allMatch(Delivery::settled));
		this.microsoft365.sent.clear();
		return id;
	}

	/** The calendar shows it, and the letters about it wait. */
	private void waits(UUID id) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
			Conference conference = this.conferences.get(id);
			Invitee kim = conference.invited(KIM).orElseThrow();
			return conference.inCalendar() == conference.arrangement()
					&& this.deliveries.byKey(id + "/change/" + conference.arrangement() + "/" + kim.id())
						.filter((letter) -> letter.state() == Delivery.State.WAITING)
						.isPresent();
		});
	}

	private void change(UUID id, Consumer<Conference> what) {
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(id);
			what.accept(conference);
			this.conferences.save(conference);
		});
	}

	private List<Delivery> letters(UUID id) {
		return this.deliveries.about(id).stream().filter((each) -> each.kind().equals("letter")).toList();
	}

	private List<Mail> mails(UUID id) {
		String reference = this.conferences.get(id).reference().value();
		return this.microsoft365.sent.stream().filter((mail) -> mail.subject().contains(reference)).toList();
	}

	private String mailTo(String address, UUID id) {
		return mails(id).stream()
			.filter((mail) -> mail.to().equals(address))
			.reduce((_, later) -> later)
			.orElseThrow()
			.htmlBody();
	}

}
