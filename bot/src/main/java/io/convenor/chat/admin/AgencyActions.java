package io.convenor.chat.admin;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.people.Agencies;
import io.convenor.people.Agency;
import io.convenor.people.AgencyTable;

/** What administrators can do about the list of agencies and their domains. */
@Configuration(proxyBeanMethods = false)
class AgencyActions implements CardButtons {

	static final String ADD = "agencies.add";

	static final String REPLACE = "agencies.replace";

	private static final String PAGE = "agencies.page";

	static final String TABLE = "agencies";

	/** What is there to be copied, and is nobody's to change. */
	static final String KNOWN = "known";

	private static final String AT = "at";

	/** As many as can be copied from one field of a card. */
	private static final int ON_A_PAGE = 100;

	private static final int MOST_ROWS_TOLD = 12;

	private final Agencies agencies;

	private final NeedToKnow needToKnow;

	AgencyActions(Agencies agencies, NeedToKnow needToKnow) {
		this.agencies = agencies;
		this.needToKnow = needToKnow;
	}

	@Bean
	Command adminAgencies() {
		return Command
			.named("admin agencies",
					"See and change the agencies, the domains their mail comes from, and their safeguarding leads")
			.by(Audience.ADMINISTRATORS)
			.inPrivate()
			.does((turn, _) -> {
				requireAdministrator(turn);
				return Reply.show(card(0).build());
			});
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.ADMINISTRATORS)
			.onAnyVersion(ADD, showingAnew((turn, press) -> take(turn, press, false)))
			.onAnyVersion(REPLACE, showingAnew((turn, press) -> take(turn, press, true)))
			.onAnyVersion(PAGE, showingAnew(this::page));
	}

	/** The list that was shown does not come to stand in the place of the new one. */
	private static Buttons.Step showingAnew(Buttons.Step step) {
		return (turn, press) -> {
			press.reading().typed(KNOWN);
			return step.take(turn, press);
		};
	}

	private Reply page(Turn turn, Press press) {
		requireAdministrator(turn);
		int at = press.carried(AT).filter((text) -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(0);
		return Reply.show(card(at).build());
	}

	private Reply take(Turn turn, Press press, boolean whole) {
		requireAdministrator(turn);
		Reading reading = press.reading();
		String typed = reading.text(TABLE, AgencyTable.LONGEST).orElse("");
		if (typed.isBlank()) {
			return refused(press,
					"Paste the table first, with a first row that names the columns: Agency, Domains, Safeguarding lead.");
		}
		AgencyTable table = AgencyTable.read(typed);
		if (!table.problems().isEmpty()) {
			return refused(press, "Nothing was taken in. " + told(table.problems()));
		}
		if (whole) {
			this.agencies.replace(table.agencies(), turn.who().objectId());
		}
		else {
			this.agencies.add(table.agencies(), turn.who().objectId());
		}
		return Reply.show(card(0).build().noticing(takenIn(table.agencies().size())));
	}

	private Reply refused(Press press, String problem) {
		return Reply.show(card(0).keeping(press.refused(TABLE, problem).without(KNOWN)).build());
	}

	private static String takenIn(int agencies) {
		return ((agencies == 1) ? "1 agency was" : agencies + " agencies were") + " taken in. This counts from now on.";
	}

	private static String told(List<String> problems) {
		String rest = (problems.size() > MOST_ROWS_TOLD) ? " And %d more.".formatted(problems.size() - MOST_ROWS_TOLD)
				: "";
		return problems.stream().limit(MOST_ROWS_TOLD).collect(Collectors.joining(" ")) + rest;
	}

	private Card.Builder card(int at) {
		List<Agency> all = this.agencies.all();
		int from = Math.min(at, Math.max(0, all.size() - 1)) / ON_A_PAGE * ON_A_PAGE;
		List<Agency> page = all.subList(from, Math.min(all.size(), from + ON_A_PAGE));
		Card.Builder card = Card.titled("Agencies and their domains");
		card.text("When somebody is invited for an agency from a domain that is not here, I ask whether it is right. "
				+ "I also learn the domains of the people whom chairs have booked. "
				+ "The last reminder of a report goes to the agency's safeguarding lead, too, where one is here.");
		if (all.isEmpty()) {
			card.text("No agency is known yet.");
		}
		else {
			card.section((section) -> {
				section
					.text("%d to %d of %d. To keep the list elsewhere, copy this table.".formatted(from + 1,
							from + page.size(), all.size()))
					.field(Field.paragraph(KNOWN, "The list as a table")
						.atMost(AgencyTable.LONGEST)
						.value(AgencyTable.write(page)));
				if (from + ON_A_PAGE < all.size()) {
					section
						.button(Button.press(PAGE, "Next " + ON_A_PAGE).with(AT, Integer.toString(from + ON_A_PAGE)));
				}
			});
		}
		return card.section((section) -> section.heading("Take in a table")
			.field(Field.paragraph(TABLE, "Table, from a CSV file or a spreadsheet")
				.atMost(AgencyTable.LONGEST)
				.hint("Agency, Domains, Safeguarding lead"))
			.button(Button.press(ADD, "Add to the list"))
			.button(Button.press(REPLACE, "Yes, replace the list")
				.asking("Replace the whole list", "Every agency that is not in your table is taken away.")));
	}

	private void requireAdministrator(Turn turn) {
		if (!this.needToKnow.isAdministrator(turn.who().objectId())) {
			throw new Refused("The list of agencies is for the administration team. Nothing was done.");
		}
	}

}
