package io.convenor.conference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import io.convenor.people.Capacity;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.timescales.BrokenFileException;
import io.convenor.timescales.RuleSets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KindsTests {

	static final List<Kind> SHIPPED = SomeKinds.SHIPPED.all();

	@ParameterizedTest
	@FieldSource("SHIPPED")
	void everyKindHasAnAgendaAWayOfBeingManagedAndSomebodyWhoRunsIt(Kind kind) {
		Guide guide = kind.guide();
		assertThat(guide.agenda()).hasSizeGreaterThan(4);
		assertThat(guide.managed()).isNotEmpty();
		assertThat(guide.runBy()).isNotBlank();
		assertThat(guide.usuallyInvited()).isNotEmpty();
		assertThat(kind.isRestricted() && (guide.forTheFamily() || guide.filed())).isFalse();
	}

	@ParameterizedTest
	@FieldSource("SHIPPED")
	void whatEverybodyReadsInTheCalendarTellsNothing(Kind kind) {
		Guide guide = kind.guide();
		Stream.concat(guide.agenda().stream(), guide.managed().stream())
			.map((line) -> line.toLowerCase(Locale.UK))
			.forEach((line) -> assertThat(line).doesNotContain("protection", "abuse", "neglect", "allegation", "harm",
					"lado", "staff", "volunteer", "in care", "core group,", "asv"));
	}

	@ParameterizedTest
	@FieldSource("SHIPPED")
	void aYoungPersonReadsOfTheirOwnReviewAsOfTheirs(Kind kind) {
		Guide theirs = kind.guide().readBy(Role.YOUNG_PERSON);
		assertThat(theirs.agenda()).contains(theirs.happens().decidesFrom());
		if (kind.careReview()) {
			assertThat(theirs.toString()).contains("how things are for you", "They make sure that you are heard",
					"What you want to say");
			assertThat(theirs.forFamily() + theirs.agenda() + theirs.chairsPart()).doesNotContain("young person");
		}
		assertThat(kind.guide().readBy(Role.MOTHER)).isEqualTo(kind.guide());
	}

	@Test
	void whoRunsItIsWhomTheFieldSays() {
		assertThat(SomeKinds.INITIAL_CONFERENCE.guide().runBy()).isEqualTo("An independent chair");
		assertThat(SomeKinds.LATER_CARE_REVIEW.guide().runBy()).isEqualTo("The Independent Reviewing Officer");
		assertThat(SomeKinds.ALLEGATIONS_MEETING.guide().runBy()).contains("LADO");
	}

	@ParameterizedTest
	@FieldSource("SHIPPED")
	void whoMayChairIsSaidWithItsSourceAndWhatIsReadIsTrueOfThem(Kind kind) {
		assertThat(kind.chairs().source()).containsPattern("\\b20\\d\\d\\b");
		kind.chairs().rules().keySet().stream().filter((as) -> as == Capacity.LEAD_PRACTITIONER).forEach((as) -> {
			Guide guide = kind.guide(as);
			assertThat(guide.runBy() + guide.chairsPart() + guide.managed()).doesNotContain("ndependent",
					"do not work with your family");
		});
	}

	@Test
	void whatSaysNothingAboutConfidentialityStaysWithAGroup() {
		String file = text("marac.yaml");
		assertThat(SomeKinds.MARAC.group()).isEqualTo("marac");
		assertThat(kind(file.replace("confidentiality: stays with its group\ngroup: marac\n", "")).group())
			.isEqualTo("allegations");
		assertThat(kind(file.replace("confidentiality: stays with its group\n", "")).group()).isEqualTo("marac");
		assertThat(kind(file.replace("confidentiality: stays with its group\ngroup: marac", "confidentiality: open"))
			.isRestricted()).isFalse();
		assertBroken(file.replace("stays with its group\ngroup", "open\ngroup"), "group",
				"only what stays with its group has one");
	}

	@Test
	void whatDoesNotFitTogetherIsOneSentenceAsWell() {
		String file = text("marac.yaml");
		assertThatThrownBy(() -> Kinds.read(List.of(named(file), named(file)))).isInstanceOf(BrokenFileException.class)
			.hasMessage("kinds: two files say how a meeting is run: marac.");
		assertThatThrownBy(() -> Kinds.read(List.of())).isInstanceOf(BrokenFileException.class);
		Kinds unknown = Kinds.read(List.of(named(file.replace("  counts-from: the referral",
				"  held-within: never-heard-of\n  counts-from: the referral"))));
		assertThatThrownBy(() -> unknown.under(RuleSets.shipped().all())).isInstanceOf(BrokenFileException.class)
			.hasMessageContaining("file of marac names a clock")
			.hasMessageContaining("never-heard-of");
	}

	private static Kind kind(String file) {
		return Kinds.read(List.of(named(file))).all().getFirst();
	}

	@Test
	void aYoungPersonIsUsuallyInvitedToTheirReviewAndNobodyOfAFamilyToAMeetingAboutAllegations() {
		assertThat(SomeKinds.FIRST_CARE_REVIEW.guide().usuallyInvited()).startsWith(Role.YOUNG_PERSON);
		assertThat(SomeKinds.ALLEGATIONS_REVIEW.guide().usuallyInvited())
			.allMatch((role) -> role.standing() == Standing.PROFESSIONAL);
	}

	@Test
	void nobodyReportsToACoreGroupOrAMeetingAboutAllegations() {
		assertThat(SomeKinds.CORE_GROUP_MEETING.guide().askedForAReport()).isEmpty();
		assertThat(SomeKinds.ALLEGATIONS_MEETING.guide().askedForAReport()).isEmpty();
		assertThat(SomeKinds.FIRST_REVIEW_CONFERENCE.guide().askedForAReport()).contains(Role.SOCIAL_WORKER,
				Role.POLICE, Role.GP);
		assertThat(SomeKinds.FIRST_CARE_REVIEW.guide().askedForAReport()).contains(Role.SCHOOL)
			.doesNotContain(Role.POLICE);
	}

	@Test
	void whatIsBrokenIsNamedByFileLineAndKey() {
		String file = text("allegations-meeting.yaml");
		assertBroken(file.replace("  - employer", "  - vicar"), "usually-invited", "“vicar” must be one of");
		assertBroken(file.replace("  - employer", "  - mother"), "usually-invited", "Mother does not belong there");
		assertBroken(file.replace("those told only", "channel and library"), "outcome-goes-to",
				"is for professionals and those told only");
		assertBroken(file.replace("managed:", "manged:"), "managed", "it is missing");
		assertBroken(file + "\ncolour: blue\n", "colour", "no such key belongs here");
		assertBroken(file.replaceAll("(?s)\nagenda:.*managed:", "\nagenda: none\nmanaged:"), "agenda",
				"it must be a list");
		assertBroken(file.replace("      held-within: asv-meeting", "      held-within: asv meeting"),
				"kinds.allegations-meeting.clocks.held-within", "“asv meeting” is no name of a clock");
		assertBroken(text("initial-conference.yaml").replace("    agency-report: agency-report\n", ""), "clocks",
				"needs before.agency-report");
		assertBroken(file.replace("sort: allegations", "sort: allegation"), "sort", "“allegation” must be one of");
		assertBroken(file.replace("  source: Usual practice as of 2026\n", ""), "may-chair.source", "it is missing");
		assertBroken(file.replace("  independent-chair:\n    not-who-came-as: []\n", ""), "may-chair",
				"somebody has to chair it");
		assertBroken(file.replace("  independent-chair:", "  vicar:"), "may-chair.vicar", "no such key belongs here");
	}

	@Test
	void aReviewAfterAPreBirthConferenceIsAboutABabyAndNotAboutSchool() {
		Guide guide = SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE.guide();
		assertThat(guide.usuallyInvited()).contains(Role.MOTHER, Role.FATHER, Role.MIDWIFE, Role.HEALTH_VISITOR)
			.doesNotContain(Role.SCHOOL, Role.YOUNG_PERSON);
		assertThat(guide.askedForAReport()).contains(Role.SOCIAL_WORKER, Role.MIDWIFE, Role.HEALTH_VISITOR);
		assertThat(guide.agenda()).anyMatch((line) -> line.contains("birth"))
			.anyMatch((line) -> line.contains("midwife"))
			.noneMatch((line) -> line.contains("young person"));
		assertThat(SomeKinds.LATER_REVIEW_CONFERENCE.guide().usuallyInvited()).contains(Role.SCHOOL)
			.doesNotContain(Role.MIDWIFE);
	}

	@Test
	void aFirstMeetingDoesNotLookBackAtAnEarlierOneOfItsSort() {
		assertThat(SomeKinds.FIRST_CARE_REVIEW.guide().agenda()).noneMatch((line) -> line.contains("last review"));
		assertThat(SomeKinds.LATER_CARE_REVIEW.guide().agenda()).anyMatch((line) -> line.contains("last review"));
		assertThat(SomeKinds.CORE_GROUP_MEETING.guide().agenda())
			.noneMatch((line) -> line.contains("since we last met"));
		assertThat(SomeKinds.LATER_CORE_GROUP_MEETING.guide().agenda())
			.anyMatch((line) -> line.contains("since we last met"));
		assertThat(SomeKinds.ALLEGATIONS_MEETING.guide().agenda()).noneMatch((line) -> line.contains("last meeting"));
		assertThat(SomeKinds.ALLEGATIONS_REVIEW.guide().agenda()).anyMatch((line) -> line.contains("last meeting"));
	}

	@Test
	void whatAKindSaysForItselfIsReadAsStrictlyAsWhatStandsForAll() {
		String file = text("allegations-meeting.yaml");
		assertThatThrownBy(() -> Kinds.read(List.of(named(file.replace("    agenda:", "    agneda:")))))
			.hasMessageContaining("key kinds.allegations-review.agneda: no such key belongs here");
		assertThatThrownBy(() -> Kinds
			.read(List.of(named(file.replace("    agenda:", "    usually-invited:\n      - mother\n    agenda:")))))
			.hasMessageContaining("key kinds.allegations-review.usually-invited: Mother does not belong there");
	}

	@Test
	void aKindThatDoesNotSaySoIsRestricted() {
		String file = text("allegations-meeting.yaml").replace("confidentiality: stays with its group\n", "");
		assertThat(Kinds.read(List.of(named(file))).all()).isNotEmpty().allMatch(Kind::isRestricted);
		String open = text("core-group.yaml");
		assertThat(Kinds.read(List.of(named(open))).all()).noneMatch(Kind::isRestricted);
		assertBroken(open.replace("confidentiality: open\n", ""), "invited", "says confidentiality: open");
	}

	@Test
	void aClockThatARuleSetNeitherHasNorLeavesOutStopsTheStart() {
		Kinds kinds = Kinds.read(List.of(named(
				text("core-group.yaml").replace("held-within: first-core-group", "held-within: first-core-groups"))));
		assertThatThrownBy(() -> kinds.under(RuleSets.shipped().all())).hasMessageContaining("core-group-meeting")
			.hasMessageContaining("wokingham, version 1")
			.hasMessageContaining("first-core-groups");
		assertThat(SomeKinds.SHIPPED.under(RuleSets.shipped().all())).isSameAs(SomeKinds.SHIPPED);
	}

	@Test
	void twoFilesAboutOneKindAreRefused() {
		assertThatThrownBy(() -> Kinds.read(List.of(named(text("core-group.yaml")), named(text("core-group.yaml")))))
			.hasMessageContaining("two files say how a meeting is run: core-group-meeting");
	}

	private static void assertBroken(String file, String key, String problem) {
		assertThatThrownBy(() -> Kinds.read(List.of(named(file)))).hasMessageContaining("kinds/trial.yaml, line ")
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
