package io.convenor.people;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;

/**
 * The agencies of the authority, the domains their mail comes from and their safeguarding
 * leads: as administrators list them, and as chairs have booked people of them.
 */
@Component
public class Agencies {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	Agencies(JdbcClient jdbc, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/** Every agency that is known, by name. */
	public List<Agency> all() {
		Map<String, String> names = new LinkedHashMap<>();
		Map<String, Set<String>> domains = new LinkedHashMap<>();
		Map<String, EmailAddress> leads = new LinkedHashMap<>();
		this.jdbc.sql("select d.agency_key, d.agency, d.domain, l.address from agency_domain d "
				+ "left join agency_lead l on l.agency_key = d.agency_key order by d.agency_key, d.source desc, d.domain")
			.query((row, _) -> {
				String key = row.getString("agency_key");
				names.putIfAbsent(key, row.getString("agency"));
				Optional.ofNullable(row.getString("address"))
					.ifPresent((address) -> leads.put(key, new EmailAddress(address)));
				return domains.computeIfAbsent(key, (_) -> new LinkedHashSet<>()).add(row.getString("domain"));
			})
			.list();
		return names.entrySet()
			.stream()
			.map((each) -> Agency.of(each.getValue(), domains.getOrDefault(each.getKey(), Set.of()),
					leads.get(each.getKey())))
			.toList();
	}

	/**
	 * Where the safeguarding lead of an agency is written to, by its name and somebody
	 * who speaks for it: their mail must come from one of the domains that are listed for
	 * it, or from the lead's, because two agencies may have one name.
	 */
	public Optional<EmailAddress> safeguardingLead(String agency, EmailAddress speaks) {
		return this.jdbc
			.sql("select l.address from agency_lead l where l.agency_key = :key and "
					+ "(split_part(l.address, '@', 2) = :domain or exists (select from agency_domain d "
					+ "where d.agency_key = l.agency_key and d.domain = :domain and d.source = 'LISTED'))")
			.param("key", Agency.key(agency))
			.param("domain", speaks.domain())
			.query((row, _) -> new EmailAddress(row.getString("address")))
			.optional();
	}

	/** Takes the list as it is given in the place of the one there was. */
	@Transactional
	public void replace(List<Agency> agencies, String who) {
		this.jdbc.sql("delete from agency_domain").update();
		this.jdbc.sql("delete from agency_lead").update();
		write(agencies, "LISTED");
		writeLeads(agencies);
		this.audit.record(who, "listed agencies", null, null, agencies.size() + " agencies");
	}

	/** Adds to the list; what it has already stays. */
	@Transactional
	public void add(List<Agency> agencies, String who) {
		write(agencies, "LISTED");
		writeLeads(agencies);
		this.audit.record(who, "added agencies", null, null, agencies.size() + " agencies");
	}

	/**
	 * Learns from people who were booked: after that, their domain is no news for their
	 * agency.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void booked(Collection<Speaking> people) {
		Map<String, Set<String>> domains = new LinkedHashMap<>();
		people.stream()
			.filter((each) -> !Agency.key(each.agency).isEmpty())
			.filter((each) -> !PersonalMailboxes.domains().contains(each.address.domain()))
			.forEach((each) -> domains.computeIfAbsent(each.agency.strip(), (_) -> new LinkedHashSet<>())
				.add(each.address.domain()));
		write(domains.entrySet()
			.stream()
			.map((each) -> new Agency(each.getKey(), List.copyOf(each.getValue())))
			.toList(), "BOOKED");
	}

	/** All at once; what two spellings of one name say of a domain, the last one says. */
	private void write(List<Agency> agencies, String source) {
		Map<List<String>, String> names = new LinkedHashMap<>();
		agencies.forEach((agency) -> agency.domains()
			.forEach((domain) -> names.put(List.of(Agency.key(agency.name()), domain), agency.name())));
		if (names.isEmpty()) {
			return;
		}
		this.jdbc
			.sql("insert into agency_domain (agency_key, domain, agency, source, since) "
					+ "select key, domain, agency, :source, :now from unnest(:keys, :domains, :agencies) "
					+ "as t (key, domain, agency) on conflict (agency_key, domain) do update "
					+ "set source = 'LISTED', agency = excluded.agency where excluded.source = 'LISTED'")
			.param("source", source)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("keys", names.keySet().stream().map(List::getFirst).toArray(String[]::new))
			.param("domains", names.keySet().stream().map(List::getLast).toArray(String[]::new))
			.param("agencies", names.values().toArray(String[]::new))
			.update();
	}

	/** Who is not named keeps whom the list has. */
	private void writeLeads(List<Agency> agencies) {
		Map<String, Agency> named = new LinkedHashMap<>();
		agencies.stream()
			.filter((each) -> each.safeguardingLead() != null)
			.forEach((each) -> named.put(Agency.key(each.name()), each));
		if (named.isEmpty()) {
			return;
		}
		this.jdbc.sql(
				"insert into agency_lead (agency_key, agency, address) select * from unnest(:keys, :agencies, :addresses) "
						+ "on conflict (agency_key) do update set agency = excluded.agency, address = excluded.address")
			.param("keys", named.keySet().toArray(String[]::new))
			.param("agencies", named.values().stream().map(Agency::name).toArray(String[]::new))
			.param("addresses",
					named.values()
						.stream()
						.map((each) -> Objects.requireNonNull(each.safeguardingLead()).value())
						.toArray(String[]::new))
			.update();
	}

	/** Somebody who speaks for an agency, and where they are written to. */
	public record Speaking(String agency, EmailAddress address) {
	}

}
