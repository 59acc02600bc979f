package io.convenor.scheduling.booking;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import io.convenor.conference.FamilyContact;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Reading;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.booking.Booking.Particulars;

/**
 * The people around a child as a table that was pasted in: from a CSV file, or straight
 * from a spreadsheet. Every row is either a person or a sentence that says what was not
 * understood; no row is left out in silence.
 */
final class Network {

	static final int LONGEST = 20_000;

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_TEXT = 300;

	private static final String FIRST_ROW = "The first row must name the columns: Name, Email, Agency and Role, "
			+ "separated by commas, semicolons or tabs. Nothing was added.";

	private final String header;

	private final List<Row> rows;

	private Network(String header, List<Row> rows) {
		this.header = header;
		this.rows = List.copyOf(rows);
	}

	/**
	 * Reads a table.
	 * @throws NotATable when its first row does not name the columns, or quotes do not
	 * match
	 */
	static Network read(String table) {
		String text = table.strip();
		String header = text.lines().findFirst().orElse("");
		CSVFormat format = CSVFormat.DEFAULT.builder()
			.setDelimiter(delimiter(header))
			.setTrim(true)
			.setIgnoreEmptyLines(true)
			.get();
		try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
			List<CSVRecord> records = parser.getRecords();
			Map<Column, Integer> columns = records.isEmpty() ? Map.of() : columns(records.getFirst());
			if (!columns.keySet().containsAll(Set.of(Column.NAME, Column.EMAIL, Column.ROLE))) {
				throw new NotATable(FIRST_ROW);
			}
			return new Network(header,
					records.stream()
						.skip(1)
						.filter((record) -> record.stream().anyMatch((cell) -> !cell.isBlank()))
						.map((record) -> row(record, columns, format))
						.toList());
		}
		catch (IOException | IllegalStateException | java.io.UncheckedIOException ex) {
			throw new NotATable("I could not read that as a table: a quotation mark is opened and not closed, "
					+ "or the other way round. Nothing was added.");
		}
	}

	/** The row that names the columns, as it was given. */
	String header() {
		return this.header;
	}

	List<Row> rows() {
		return this.rows;
	}

	private static char delimiter(String header) {
		return Stream.of('\t', ';', ',').filter((sign) -> header.indexOf(sign) >= 0).findFirst().orElse(',');
	}

	private static Map<Column, Integer> columns(CSVRecord header) {
		Map<Column, Integer> columns = new EnumMap<>(Column.class);
		for (int i = 0; i < header.size(); i++) {
			int at = i;
			Column.called(header.get(i)).ifPresent((column) -> columns.putIfAbsent(column, at));
		}
		return columns;
	}

	private static Row row(CSVRecord record, Map<Column, Integer> columns, CSVFormat format) {
		List<String> problems = new ArrayList<>();
		String name = cell(record, columns, Column.NAME);
		if (name.isEmpty()) {
			problems.add("there is no name");
		}
		int afterTheName = problems.size();
		String comesAs = cell(record, columns, Column.ROLE);
		Optional<Role> role = role(comesAs);
		if (role.isEmpty()) {
			problems.add(comesAs.isEmpty() ? "there is no role" : Reading.echo(comesAs) + " is not a role I know");
		}
		String belongsTo = cell(record, columns, Column.STANDING);
		Optional<Standing> standing = belongsTo.isEmpty() ? role.map(Role::standing) : standing(belongsTo);
		if (!belongsTo.isEmpty() && standing.isEmpty()) {
			problems.add(Reading.echo(belongsTo) + " is neither family nor professional");
		}
		else if (role.map(Role::standing).equals(Optional.of(Standing.FAMILY))
				&& standing.equals(Optional.of(Standing.PROFESSIONAL))) {
			problems.add(role.orElseThrow().label() + " is one of the family, not a professional");
		}
		Particulars more = particulars(record, columns, problems);
		String email = cell(record, columns, Column.EMAIL);
		String address = address(email, name, role, standing, more);
		if (address.isEmpty()) {
			problems.add(afterTheName,
					email.isEmpty() ? "there is no email address" : Reading.echo(email) + " is not an email address");
		}
		String agency = cell(record, columns, Column.AGENCY);
		if (name.length() > LONGEST_NAME || agency.length() > LONGEST_NAME) {
			problems.add("a name or an agency is longer than " + LONGEST_NAME + " characters");
		}
		String written = format.format((Object[]) record.values());
		long number = record.getRecordNumber();
		return problems.isEmpty() ? new Row.Person(number, written, name, address, agency, role.orElseThrow(),
				standing.orElseThrow(), more) : new Row.NotUnderstood(number, written, String.join(", and ", problems));
	}

	/**
	 * Family may have no email, where a letter or a call reaches them; empty otherwise.
	 */
	private static String address(String email, String name, Optional<Role> role, Optional<Standing> standing,
			Particulars more) {
		Optional<EmailAddress> address = EmailAddress.parse(email);
		if (address.isPresent()) {
			return address.get().value();
		}
		FamilyContact contact = more.contact();
		boolean reached = contact != null && !(contact.postalAddress().isEmpty() && contact.telephone().isEmpty());
		if (email.isEmpty() && reached && standing.equals(Optional.of(Standing.FAMILY)) && role.isPresent()) {
			return Invitee.keyWithoutEmail(name, role.get());
		}
		return "";
	}

	private static Particulars particulars(CSVRecord record, Map<Column, Integer> columns, List<String> problems) {
		String language = cell(record, columns, Column.LANGUAGE);
		String known = cell(record, columns, Column.CONTACT);
		Boolean knows = plain(known).equals("yes") ? Boolean.TRUE : plain(known).equals("no") ? Boolean.FALSE : null;
		if (knows == null && !known.isEmpty()) {
			problems.add("under contact with the child there is neither yes nor no");
		}
		var contact = new FamilyContact(cell(record, columns, Column.TELEPHONE), null, null,
				cell(record, columns, Column.HOW_TO_REACH), false, cell(record, columns, Column.POSTAL_ADDRESS),
				FamilyContact.Format.USUAL);
		if (language.length() > LONGEST_NAME || contact.telephone().length() > LONGEST_NAME
				|| contact.howToReach().length() > LONGEST_TEXT || contact.postalAddress().length() > LONGEST_TEXT) {
			problems.add("what is said about how to reach them is too long");
		}
		return new Particulars(language.isEmpty() ? null : language, null, knows,
				contact.saysNothing() ? null : contact);
	}

	/** Text of one cell, without what nobody can see. */
	private static String cell(CSVRecord record, Map<Column, Integer> columns, Column column) {
		Integer at = columns.get(column);
		return (at == null || at >= record.size()) ? "" : Reading.tidied(record.get(at));
	}

	private static Optional<Role> role(String text) {
		return Stream.of(Role.values())
			.filter((role) -> role != Role.CHAIR)
			.filter((role) -> plain(role.label()).equals(plain(text)) || plain(role.name()).equals(plain(text)))
			.findFirst();
	}

	private static Optional<Standing> standing(String text) {
		return Stream.of(Standing.values())
			.filter((standing) -> plain(standing.label()).equals(plain(text)))
			.findFirst();
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.UK).replaceAll("[^\\p{L}\\p{N}]", "");
	}

	/** Every role by the name it goes by in a table. */
	static String roles() {
		return Arrays.stream(Role.values())
			.filter((role) -> role != Role.CHAIR)
			.map(Role::label)
			.collect(Collectors.joining(", "));
	}

	/** A row of the table; the row that names the columns is the first. */
	sealed interface Row {

		long number();

		/** The row as it was given. */
		String written();

		/** Somebody to invite. */
		record Person(long number, String written, String name, String address, String agency, Role role,
				Standing standing, Particulars particulars) implements Row {
		}

		/** A row that could not be read, and why. */
		record NotUnderstood(long number, String written, String why) implements Row {
		}

	}

	private enum Column {

		NAME("name", "fullname", "person"), EMAIL("email", "emailaddress", "mail", "address"),
		AGENCY("agency", "organisation", "organization", "service", "employer"),
		ROLE("role", "comesas", "job", "jobtitle", "relationship"),
		STANDING("standing", "familyorprofessional", "type"), LANGUAGE("language"),
		TELEPHONE("telephone", "phone", "mobile"), POSTAL_ADDRESS("postaladdress", "homeaddress", "letters"),
		HOW_TO_REACH("howtoreach", "safetime", "safecontact"),
		CONTACT("contact", "contactwiththechild", "knowsthechild");

		private final Set<String> names;

		Column(String... names) {
			this.names = Set.of(names);
		}

		static Optional<Column> called(String title) {
			return Stream.of(values()).filter((column) -> column.names.contains(plain(title))).findFirst();
		}

	}

	/** The text is no table of people; says why in a sentence. */
	static final class NotATable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		NotATable(String sentence) {
			super(sentence);
		}

		String sentence() {
			return String.valueOf(getMessage());
		}

	}

}
