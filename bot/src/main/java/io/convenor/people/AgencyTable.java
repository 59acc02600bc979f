package io.convenor.people;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The list of agencies as a table: one row an agency, its name, its domains and, where
 * the table has such a column, its safeguarding lead. Every row is either an agency or a
 * sentence that says what was not understood.
 *
 * @param agencies those that were understood
 * @param problems a sentence for each row that was not
 */
public record AgencyTable(List<Agency> agencies, List<String> problems) {

	/** More than any authority has, in characters. */
	public static final int LONGEST = 60_000;

	private static final int LONGEST_NAME = 100;

	private static final Pattern DOMAIN = Pattern
		.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+");

	/** What a spreadsheet would take for a formula. */
	private static final Pattern FORMULA = Pattern.compile("^[=+\\-@].*");

	private static final CSVFormat WRITTEN = CSVFormat.DEFAULT.builder()
		.setHeader("Agency", "Domains", "Safeguarding lead")
		.setRecordSeparator('\n')
		.get();

	public AgencyTable {
		agencies = List.copyOf(agencies);
		problems = List.copyOf(problems);
	}

	/** Reads a table that was pasted in, from a CSV file or a spreadsheet. */
	public static AgencyTable read(String text) {
		String table = text.strip();
		String header = table.lines().findFirst().orElse("");
		char delimiter = Stream.of('\t', ';', ',').filter((sign) -> header.indexOf(sign) >= 0).findFirst().orElse(',');
		CSVFormat format = CSVFormat.DEFAULT.builder()
			.setDelimiter(delimiter)
			.setTrim(true)
			.setIgnoreEmptyLines(true)
			.get();
		try (CSVParser parser = CSVParser.parse(new StringReader(table), format)) {
			return read(parser.getRecords());
		}
		catch (IOException | UncheckedIOException | IllegalStateException ex) {
			return new AgencyTable(List.of(), List.of("I could not read that as a table: a quotation mark is opened "
					+ "and not closed, or the other way round."));
		}
	}

	private static AgencyTable read(List<CSVRecord> records) {
		if (records.isEmpty() || !isHeader(records.getFirst())) {
			return new AgencyTable(List.of(),
					List.of("The first row must name the columns: Agency and Domains, in this order."));
		}
		int lead = leadsColumn(records.getFirst());
		Map<String, String> names = new LinkedHashMap<>();
		Map<String, EmailAddress> leads = new LinkedHashMap<>();
		Map<String, Set<String>> domains = new LinkedHashMap<>();
		List<String> problems = new ArrayList<>();
		records.stream().skip(1).filter((each) -> each.stream().anyMatch((cell) -> !cell.isBlank())).forEach((each) -> {
			List<String> cells = each.stream().toList();
			String name = cells.getFirst().strip();
			String typed = (lead < cells.size()) ? cells.get(lead).strip() : "";
			List<String> given = domains(cells.subList(1, Math.min(lead, cells.size())));
			List<String> wrong = problems(name, given, typed);
			if (wrong.isEmpty()) {
				String key = Agency.key(name);
				names.putIfAbsent(key, name);
				domains.computeIfAbsent(key, (_) -> new LinkedHashSet<>()).addAll(given);
				EmailAddress.parse(typed).ifPresent((address) -> leads.put(key, address));
			}
			else {
				problems.add("Row %d: %s.".formatted(each.getRecordNumber(), String.join(", and ", wrong)));
			}
		});
		return new AgencyTable(names.entrySet()
			.stream()
			.map((each) -> Agency.of(each.getValue(), domains.getOrDefault(each.getKey(), Set.of()),
					leads.get(each.getKey())))
			.toList(), problems);
	}

	/** Which column names the leads, counted from 0; beyond all where none does. */
	private static int leadsColumn(CSVRecord header) {
		List<String> names = header.stream().map((each) -> each.strip().toLowerCase(Locale.ROOT)).toList();
		return names.stream()
			.filter((each) -> each.startsWith("safeguarding lead"))
			.findFirst()
			.map(names::indexOf)
			.orElse(Integer.MAX_VALUE);
	}

	private static boolean isHeader(CSVRecord record) {
		return record.size() > 1 && record.get(0).strip().equalsIgnoreCase("agency")
				&& record.get(1).strip().toLowerCase(Locale.ROOT).startsWith("domain");
	}

	private static List<String> domains(List<String> cells) {
		return cells.stream()
			.flatMap((cell) -> Arrays.stream(cell.split("[\\s,;]+")))
			.map((each) -> each.toLowerCase(Locale.ROOT).replaceFirst("^.*@", ""))
			.filter((each) -> !each.isEmpty())
			.toList();
	}

	private static List<String> problems(String name, List<String> domains, String lead) {
		List<String> problems = new ArrayList<>();
		if (Agency.key(name).isEmpty()) {
			problems.add("there is no name");
		}
		if (name.length() > LONGEST_NAME) {
			problems.add("the name is longer than " + LONGEST_NAME + " characters");
		}
		if (FORMULA.matcher(name).matches()) {
			problems.add("a name cannot begin with =, +, - or @, because a spreadsheet would take it for a formula");
		}
		if (domains.isEmpty()) {
			problems.add("there is no domain");
		}
		domains.stream()
			.filter((each) -> !DOMAIN.matcher(each).matches() || each.length() > 253)
			.forEach((each) -> problems.add("“" + each + "” is not a domain"));
		domains.stream()
			.filter(PersonalMailboxes.domains()::contains)
			.forEach((each) -> problems.add(each + " is where anybody can have a mailbox, so it is no agency's"));
		if (!lead.isEmpty() && EmailAddress.parse(lead).isEmpty()) {
			problems.add("“" + lead + "” is not the address of one safeguarding lead");
		}
		EmailAddress.parse(lead)
			.filter((address) -> PersonalMailboxes.domains().contains(address.domain()))
			.ifPresent((address) -> problems
				.add("a safeguarding lead is written to at their agency, and not at " + address.domain()));
		EmailAddress.parse(lead)
			.map(EmailAddress::domain)
			.filter((domain) -> !domains.contains(domain) && !PersonalMailboxes.domains().contains(domain))
			.ifPresent((domain) -> problems.add("the safeguarding lead is written to at " + domain
					+ ", which is not among the domains of the agency: add it, or correct the address"));
		return problems;
	}

	/** The list as a table, to be read here again. */
	public static String write(List<Agency> agencies) {
		StringWriter table = new StringWriter();
		try (CSVPrinter printer = new CSVPrinter(table, WRITTEN)) {
			for (Agency agency : agencies) {
				printer.printRecord(agency.name(), String.join(" ", agency.domains()),
						Objects.toString(agency.safeguardingLead(), ""));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return table.toString();
	}

}
