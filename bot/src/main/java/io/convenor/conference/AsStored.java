package io.convenor.conference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * What the lists of an aggregate held when it was read or saved: most changes are of
 * something else, and those lists need not be written again.
 */
public final class AsStored {

	private final Map<String, List<Object>> lists = new HashMap<>();

	/** Notes the lists of an aggregate, which are stored as they are now. */
	void note(RelationalPersistentEntity<?> entity, PersistentPropertyAccessor<?> aggregate) {
		entity.forEach((property) -> {
			if (property.isCollectionLike()) {
				this.lists.put(property.getName(), held(aggregate, property));
			}
		});
	}

	/** Whether nothing is known, as of an aggregate that was never stored. */
	boolean isEmpty() {
		return this.lists.isEmpty();
	}

	boolean isStill(RelationalPersistentProperty property, PersistentPropertyAccessor<?> aggregate) {
		return held(aggregate, property).equals(this.lists.get(property.getName()));
	}

	static List<Object> held(PersistentPropertyAccessor<?> aggregate, RelationalPersistentProperty property) {
		return List.copyOf((List<?>) Objects.requireNonNull(aggregate.getProperty(property)));
	}

	/** An aggregate that knows how it is stored. */
	public interface Known {

		AsStored asStored();

	}

}
