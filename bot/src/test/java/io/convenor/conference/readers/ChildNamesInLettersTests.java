package io.convenor.conference.readers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Child;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

class ChildNamesInLettersTests {

	private static final Child ELDER = new Child(UUID.randomUUID(), 1, "M-1", 2012, false);

	private static final Child YOUNGER = new Child(UUID.randomUUID(), 2, "M-2", 2019, false);

	private static final Invitee KIM = invitee("Kim Marsh", Role.MOTHER);

	private static final Invitee LEE = invitee("Lee Marsh", Role.FATHER);

	private static final Invitee ELLA = invitee("Eleanor Marsh", Role.YOUNG_PERSON);

	private static final Invitee SIAN = invitee("Siân Pugh", Role.SOCIAL_WORKER);

	private static final Invitee INTERPRETER = invitee("Jan Novak", Role.INTERPRETER);

	@Test
	void familyAndWhoKnowsTheChildReadsTheName() {
		Readership readers = readers(null);
		for (Invitee reader : List.of(KIM, LEE, ELLA, SIAN)) {
			assertThat(readers.letterTo(reader).names(ELDER)).as(reader.name()).contains("Eleanor");
			assertThat(readers.letterTo(reader).names(YOUNGER)).as(reader.name()).contains("Jo");
		}
	}

	@Test
	void whoInterpretsReadsNoName() {
		assertThat(readers(null).letterTo(INTERPRETER).names(ELDER)).isEmpty();
	}

	@Test
	void whoIsKeptFromAYoungPersonReadsNoChildsName() {
		Reader lee = readers(ELLA).letterTo(LEE);
		assertThat(lee.names(ELDER)).isEmpty();
		assertThat(lee.names(YOUNGER)).isEmpty();
		assertThat(lee.reads("Eleanor sees the nurse").held()).as("as before she had a name of her own").hasSize(1);
		assertThat(lee.reads("Eleanor sees the nurse").passages()).noneMatch(Passage::mayStand);
	}

	@Test
	void whoIsKeptFromTheOtherParentReadsTheChildrensNames() {
		assertThat(readers(KIM).letterTo(LEE).names(ELDER)).contains("Eleanor");
	}

	@Test
	void aChildWhoIsCalledLikeWhomTheReaderIsKeptFromHasNoNameThere() {
		Invitee jo = invitee("Jo Cole", Role.MOTHER);
		Readership readers = new Readership(List.of(jo, LEE), List.of(), List.of(apart(LEE, jo)), called(), Set.of(),
				LocalDate.of(2026, 3, 3));
		assertThat(readers.letterTo(LEE).names(YOUNGER)).isEmpty();
		assertThat(readers.letterTo(LEE).names(ELDER)).contains("Eleanor");
	}

	@Test
	void aChildWithoutANameIsCalledByANumber() {
		Child third = new Child(UUID.randomUUID(), 3, "M-3", null, true);
		assertThat(readers(null).letterTo(KIM).names(third)).isEmpty();
	}

	@Test
	void aChannelReadsNoName() {
		Reader channel = readers(null).channel();
		assertThat(channel.names(ELDER)).isEmpty();
		assertThat(channel.reads("Jo starts nursery").text()).isEqualTo("Child 2 starts nursery");
		assertThat(channel.reads("Take jo to the GP").text()).isEqualTo("Take child 2 to the GP");
		assertThat(channel.reads("Eleanor sees the nurse").text()).isEqualTo("The young person sees the nurse");
	}

	private static Readership readers(@Nullable Invitee apartFromLee) {
		return new Readership(List.of(KIM, LEE, ELLA, SIAN, INTERPRETER), List.of(),
				(apartFromLee != null) ? List.of(apart(LEE, apartFromLee)) : List.of(), called(), Set.of(),
				LocalDate.of(2026, 3, 3));
	}

	private static List<Called> called() {
		return List.of(Called.child(ELDER, "Eleanor"), Called.child(YOUNGER, "Jo"));
	}

	private static Separation apart(Invitee one, Invitee other) {
		return new Separation(UUID.randomUUID(), UUID.randomUUID(), one.id(), Separation.Manner.OWN_LINK, 0, null,
				other.id(), "An order", "somebody", Instant.EPOCH, null, null);
	}

	private static Invitee invitee(String name, Role role) {
		return Invitee.named(name)
			.mailbox(new EmailAddress(Folded.of(name).text().replace(" ", "") + "@home.example"))
			.as(role)
			.build();
	}

}
