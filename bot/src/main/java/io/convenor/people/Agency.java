package io.convenor.people;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * An organisation that is invited and asked for reports, and the domains its mail comes
 * from.
 */
public record Agency(String name, List<String> domains) {

	public Agency {
		domains = List.copyOf(domains);
	}

	static Agency of(String name, Collection<String> domains) {
		return new Agency(name, domains.stream().sorted().toList());
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
