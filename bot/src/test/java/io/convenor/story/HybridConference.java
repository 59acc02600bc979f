package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import io.convenor.chat.outcome.WholeOutcome;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.Reply;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One hybrid initial conference, from the chair's first word to the outcome in the
 * channel: what each person does, a step at a time, and how to see what came of it.
 */
final class HybridConference {

	static final String MOTHER = "kim.marsh@home.example";

	static final String FATHER = "lee.marsh@home.example";

	static final String GRANDMOTHER = "ruth.marsh@home.example";

	static final String SUPPORTER = "ola.byrne@home.example";

	static final String SCHOOL = "sam.reed@hillside.example";

	static final String HEALTH_VISITOR = "ana.silva@health.example";

	static final String POLICE = "dc.grant@police.example";

	static final List<String> FAMILY = List.of(MOTHER, FATHER, GRANDMOTHER, SUPPORTER);

	static final List<String> AGENCIES = List.of(SCHOOL, HEALTH_VISITOR, POLICE);

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private static final Pattern REFERENCE = Pattern.compile("CP-[0-9A-Z]{5}");

	private final LocalTown town;

	private final TeamsUser helen;

	private final PatientChair patientHelen;

	private final Runnable untilTheBotIsBack;

	private final Map<String, List<Call>> requests = new LinkedHashMap<>();

	private final Map<String, Duration> took = new LinkedHashMap<>();

	private String reference = "";

	private String caseReference = "M-104233";

	private LocalDate heldOn = LocalDate.EPOCH;

	HybridConference(LocalTown town) {
		this(town, () -> {
		});
	}

	/**
	 * Tells the story with a bot that may fail in between.
	 * @param untilTheBotIsBack waits, as people do, before they speak to it again
	 */
	HybridConference(LocalTown town, Runnable untilTheBotIsBack) {
		this.town = town;
		this.untilTheBotIsBack = untilTheBotIsBack;
		this.patientHelen = new PatientChair(Northmere.HELEN_OKAFOR, town, untilTheBotIsBack);
		this.helen = this.patientHelen.inTeams();
	}

	/** Tells it of another case. */
	HybridConference about(String otherCase) {
		this.caseReference = otherCase;
		return this;
	}

	/** The day of the meeting, once its outcome is recorded. */
	LocalDate heldOn() {
		return this.heldOn;
	}

	String reference() {
		return this.reference;
	}

	TeamsUser chair() {
		return this.helen;
	}

	/** The same, for what is done while the bot may fail. */
	PatientChair patientChair() {
		return this.patientHelen;
	}

	/** Graph requests by step, in the order of the story. */
	Map<String, List<Call>> requests() {
		return this.requests;
	}

	/** How long some steps took, as the people who wait would time them. */
	Map<String, Duration> took() {
		return this.took;
	}

	void theChairSaysWhatItIs() {
		step("The chair says what it is", () -> {
			this.helen.says("schedule");
			this.helen.presses("Next: people", Map.of("kind", "initial-conference", "way", "HYBRID", "caseReference",
					this.caseReference, "countsFrom", today().minusDays(3), "length", "90"));
			assertThat(this.helen.card().text()).contains("people");
		});
	}

	void theChairChoosesThePeople() {
		step("The chair chooses the people", () -> {
			this.helen.presses("Find", Map.of("sought", "siân"));
			this.helen.presses("Add this colleague",
					Map.of("found", Northmere.SIAN_PUGH.id(), "foundRole", "SOCIAL_WORKER"));
			adds("Kim Marsh", MOTHER, "", "MOTHER", "FAMILY");
			adds("Lee Marsh", FATHER, "", "FATHER", "FAMILY");
			adds("Ruth Marsh", GRANDMOTHER, "", "RELATIVE", "FAMILY");
			adds("Ola Byrne", SUPPORTER, "", "SUPPORTER", "FAMILY");
			adds("Sam Reed", SCHOOL, "Hillside Primary School", "SCHOOL", "PROFESSIONAL");
			adds("Ana Silva", HEALTH_VISITOR, "Northmere Health Visiting", "HEALTH_VISITOR", "PROFESSIONAL");
			adds("Jo Grant", POLICE, "Northmere Police", "POLICE", "PROFESSIONAL");
			this.helen.presses("Next: date and time");
			if (this.helen.card().button("Yes, that is right").isPresent()) {
				this.helen.presses("Yes, that is right");
			}
		});
	}

	void theChairChoosesRoomAndTime() {
		step("The chair chooses room and time", () -> {
			this.helen.presses("Show times in this room", Map.of("room", Northmere.ALDER.address()));
			this.helen.awaits((_) -> !slots(this.helen.card()).isEmpty(), A_MINUTE_AND_A_HALF);
			this.helen.presses(slots(this.helen.card()).getFirst());
			assertThat(this.helen.card().text()).contains("is this right?");
		});
	}

	void theChairConfirms() {
		step("The chair confirms", () -> {
			Instantly reply = timed(this::theChairPressesConfirm);
			this.took.put("from confirming to the reply", reply.took());
			Duration rest = timed(this::awaitEverybodyTold).took();
			this.took.put("from confirming to everything delivered", reply.took().plus(rest));
		});
	}

	void theChairPressesConfirm() {
		this.patientHelen.presses("Confirm and send");
		Matcher found = REFERENCE.matcher(this.helen.card().text());
		assertThat(found.find()).as(this.helen.chat().transcript()).isTrue();
		this.reference = found.group();
	}

	private void awaitEverybodyTold() {
		this.helen.awaits((_) -> {
			String card = this.helen.card().text();
			return card.contains("accepted") && card.contains("waits in the lobby") && !card.contains("being")
					&& card.contains("all told how to take part") && !card.contains("waiting for");
		}, A_MINUTE_AND_A_HALF);
	}

	void theSchoolSendsItsReport() {
		theSchoolSendsItsReport(() -> {
		});
	}

	/**
	 * Sends it, and something happens before it was read.
	 */
	void theSchoolSendsItsReport(Runnable meanwhile) {
		step("The school sends its report", () -> sendsItsReport(SCHOOL, "Sam Reed", meanwhile));
	}

	void theHealthVisitorSendsHerReport() {
		step("The health visitor sends her report", () -> sendsItsReport(HEALTH_VISITOR, "Ana Silva", () -> {
		}));
	}

	void thePoliceSendTheirReport() {
		step("The police send their report", () -> sendsItsReport(POLICE, "Jo Grant", () -> {
		}));
	}

	private void sendsItsReport(String address, String name, Runnable meanwhile) {
		int filed = filed();
		this.town.tenant()
			.mailboxes()
			.deliver(Mail.from(address, name)
				.to(Northmere.CP_REPORTS.address())
				.subject("RE: " + this.reference + " report")
				.text("Please find our report attached.")
				.attach("Marsh family report.pdf", "application/pdf", Papers.pdf()));
		this.took.put("from the report's arrival to its acknowledgement", timed(() -> {
			meanwhile.run();
			awaiting(() -> inbox(address).stream().anyMatch((mail) -> mail.text().contains("Thank you")));
			awaiting(() -> filed() > filed);
		}).took());
	}

	private int filed() {
		return this.town.tenant().mailboxes().folder(Northmere.CP_REPORTS.address(), "Filed").size();
	}

	void theChairLooksAtTheStatus() {
		step("The chair looks at the status", () -> this.helen.says("status " + this.reference));
	}

	/** Nothing is recorded of a meeting before its day. */
	void theMeetingIsHeld() {
		step("The meeting is held", () -> this.town.isOver(this.reference));
	}

	void theChairRecordsTheOutcome() {
		step("The chair records the outcome", () -> {
			this.heldOn = today();
			this.helen.says("outcome " + this.reference);
			this.helen.presses("Next: actions",
					Map.of("heldOn", this.heldOn, "decision", "child-protection-plan", "category", "NEGLECT"));
			act("Visit Kim Marsh at home every week", Northmere.SIAN_PUGH.displayName(), today().plusDays(7));
			act("Share attendance with the social worker each Friday", "Sam Reed", today().plusDays(14));
			this.helen.presses("Next: who is told");
			this.helen.presses("Next: see what goes out");
			WholeOutcome.read(this.helen);
		});
	}

	void theChairApproves() {
		step("The chair approves", () -> {
			this.patientHelen.presses("Approve");
			awaiting(() -> !this.town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).isEmpty());
			awaiting(() -> FAMILY.stream()
				.filter((address) -> !address.equals(GRANDMOTHER) && !address.equals(SUPPORTER))
				.allMatch((address) -> inbox(address).stream().anyMatch((mail) -> mail.subject().contains("outcome"))));
			awaiting(() -> AGENCIES.stream()
				.allMatch((address) -> inbox(address).stream().anyMatch((mail) -> mail.subject().contains("outcome"))));
		});
	}

	List<MailItem> inbox(String address) {
		return this.town.tenant().mailboxes().inbox(address);
	}

	/** The letters in somebody's inbox that are no calendar invitation. */
	List<MailItem> letters(String address) {
		return inbox(address).stream().filter((mail) -> mail.meeting() == null).toList();
	}

	List<CalendarEntry> calendar(String address) {
		return this.town.tenant()
			.calendars()
			.of(address)
			.stream()
			.filter((entry) -> entry.subject().equals(this.reference))
			.toList();
	}

	private void adds(String name, String address, String agency, String role, String standing) {
		this.helen.presses("Add this person",
				Map.of("name", name, "email", address, "agency", agency, "role", role, "standing", standing));
		assertThat(this.helen.card().text()).as(this.helen.chat().transcript()).contains(name);
	}

	private void act(String what, String owner, LocalDate due) {
		String ownerId = optionNaming(this.helen.latest((card) -> card.field("owner").isPresent()).orElseThrow(),
				"owner", owner);
		Reply reply = this.helen.presses("Add this action", Map.of("what", what, "owner", ownerId, "due", due));
		assertThat(reply.invokeStatus()).isEqualTo(200);
	}

	private static String optionNaming(Card card, String field, String name) {
		for (var choice : card.field(field).orElseThrow().path("choices")) {
			if (choice.path("title").asString("").contains(name)) {
				return choice.path("value").asString("");
			}
		}
		throw new AssertionError("Nobody called " + name + " can be chosen in " + card);
	}

	static List<String> slots(Card card) {
		return card.buttons().stream().filter((title) -> title.startsWith("Choose time")).toList();
	}

	private void step(String name, Runnable work) {
		this.untilTheBotIsBack.run();
		long before = this.town.tenant().calls().marker();
		work.run();
		this.requests.put(name, this.town.tenant().calls().since(before));
	}

	private static Instantly timed(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return new Instantly(Duration.ofNanos(System.nanoTime() - start));
	}

	private static void awaiting(java.util.concurrent.Callable<Boolean> condition) {
		Awaitility.await().atMost(A_MINUTE_AND_A_HALF).until(condition);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.town.clock().instant(), Dates.LONDON);
	}

	private record Instantly(Duration took) {
	}

}
