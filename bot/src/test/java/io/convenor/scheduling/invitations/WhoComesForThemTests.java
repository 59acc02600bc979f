package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.convenor.conference.Invitee;
import io.convenor.conference.Separations;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.apart.ApartMove;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.changes.CallsToMake;

import static org.assertj.core.api.Assertions.assertThat;

/** What letters say of others follows them, for whoever was told, and for nobody else. */
@BookingTest
class WhoComesForThemTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final String EVA = "eva@words.example";

	@Autowired
	ApplicationContext house;

	@Autowired
	Separations separations;

	@Autowired
	KeepingApart apart;

	@Autowired
	CallsToMake calls;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID id;

	@BeforeEach
	void aReviewIsBookedAndTold() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
		this.id = this.siblings.sent(this.siblings.review(MONDAY, Person.KIM, Person.LEE));
		this.siblings.settle();
		this.microsoft365.sent.clear();
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void aParentIsToldWhenAnInterpreterIsNamedForThemLaterAndNobodyElseIs() {
		interpreterComes();
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsExactlyInAnyOrder(Person.KIM.address(), EVA);
		assertThat(lastTo(Person.KIM.address()))
			.contains("Who comes for you.", "We have invited an interpreter for you, who speaks Polish.")
			.doesNotContain("Eva");
		assertThat(this.calls.about(this.id)).as("a letter is enough").isEmpty();
		this.microsoft365.sent.clear();
		this.siblings.change(this.id,
				(conference) -> conference.uninvite(this.siblings.invitee(this.id, EVA).id(), this.clock.instant()));
		this.siblings.settle();
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsExactlyInAnyOrder(Person.KIM.address(), EVA);
		assertThat(lastTo(Person.KIM.address()))
			.contains("does not come any more. If you still need one, please tell us.");
	}

	@Test
	void theChairIsWrittenToAnewWhenWhoTakesPartApartIsNotAsTheLastLetterSaid() {
		this.siblings.keepsApart(this.id, Person.KIM.address(), Map.of(ApartFields.MANNER, "OWN_LINK",
				ApartFields.OTHER, this.siblings.invitee(this.id, Person.LEE.address()).id().toString()));
		this.siblings.settle();
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address());
		assertThat(lastTo(Siblings.HELEN)).contains("Who takes part apart. It is not as your last letter said.",
				"Kim Marsh (Mother): a meeting and link of their own", "If that is changed, you get another letter.");
		this.microsoft365.sent.clear();
		comesBack();
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address());
		assertThat(lastTo(Siblings.HELEN))
			.contains("Nobody does any more: what your last letter said of it does not hold.")
			.doesNotContain("Kim Marsh");
	}

	private void interpreterComes() {
		UUID kim = this.siblings.invitee(this.id, Person.KIM.address()).id();
		this.siblings.change(this.id,
				(conference) -> conference.invite(Invitee.named("Eva Nowak")
					.mailbox(new EmailAddress(EVA))
					.agency("Words")
					.as(Role.INTERPRETER)
					.language("Polish")
					.forWhom(kim)
					.build()));
		this.siblings.settle();
	}

	private void comesBack() {
		PlannedSeparation plan = this.apart.begin(this.id, Northmere365.HELEN);
		UUID separation = this.separations.of(this.id).getFirst().id();
		plan = this.apart.sayWhoComesBack(new ApartMove(plan.id(), plan.version(), Northmere365.HELEN, Map.of()),
				separation);
		this.apart.confirm(new ApartMove(plan.id(), plan.version(), Northmere365.HELEN, Map.of()));
		this.siblings.settle();
	}

	private String lastTo(String address) {
		List<Mail> mails = this.microsoft365.sent.stream().filter((mail) -> mail.to().equals(address)).toList();
		assertThat(mails).isNotEmpty();
		return mails.getLast().htmlBody().replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
	}

}
