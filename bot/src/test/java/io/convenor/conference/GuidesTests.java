package io.convenor.conference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import io.convenor.people.Role;
import io.convenor.people.Standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuidesTests {

	private final Guides guides = Guides.shipped();

	@ParameterizedTest
	@EnumSource(Kind.class)
	void everyKindHasAnAgendaAWayOfBeingManagedAndSomebodyWhoRunsIt(Kind kind) {
		Guide guide = this.guides.of(kind);
		assertThat(guide.kind()).isEqualTo(kind);
		assertThat(guide.agenda()).hasSizeGreaterThan(4);
		assertThat(guide.managed()).isNotEmpty();
		assertThat(guide.runBy()).isNotBlank();
		assertThat(guide.usuallyInvited()).isNotEmpty();
		assertThat(guide.forTheFamily()).isEqualTo(!kind.allegations());
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void whatEverybodyReadsInTheCalendarTellsNothing(Kind kind) {
		Guide guide = this.guides.of(kind);
		Stream.concat(guide.agenda().stream(), guide.managed().stream())
			.map((line) -> line.toLowerCase(Locale.UK))
			.forEach((line) -> assertThat(line).doesNotContain("protection", "abuse", "neglect", "allegation", "harm",
					"lado", "staff", "volunteer", "in care", "core group,", "asv"));
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void aYoungPersonReadsOfTheirOwnReviewAsOfTheirs(Kind kind) {
		Guide theirs = this.guides.of(kind).readBy(Role.YOUNG_PERSON);
		assertThat(theirs.agenda()).contains(theirs.decidesFrom());
		if (kind.careReview()) {
			assertThat(theirs.toString()).contains("how things are for you", "They make sure that you are heard",
					"What you want to say");
			assertThat(theirs.forFamily() + theirs.agenda() + theirs.chairsPart()).doesNotContain("young person");
		}
		assertThat(this.guides.of(kind).readBy(Role.MOTHER)).isEqualTo(this.guides.of(kind));
	}

	@Test
	void whoRunsItIsWhomTheFieldSays() {
		assertThat(this.guides.of(Kind.INITIAL_CONFERENCE).runBy()).isEqualTo("An independent chair");
		assertThat(this.guides.of(Kind.LATER_CARE_REVIEW).runBy()).isEqualTo("The Independent Reviewing Officer");
		assertThat(this.guides.of(Kind.ALLEGATIONS_MEETING).runBy()).contains("LADO");
	}

	@Test
	void aYoungPersonIsUsuallyInvitedToTheirReviewAndNobodyOfAFamilyToAMeetingAboutAllegations() {
		assertThat(this.guides.of(Kind.FIRST_CARE_REVIEW).usuallyInvited()).startsWith(Role.YOUNG_PERSON);
		assertThat(this.guides.of(Kind.ALLEGATIONS_REVIEW).usuallyInvited())
			.allMatch((role) -> role.standing() == Standing.PROFESSIONAL);
	}

	@Test
	void nobodyReportsToACoreGroupOrAMeetingAboutAllegations() {
		assertThat(this.guides.of(Kind.CORE_GROUP_MEETING).askedForAReport()).isEmpty();
		assertThat(this.guides.of(Kind.ALLEGATIONS_MEETING).askedForAReport()).isEmpty();
		assertThat(this.guides.of(Kind.FIRST_REVIEW_CONFERENCE).askedForAReport()).contains(Role.SOCIAL_WORKER,
				Role.POLICE, Role.GP);
		assertThat(this.guides.of(Kind.FIRST_CARE_REVIEW).askedForAReport()).contains(Role.SCHOOL)
			.doesNotContain(Role.POLICE);
	}

	@Test
	void whatIsBrokenIsNamedByFileLineAndKey() {
		String file = text("allegations-meeting.yaml");
		assertBroken(file.replace("  - employer", "  - vicar"), "usually-invited", "“vicar” must be one of");
		assertBroken(file.replace("  - employer", "  - mother"), "usually-invited", "Mother does not belong there");
		assertBroken(file.replace("those told only", "channel and library"), "outcome-goes-to",
				"stays with the professionals");
		assertBroken(file.replace("managed:", "manged:"), "managed", "it is missing");
		assertBroken(file + "\ncolour: blue\n", "colour", "no such key belongs here");
		assertBroken(file.replaceAll("(?s)\nagenda:.*managed:", "\nagenda: none\nmanaged:"), "agenda",
				"it must be a list");
		assertBroken(file.replace("  allegations-review:", "  allegations-reviews:"), "allegations-reviews",
				"no such key belongs here");
	}

	@Test
	void aReviewAfterAPreBirthConferenceIsAboutABabyAndNotAboutSchool() {
		Guide guide = this.guides.of(Kind.PRE_BIRTH_REVIEW_CONFERENCE);
		assertThat(guide.usuallyInvited()).contains(Role.MOTHER, Role.FATHER, Role.MIDWIFE, Role.HEALTH_VISITOR)
			.doesNotContain(Role.SCHOOL, Role.YOUNG_PERSON);
		assertThat(guide.askedForAReport()).contains(Role.SOCIAL_WORKER, Role.MIDWIFE, Role.HEALTH_VISITOR);
		assertThat(guide.agenda()).anyMatch((line) -> line.contains("birth"))
			.anyMatch((line) -> line.contains("midwife"))
			.noneMatch((line) -> line.contains("young person"));
		assertThat(this.guides.of(Kind.LATER_REVIEW_CONFERENCE).usuallyInvited()).contains(Role.SCHOOL)
			.doesNotContain(Role.MIDWIFE);
	}

	@Test
	void aFirstMeetingDoesNotLookBackAtAnEarlierOneOfItsSort() {
		assertThat(this.guides.of(Kind.FIRST_CARE_REVIEW).agenda()).noneMatch((line) -> line.contains("last review"));
		assertThat(this.guides.of(Kind.LATER_CARE_REVIEW).agenda()).anyMatch((line) -> line.contains("last review"));
		assertThat(this.guides.of(Kind.CORE_GROUP_MEETING).agenda())
			.noneMatch((line) -> line.contains("since we last met"));
		assertThat(this.guides.of(Kind.LATER_CORE_GROUP_MEETING).agenda())
			.anyMatch((line) -> line.contains("since we last met"));
		assertThat(this.guides.of(Kind.ALLEGATIONS_MEETING).agenda())
			.noneMatch((line) -> line.contains("last meeting"));
		assertThat(this.guides.of(Kind.ALLEGATIONS_REVIEW).agenda()).anyMatch((line) -> line.contains("last meeting"));
	}

	@Test
	void whatAKindSaysForItselfIsReadAsStrictlyAsWhatStandsForAll() {
		String file = text("allegations-meeting.yaml");
		assertThatThrownBy(() -> new Guides(List.of(named(file.replace("    agenda:", "    agneda:")))))
			.hasMessageContaining("key kinds.allegations-review.agneda: no such key belongs here");
		assertThatThrownBy(() -> new Guides(
				List.of(named(file.replace("    agenda:", "    usually-invited:\n      - mother\n    agenda:")))))
			.hasMessageContaining("key kinds.allegations-review.usually-invited: Mother does not belong there");
	}

	@Test
	void everyKindMustHaveItsGuide() {
		assertThatThrownBy(() -> new Guides(List.of(named(text("core-group.yaml")))))
			.hasMessageContaining("initial-conference");
	}

	private static void assertBroken(String file, String key, String problem) {
		assertThatThrownBy(() -> new Guides(List.of(named(file)))).hasMessageContaining("kinds/trial.yaml, line ")
			.hasMessageContaining("key ")
			.hasMessageContaining(key)
			.hasMessageContaining(problem);
	}

	private static String text(String name) {
		try {
			return new ClassPathResource("kinds/" + name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static Resource named(String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public String getFilename() {
				return "trial.yaml";
			}
		};
	}

}
