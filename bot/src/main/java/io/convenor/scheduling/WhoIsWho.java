package io.convenor.scheduling;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.graph.Directory;
import io.convenor.graph.Directory.DirectoryPerson;

/** Looks people up in the directory, for no longer than a turn waits. */
@Component
public class WhoIsWho {

	private final Directory directory;

	private final Patience patience;

	WhoIsWho(Directory directory, Patience patience) {
		this.directory = directory;
		this.patience = patience;
	}

	/** Whoever has this object id or address. */
	public Patience.Answer<Optional<DirectoryPerson>> person(String idOrAddress) {
		return this.patience.ask(() -> this.directory.person(idOrAddress));
	}

	/** Those whose names begin like this. */
	public Patience.Answer<List<DirectoryPerson>> called(String beginning) {
		return this.patience.ask(() -> this.directory.find(beginning));
	}

	/** Whoever has each of these addresses, with a request for each. */
	public Patience.Answer<Map<String, Optional<DirectoryPerson>>> holders(Collection<String> addresses) {
		return this.patience.ask(() -> {
			Map<String, Optional<DirectoryPerson>> holders = new LinkedHashMap<>();
			addresses.forEach((each) -> holders.put(each, this.directory.person(each)));
			return holders;
		});
	}

}
