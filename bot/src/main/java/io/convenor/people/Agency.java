package io.convenor.people;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * An organisation that is invited and asked for reports, and the domains its mail comes
 * from.
 *
 * @param safeguardingLead where its safeguarding lead is written to; null where nobody
 * said so
 */
public record Agency(String name, List<String> domains, @Nullable EmailAddress safeguardingLead) {

	public Agency {
		domains = List.copyOf(domains);
	}

	public Agency(String name, List<String> domains) {
		this(name, domains, null);
	}

	static Agency of(String name, Collection<String> domains, @Nullable EmailAddress safeguardingLead) {
		return new Agency(name, domains.stream().sorted().toList(), safeguardingLead);
	}

	/** By which two spellings of one name are the same agency. */
	static String key(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}]+", " ")
			.strip();
	}

}
