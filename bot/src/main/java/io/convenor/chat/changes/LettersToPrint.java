package io.convenor.chat.changes;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.audit.SentTo;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.delivery.PaperLetters;
import io.convenor.delivery.PaperLetters.Letter;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/**
 * Shows the letters to people without email, each to be opened, printed and posted, and
 * ticks them off.
 */
@Component
class LettersToPrint implements CardButtons {

	private static final String POSTED = "letters.posted";

	private final PaperLetters letters;

	private final Caseload caseload;

	private final AuditTrail audit;

	LettersToPrint(PaperLetters letters, Caseload caseload, AuditTrail audit) {
		this.letters = letters;
		this.caseload = caseload;
		this.audit = audit;
	}

	/** What a card says of each letter. */
	static List<Consumer<Card.Builder>> parts(Conference conference, List<Letter> letters, FamilyContacts contacts) {
		List<Consumer<Card.Builder>> parts = new ArrayList<>();
		List<Letter> open = letters.stream().filter(Letter::open).toList();
		for (int i = 0; i < open.size(); i++) {
			Letter letter = open.get(i);
			int number = i + 1;
			parts.add((card) -> card.item("letter", number, "Letter to print: " + who(conference, letter),
					(section) -> toPrint(section, letter, contacts)));
		}
		letters.stream()
			.filter((letter) -> letter.withdrawn() && !isForgotten(letter, letters))
			.forEach((letter) -> parts.add((card) -> card.warning(doNotPost(conference, letter, letters))));
		long posted = letters.stream().filter(Letter::posted).count();
		if (posted > 0) {
			parts.add((card) -> card.note(
					(posted == 1) ? "1 letter was printed and posted." : posted + " letters were printed and posted."));
		}
		return parts;
	}

	private static String who(Conference conference, Letter letter) {
		return conference.invitee(letter.invitee()).map(Invitee::described).orElse("somebody");
	}

	/** Once a newer one was posted, nobody is in doubt about it. */
	private static boolean isForgotten(Letter letter, List<Letter> letters) {
		return newer(letter, letters).anyMatch(Letter::posted);
	}

	private static Stream<Letter> newer(Letter letter, List<Letter> letters) {
		return letters.stream()
			.filter((other) -> other.invitee().equals(letter.invitee())
					&& other.writtenAt().isAfter(letter.writtenAt()));
	}

	/** Somebody may have printed it already. */
	private static String doNotPost(Conference conference, Letter letter, List<Letter> letters) {
		Optional<Invitee> invitee = conference.invitee(letter.invitee());
		String sentence = "Do not post the letter to %s of %s that tells %s: it does not hold any more."
			.formatted(who(conference, letter), Dates.inWords(letter.writtenAt()), letter.what().label());
		if (newer(letter, letters).anyMatch(Letter::open)) {
			return sentence + " The newer one above takes its place. If the old one went already, post that at once.";
		}
		if (conference.status() == Conference.Status.HELD) {
			return sentence + " The meeting is over.";
		}
		return sentence + (invitee.flatMap(Invitee::mailbox).isPresent() ? " They are written to by email now."
				: " A newer one is being written.");
	}

	private static void toPrint(Card.Builder section, Letter letter, FamilyContacts contacts) {
		section.text("It tells " + letter.what().label() + ".");
		contacts.of(letter.invitee()).ifPresent((contact) -> addressed(section, contact));
		String url = letter.webUrl();
		if (url == null) {
			section.note("It is being stored, and can be opened here in a moment.");
			return;
		}
		section.button(Button.open("Open", URI.create(url)))
			.button(Button.press(POSTED, "Posted").with("letter", letter.id().toString()));
	}

	private static void addressed(Card.Builder section, FamilyContact contact) {
		section.note(contact.postalAddress().isEmpty()
				? "No postal address is known, so post nothing: hand it over or read it to them."
				: "To: " + contact.postalAddress());
		String format = contact.format().inASentence();
		if (contact.format().isForSomebodyToDo()) {
			section.warning("Before it goes: " + format + ".");
		}
		else if (contact.format() != FamilyContact.Format.USUAL) {
			section.note("It is written as they need it: " + format + ".");
		}
	}

	/** A letter is ticked off once, whatever else changed. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(POSTED, this::posted);
	}

	private Reply posted(Turn turn, Press press) {
		Letter letter = press.carriedId("letter")
			.flatMap(this.letters::find)
			.filter((each) -> this.caseload.find(each.conference(), turn.who().objectId()).isPresent())
			.orElseThrow(() -> new Refused("There is no such letter. Type calls to see what there is to do."));
		Conference conference = conference(letter, turn).orElseThrow();
		if (letter.withdrawn()) {
			throw new Refused("That letter does not hold any more, so it was not ticked off. Please do not post it. "
					+ "If it went already, post the newer one at once: type calls to see it.");
		}
		if (!this.letters.posted(letter.id(), turn.who().objectId())) {
			throw new Refused("Somebody ticked this letter off already, or it cannot be opened yet.");
		}
		this.audit.record(turn.who().objectId(), "posted a letter", conference.id(), conference.reference().value(),
				SentTo.to(letter.what().label(), letter.invitee()).inDetails());
		return Reply.live(CallsCard.KIND, conference.id().toString()).saying("Ticked off.");
	}

	private Optional<Conference> conference(Letter letter, Turn turn) {
		UUID conference = letter.conference();
		return this.caseload.find(conference, turn.who().objectId());
	}

}
