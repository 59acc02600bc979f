package io.convenor;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

import io.convenor.chat.teams.Connector;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Courier;
import io.convenor.graph.Channels;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.Meetings;
import io.convenor.graph.Outbox;
import io.convenor.graph.SharedMailbox;
import io.convenor.people.Staff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Holds the map of the house: who knows whom, and who may touch which SDK. */
@Tag("slow")
class HouseTests {

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.convenor");

	private static final Map<Class<?>, Set<String>> WRITES = Map.of(Meetings.class,
			Set.of("book", "change", "openCall", "close", "endCall", "cancel"), Outbox.class, Set.of("send"),
			SharedMailbox.class, Set.of("fileAway"), DocumentLibrary.class, Set.of("store"), Channels.class,
			Set.of("postFor"));

	@Test
	void everyRoomKeepsBehindItsFrontDoor() {
		ApplicationModules.of(Convenor.class).verify();
	}

	@Test
	void arrowsPointDownAndTheMiddleRoomsDoNotKnowEachOther() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("chat")
			.definedBy("io.convenor.chat..")
			.layer("scheduling")
			.definedBy("io.convenor.scheduling..")
			.layer("reports")
			.definedBy("io.convenor.reports..")
			.layer("outcomes")
			.definedBy("io.convenor.outcomes..")
			.layer("replies")
			.definedBy("io.convenor.replies..")
			.layer("conference")
			.definedBy("io.convenor.conference..")
			.layer("drafts")
			.definedBy("io.convenor.drafts..")
			.layer("people")
			.definedBy("io.convenor.people..")
			.layer("deadlines")
			.definedBy("io.convenor.deadlines..")
			.layer("delivery")
			.definedBy("io.convenor.delivery..")
			.layer("audit")
			.definedBy("io.convenor.audit..")
			.layer("timescales")
			.definedBy("io.convenor.timescales..")
			.whereLayer("chat")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("scheduling")
			.mayOnlyBeAccessedByLayers("chat")
			.whereLayer("reports")
			.mayOnlyBeAccessedByLayers("chat")
			.whereLayer("outcomes")
			.mayOnlyBeAccessedByLayers("chat")
			.whereLayer("replies")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes")
			.whereLayer("conference")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes", "replies")
			.whereLayer("drafts")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes", "replies", "conference")
			.whereLayer("people")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes", "replies", "conference", "drafts")
			.whereLayer("deadlines")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes", "replies", "conference", "people")
			.whereLayer("delivery")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes", "replies", "conference", "people",
					"deadlines")
			.whereLayer("audit")
			.mayOnlyBeAccessedByLayers("chat", "scheduling", "reports", "outcomes", "replies", "conference", "people",
					"deadlines", "delivery")
			.whereLayer("timescales")
			.mayNotAccessAnyLayer()
			.check(HOUSE);
	}

	@Test
	void theArrowsInsideSchedulingPointOneWay() {
		slices().matching("io.convenor.(**)").should().beFreeOfCycles().check(HOUSE);
	}

	@Test
	void onlyDeliveriesChangeAnythingInMicrosoft365() {
		noClasses().that()
			.areNotAssignableTo(Courier.class)
			.and()
			.resideOutsideOfPackages("io.convenor.graph..", "io.convenor.tenant..")
			.should()
			.callMethodWhere(DescribedPredicate.describe("it changes something in Microsoft 365", HouseTests::writes))
			.check(HOUSE);
	}

	@Test
	void onlyDeliveriesAndTheAnswersToATurnSpeakInTeams() {
		noClasses().that()
			.areNotAssignableTo(Courier.class)
			.and()
			.haveSimpleNameNotStartingWith("Connector")
			.and()
			.doNotHaveSimpleName("CardScreen")
			.and()
			.doNotHaveSimpleName("Speech")
			.should()
			.callMethodWhere(DescribedPredicate.describe("it says something in Teams",
					(call) -> call.getTargetOwner().isEquivalentTo(Connector.class)
							&& Set.of("post", "reply", "update", "say", "askToSignIn").contains(call.getName())))
			.check(HOUSE);
	}

	/** What somebody may know is said in one place, whatever it is asked for. */
	@Test
	void onlyTheRuleForWhoMayKnowAsksWhoWorksForTheAuthority() {
		noClasses().that()
			.resideOutsideOfPackage("io.convenor.people..")
			.and()
			.areNotAssignableTo(NeedToKnow.class)
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Staff.class)
			.check(HOUSE);
	}

	private static boolean writes(JavaMethodCall call) {
		return WRITES.entrySet()
			.stream()
			.anyMatch((port) -> call.getTargetOwner().isEquivalentTo(port.getKey())
					&& port.getValue().contains(call.getName()));
	}

	/** A stream holds its connection until somebody closes it, and nobody does. */
	@Test
	void whatATableHoldsIsReadIntoAList() {
		noClasses().should()
			.callMethodWhere(DescribedPredicate.describe("it keeps a connection open",
					(call) -> call.getTargetOwner().isEquivalentTo(JdbcClient.MappedQuerySpec.class)
							&& call.getName().equals("stream")))
			.check(HOUSE);
	}

	@Test
	void oneDoorFillsInWhateverSomebodyReads() {
		noClasses().that()
			.doNotHaveSimpleName("LetterTexts")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(org.thymeleaf.ITemplateEngine.class)
			.check(HOUSE);
	}

	@Test
	void onlyTheGraphClientTouchesTheGraphSdk() {
		noClasses().that()
			.resideOutsideOfPackages("io.convenor.graph..", "io.convenor.tenant..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.microsoft.graph..", "com.microsoft.kiota..")
			.check(HOUSE);
	}

	@Test
	void onlyTheChatRoomTouchesTheBotFrameworkSdk() {
		noClasses().that()
			.resideOutsideOfPackage("io.convenor.chat..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.microsoft.bot..")
			.check(HOUSE);
	}

	@Test
	void nobodyAsksForTheTimeButThroughTheClock() {
		noClasses().that()
			.resideOutsideOfPackage("io.convenor.tenant..")
			.should()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(java.time.LocalDate.class, "now")
			.orShould()
			.callMethod(java.time.LocalDateTime.class, "now")
			.orShould()
			.callMethod(java.time.ZonedDateTime.class, "now")
			.orShould()
			.callMethod(java.time.OffsetDateTime.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.check(HOUSE);
	}

	@Test
	void noFieldIsInjected() {
		NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(HOUSE);
	}

	@Test
	void noTestIsFoundByTheBotThatRunsLocally() {
		JavaClasses tests = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
			.importPackages("io.convenor");
		noClasses().should().beMetaAnnotatedWith(Component.class).check(tests);
	}

}
