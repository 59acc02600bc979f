package io.convenor.conference;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.people.Authority;
import io.convenor.people.Custodies;
import io.convenor.people.Custody;
import io.convenor.people.Office;

/**
 * From where each kind of conference is looked after: by the CP Administration Team, or,
 * apart from it, by the custodians of the group it stays with.
 */
@Component
public class Offices {

	private final Office administration;

	private final String telephone;

	private final Custodies custodies;

	Offices(Authority authority, Custodies custodies) {
		this.administration = new Office(authority.cpMailbox(), authority.organiser(), authority.organiserId());
		this.telephone = authority.telephone();
		this.custodies = custodies;
	}

	/** Whether there is an office for this kind, so that one can be booked. */
	public boolean isThereOneFor(Kind kind) {
		return kind.group() == null || ofGroup(kind.group()).isPresent();
	}

	/**
	 * The office of a kind. Nothing that stays with a group ever goes through another.
	 * @throws IllegalStateException where there is none
	 */
	public Office of(Kind kind) {
		return (kind.group() == null) ? this.administration : ofGroup(kind.group())
			.orElseThrow(() -> new IllegalStateException("The group " + kind.group() + " is not set up"));
	}

	/**
	 * Whom people ring about a kind; empty where nobody answers there. It is the
	 * administration team's number, so nobody is asked to ring it about what stays with a
	 * group.
	 */
	public String telephone(Kind kind) {
		return kind.isRestricted() ? "" : this.telephone;
	}

	/** The office of a group's custodians, where it is set up. */
	public Optional<Office> ofGroup(String group) {
		return this.custodies.find(group).map(Offices::office);
	}

	/** What people call a group. */
	public String called(String group) {
		return this.custodies.called(group);
	}

	/** The offices of all groups that are set up. */
	public Stream<Office> ofTheCustodians() {
		return this.custodies.names().stream().flatMap((name) -> ofGroup(name).stream());
	}

	/** The group to whose custodians a mailbox belongs; empty where it is nobody's. */
	public Optional<String> groupOf(String mailbox) {
		return this.custodies.names()
			.stream()
			.filter((name) -> ofGroup(name)
				.filter((office) -> mailbox.equalsIgnoreCase(office.mailbox())
						|| mailbox.equalsIgnoreCase(office.organiser()))
				.isPresent())
			.findFirst();
	}

	private static Office office(Custody custody) {
		return new Office(custody.mailbox(), custody.organiser(), custody.organiserId());
	}

	/** The office of the administration team. */
	public Office administration() {
		return this.administration;
	}

	/** Every office there is. */
	public Stream<Office> all() {
		return Stream.concat(Stream.of(this.administration), ofTheCustodians());
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
