package io.convenor.conference;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.people.Authority;
import io.convenor.people.Custody;
import io.convenor.people.Office;

/**
 * From where each kind of conference is looked after: by the CP Administration Team, or,
 * apart from it, by the custodians of allegations meetings.
 */
@Component
public class Offices {

	private final Office administration;

	private final String telephone;

	private final Custody custody;

	private final NeedToKnow needToKnow;

	Offices(Authority authority, Custody custody, NeedToKnow needToKnow) {
		this.administration = new Office(authority.cpMailbox(), authority.organiser(), authority.organiserId());
		this.telephone = authority.telephone();
		this.custody = custody;
		this.needToKnow = needToKnow;
	}

	/** Whether there is an office for this kind, so that one can be booked. */
	public boolean isThereOneFor(Kind kind) {
		return !this.needToKnow.isApart(kind) || this.custody.isSet();
	}

	/**
	 * The office of a kind. Nothing about allegations ever goes through another.
	 * @throws IllegalStateException where there is none
	 */
	public Office of(Kind kind) {
		if (!this.needToKnow.isApart(kind)) {
			return this.administration;
		}
		return custody()
			.orElseThrow(() -> new IllegalStateException("The custody of allegations meetings is not set up"));
	}

	/**
	 * Whom people ring about a kind; empty where nobody answers there. It is the
	 * administration team's number, so nobody is asked to ring it about allegations.
	 */
	public String telephone(Kind kind) {
		return this.needToKnow.isApart(kind) ? "" : this.telephone;
	}

	/** The office of the custodians, where it is set up. */
	public Optional<Office> custody() {
		return this.custody.isSet()
				? Optional.of(new Office(this.custody.mailbox(), this.custody.organiser(), this.custody.organiserId()))
				: Optional.empty();
	}

	/** Whether a mailbox is one of the custodians'. */
	public boolean isOfTheCustodians(String mailbox) {
		return custody().filter(
				(office) -> mailbox.equalsIgnoreCase(office.mailbox()) || mailbox.equalsIgnoreCase(office.organiser()))
			.isPresent();
	}

	/** The office of the administration team. */
	public Office administration() {
		return this.administration;
	}

	/** Every office there is. */
	public Stream<Office> all() {
		return Stream.concat(Stream.of(this.administration), custody().stream());
	}

	/**
	 * The object id of an office's own organiser; empty where a conference stands in its
	 * chair's calendar.
	 */
	public Optional<String> organiserId(String organiser) {
		return all().filter((office) -> office.organiser().equalsIgnoreCase(organiser))
			.findFirst()
			.map(Office::organiserId);
	}

}
