package io.convenor.conference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.convenor.people.Role;
import io.convenor.timescales.Quoracy;

/**
 * Without whom a kind of meeting decides nothing, as its file says. How many agencies it
 * takes is the rule set's to say.
 *
 * @param needed whether it needs a quorum at all
 * @param mustBeThere whom it needs beside that number, by what people call them: somebody
 * in one of the roles of each
 * @param whereAsked whether it needs them only under a rule set that asks for it
 */
public record KindQuorum(boolean needed, Map<String, Set<Role>> mustBeThere, boolean whereAsked) {

	static final KindQuorum NONE = new KindQuorum(false, Map.of(), false);

	public KindQuorum {
		mustBeThere = Collections.unmodifiableMap(new LinkedHashMap<>(mustBeThere));
	}

	/** Whom it needs under a rule set. */
	public KindQuorum under(Quoracy rules) {
		return (this.whereAsked && !rules.namedRoles().isAskedFor()) ? new KindQuorum(this.needed, Map.of(), false)
				: this;
	}

	/** From whom nobody is among people in these roles, by what people call them. */
	public List<String> nobodyFrom(Collection<Role> there) {
		List<String> nobody = new ArrayList<>();
		this.mustBeThere.forEach((name, roles) -> {
			if (Collections.disjoint(roles, there)) {
				nobody.add(name);
			}
		});
		return nobody;
	}

}
