package io.convenor.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.changes.Combining;
import io.convenor.scheduling.invitations.Invitations;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reviews of brothers and sisters, booked without the chat, all chaired by Helen Okafor
 * with Siân Pugh as the social worker of each.
 */
public final class Siblings {

	public static final String HELEN = "helen.okafor@northmere.example";

	public static final String SIAN = "sian.pugh@northmere.example";

	public static final Conference.Room ALDER = new Conference.Room(Northmere365.ALDER, "Alder Room, Shire Hall");

	public static final Conference.Room BEECH = new Conference.Room(Northmere365.BEECH, "Beech Room, Shire Hall");

	/** So that the last lawful date is far away. */
	public static final LocalDate LATELY = LocalDate.of(2026, 2, 2);

	private final Conferences conferences;

	private final TransactionOperations transaction;

	private final Combining combining;

	private final KeepingApart apart;

	private final RiskAssessments assessments;

	private final Invitations invitations;

	private final Deliveries deliveries;

	private final JdbcClient jdbc;

	private final List<UUID> booked = new ArrayList<>();

	public Siblings(ApplicationContext house) {
		this.conferences = house.getBean(Conferences.class);
		this.transaction = house.getBean(TransactionOperations.class);
		this.combining = house.getBean(Combining.class);
		this.apart = house.getBean(KeepingApart.class);
		this.assessments = house.getBean(RiskAssessments.class);
		this.jdbc = house.getBean(JdbcClient.class);
		this.deliveries = house.getBean(Deliveries.class);
		this.invitations = house.getBean(Invitations.class);
	}

	/** On Teams. */
	public UUID review(LocalDateTime start, Person... people) {
		return review(Way.VIRTUAL, null, start, LATELY, people);
	}

	/** In a room only with its risk assessment. */
	public UUID review(Way way, Conference.@Nullable Room room, LocalDateTime start, LocalDate countsFrom,
			Person... people) {
		List<Invitee> all = new ArrayList<>();
		all.add(Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress(HELEN))
			.agency("Northmere Council")
			.as(Role.CHAIR)
			.directoryId(Northmere365.HELEN)
			.build());
		all.add(Invitee.named("Siân Pugh")
			.mailbox(new EmailAddress(SIAN))
			.agency("Northmere Council")
			.as(Role.SOCIAL_WORKER)
			.directoryId(Northmere365.SIAN)
			.build());
		Arrays.stream(people)
			.map((each) -> Invitee.named(each.name).mailbox(new EmailAddress(each.address)).as(each.role).build())
			.forEach(all::add);
		List<Invitee> placed = all.stream()
			.map((each) -> (way.inARoom() && each.role() == Role.CHAIR) ? each.at(Invitee.Place.ROOM) : each)
			.toList();
		Conference review = this.conferences.save(Conference.book(
				new Conference.Agreed(Child.only("M-9"), SomeKinds.LATER_CARE_REVIEW, way, Northmere365.HELEN,
						SomeRules.WOKINGHAM, countsFrom, start, 60, "conferences@northmere.example", room, placed),
				Instant.EPOCH));
		this.booked.add(review.id());
		if (way.inARoom()) {
			this.assessments.record(review, new AssessedRisk("Joan Whitby", LocalDate.of(2026, 2, 13),
					AssessedRisk.Finding.SAFE, null, "https://cases.example/77"), Northmere365.HELEN);
		}
		return review.id();
	}

	/**
	 * Waits until nothing is on its way to anybody, and takes the conferences out of the
	 * way, one by one, as somebody may be reading the calendar.
	 */
	public void goHome() {
		settle();
		this.booked.forEach((id) -> this.jdbc
			.sql("update conference set status = 'CANCELLED', held_with = null, version = version + 1 where id = ?")
			.param(id)
			.update());
	}

	public void settle() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.booked.stream()
				.flatMap((id) -> this.deliveries.about(id).stream())
				.allMatch(Delivery::settled));
	}

	/** Puts it into the calendar, from which the letters follow. */
	public UUID sent(UUID id) {
		this.transaction.executeWithoutResult((_) -> this.invitations.sendFor(this.conferences.locked(id)));
		return id;
	}

	public void combine(UUID guest, UUID host) {
		this.combining.combine(guest, host, Northmere365.HELEN, Map.of("length", "90", "whoeverIsFree", "true"));
	}

	public PlannedSeparation says(UUID conference, String address, Map<String, String> how) {
		PlannedSeparation plan = this.apart.begin(conference, Northmere365.HELEN);
		Map<String, String> typed = new HashMap<>(how);
		typed.put(ApartFields.WHO, invitee(conference, address).id().toString());
		typed.put(ApartFields.REASON, "There is a non-molestation order");
		return this.apart.say(new Submission(plan.id(), plan.version(), Northmere365.HELEN, typed));
	}

	public void keepsApart(UUID conference, String address, Map<String, String> how) {
		PlannedSeparation plan = says(conference, address, how);
		Confirmation<PlannedSeparation> confirmed = this.apart
			.confirm(new Submission(plan.id(), plan.version(), Northmere365.HELEN, Map.of()));
		assertThat(confirmed).isInstanceOf(Confirmation.Done.class);
	}

	public void excludes(UUID conference, String address) {
		keepsApart(conference, address, Map.of(ApartFields.MANNER, "EXCLUDED"));
	}

	public Invitee invitee(UUID id, String address) {
		return this.conferences.get(id).invited(address).orElseThrow();
	}

	public List<String> invited(UUID id) {
		return this.conferences.get(id).invitees().stream().map(Invitee::address).toList();
	}

	public void change(UUID id, Consumer<Conference> change) {
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(id);
			change.accept(conference);
			this.conferences.save(conference);
		});
	}

	/** Somebody of the family or of an agency. */
	public record Person(String name, String address, Role role) {

		public static final Person KIM = new Person("Kim Marsh", "kim@home.example", Role.MOTHER);

		public static final Person LEE = new Person("Lee Marsh", "lee@home.example", Role.FATHER);

		public static final Person PAT = new Person("Pat Wells", "pat@carer.example", Role.FOSTER_CARER);

		public static final Person ANN = new Person("Ann Bell", "ann@school.example", Role.SCHOOL);

	}

}
