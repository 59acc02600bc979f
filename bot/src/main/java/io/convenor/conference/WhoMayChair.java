package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.KindChairs.Rule;
import io.convenor.people.Capacity;
import io.convenor.people.Role;
import io.convenor.timescales.RuleSet;

/**
 * Who may chair a meeting, by the file of its kind: in which capacity, and not whoever
 * came to a meeting about the same case as somebody who worked on it.
 */
@Component
public class WhoMayChair {

	private final NeedToKnow needToKnow;

	private final Kinds kinds;

	private final JdbcClient jdbc;

	WhoMayChair(NeedToKnow needToKnow, Kinds kinds, JdbcClient jdbc) {
		this.needToKnow = needToKnow;
		this.kinds = kinds;
		this.jdbc = jdbc;
	}

	/** Whether somebody chairs in a capacity of which some meetings ask why. */
	public boolean mayBeAskedWhy(String person) {
		return this.needToKnow.chairsAs(person)
			.filter((as) -> !this.kinds.those((kind) -> kind.chairs().rule(as).filter(Rule::saysWhy).isPresent())
				.isEmpty())
			.isPresent();
	}

	/** Whether somebody may chair a meeting about some children. */
	public Answer of(Candidate candidate, Kind kind, RuleSet rules, Collection<String> caseReferences) {
		return about(caseReferences).of(candidate, kind, rules, caseReferences);
	}

	/** Why somebody may not chair a meeting, as half a sentence; empty where they may. */
	public Optional<String> obstacle(Candidate candidate, Conference conference) {
		List<String> cases = conference.caseReferences();
		return about(cases).obstacle(candidate, conference.kind(), cases);
	}

	/** Looks once at who worked on some cases. */
	public Cases about(Collection<String> caseReferences) {
		Set<Role> roles = this.kinds.all()
			.stream()
			.flatMap((kind) -> kind.chairs().rules().values().stream())
			.flatMap((rule) -> rule.notWhoCameAs().stream())
			.collect(Collectors.toSet());
		return new Cases((roles.isEmpty() || caseReferences.isEmpty()) ? List.of() : came(caseReferences, roles));
	}

	private List<Came> came(Collection<String> caseReferences, Set<Role> roles) {
		return this.jdbc.sql("""
				select upper(case_reference) as case_reference, kind, directory_id, address, role
				from child join conference on conference.id = child.conference
				join invitee on invitee.conference = conference.id
				where upper(case_reference) in (:cases) and role in (:roles) and left_at is null
				""")
			.param("cases", caseReferences.stream().map(WhoMayChair::upper).distinct().toList())
			.param("roles", roles.stream().map(Role::name).toList())
			.query(this::came)
			.list();
	}

	private Came came(ResultSet row, int number) throws SQLException {
		return new Came(Objects.requireNonNull(row.getString("case_reference")),
				this.kinds.named(row.getString("kind")), row.getString("directory_id"),
				Objects.requireNonNull(row.getString("address")), Role.valueOf(row.getString("role")));
	}

	private static String upper(String caseReference) {
		return caseReference.toUpperCase(Locale.ROOT);
	}

	/** Who worked on some cases, as far as the meetings about them tell. */
	public final class Cases {

		private final List<Came> came;

		private Cases(List<Came> came) {
			this.came = came;
		}

		/** Whether somebody may chair one meeting about some of the cases. */
		public Answer of(Candidate candidate, Kind kind, RuleSet rules, Collection<String> caseReferences) {
			return obstacle(candidate, kind, caseReferences).<Answer>map(Answer.No::new).orElseGet(() -> {
				Capacity as = WhoMayChair.this.needToKnow.chairsAs(candidate.objectId).orElseThrow();
				boolean saysWhy = kind.chairs().rule(as).orElseThrow().saysWhy();
				return new Answer.Yes(as, saysWhy && rules.chairs().leadPractitionersReason().isAskedFor());
			});
		}

		/** Why somebody may not, as half a sentence; empty where they may. */
		Optional<String> obstacle(Candidate candidate, Kind kind, Collection<String> caseReferences) {
			Optional<Capacity> as = WhoMayChair.this.needToKnow.chairsAs(candidate.objectId);
			Optional<Rule> rule = as.flatMap(kind.chairs()::rule);
			if (rule.isEmpty()) {
				return Optional.of("a meeting of this kind is chaired by %s%s".formatted(kind.chairs().inWords(),
						as.map((each) -> ", and not by " + each.inWords()).orElse("")));
			}
			Set<String> cases = caseReferences.stream().map(WhoMayChair::upper).collect(Collectors.toSet());
			return this.came.stream()
				.filter((each) -> cases.contains(each.caseReference) && each.isKnownTo(kind) && each.is(candidate))
				.map(Came::role)
				.filter(rule.get().notWhoCameAs()::contains)
				.findFirst()
				.map((role) -> "whoever comes to a meeting about the same case as %s does not chair one of this kind"
					.formatted(role.inASentence()));
		}

	}

	/**
	 * Somebody who would chair.
	 *
	 * @param address their mailbox, where it is known
	 */
	public record Candidate(String objectId, @Nullable String address) {
	}

	/** Whether somebody may chair. */
	public sealed interface Answer {

		/**
		 * They may.
		 *
		 * @param sayingWhy whether it is to be said why they do
		 */
		record Yes(Capacity as, boolean sayingWhy) implements Answer {
		}

		/**
		 * They may not.
		 *
		 * @param because why, as half a sentence
		 */
		record No(String because) implements Answer {
		}

	}

	/** Somebody who came to a meeting about a case. */
	private record Came(String caseReference, Kind kind, @Nullable String directoryId, String address, Role role) {

		/** What stays with its group tells nobody else who came. */
		boolean isKnownTo(Kind other) {
			return !this.kind.isRestricted() || this.kind.isKeptWith(other);
		}

		boolean is(Candidate candidate) {
			return candidate.objectId.equals(this.directoryId)
					|| (candidate.address != null && candidate.address.equalsIgnoreCase(this.address));
		}

	}

}
