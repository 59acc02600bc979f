package io.convenor.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.core.convert.DataAccessStrategy;
import org.springframework.data.jdbc.core.convert.Identifier;
import org.springframework.data.jdbc.core.convert.InsertSubject;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.relational.core.conversion.IdValueSource;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Writes the row of an aggregate, and anew the lists that do not hold what is stored.
 * What is new, or of which nobody knows how it is stored, is written as a whole.
 */
class SaveWhatChanged<T> implements SavesWhatChanged<T> {

	private final JdbcAggregateOperations whole;

	private final DataAccessStrategy parts;

	private final RelationalMappingContext mapping;

	SaveWhatChanged(JdbcAggregateOperations whole, DataAccessStrategy parts, RelationalMappingContext mapping) {
		this.whole = whole;
		this.parts = parts;
		this.mapping = mapping;
	}

	@Override
	public <S extends T> S save(S aggregate) {
		RelationalPersistentEntity<?> entity = this.mapping.getRequiredPersistentEntity(aggregate.getClass());
		PersistentPropertyAccessor<S> values = entity.getPropertyAccessor(aggregate);
		AsStored before = ((AsStored.Known) aggregate).asStored();
		if (entity.isNew(aggregate) || before.isEmpty()) {
			this.whole.save(aggregate);
		}
		else {
			saveRow(aggregate, entity, values);
			entity.forEach((property) -> {
				if (property.isCollectionLike() && !before.isStill(property, values)) {
					saveList(property, entity, values);
				}
			});
		}
		before.note(entity, values);
		return aggregate;
	}

	@SuppressWarnings("unchecked")
	private <S> void saveRow(S aggregate, RelationalPersistentEntity<?> entity, PersistentPropertyAccessor<S> values) {
		RelationalPersistentProperty version = entity.getRequiredVersionProperty();
		int before = (int) Objects.requireNonNull(values.getProperty(version));
		values.setProperty(version, before + 1);
		if (!this.parts.updateWithVersion(aggregate, (Class<S>) aggregate.getClass(), before)) {
			throw new OptimisticLockingFailureException("It was changed at the same time");
		}
	}

	private void saveList(RelationalPersistentProperty property, RelationalPersistentEntity<?> entity,
			PersistentPropertyAccessor<?> values) {
		Object id = Objects.requireNonNull(values.getProperty(entity.getRequiredIdProperty()));
		this.parts.delete(id, this.mapping.getPersistentPropertyPath(property.getName(), entity.getType()));
		Identifier of = Identifier.of(property.getReverseColumnName(entity), id, id.getClass());
		List<InsertSubject<Object>> items = new ArrayList<>();
		for (Object item : AsStored.held(values, property)) {
			items.add(InsertSubject.describedBy(item,
					of.withPart(Objects.requireNonNull(property.getKeyColumn()), items.size(), Integer.class)));
		}
		if (!items.isEmpty()) {
			insert(items, property.getActualType());
		}
	}

	@SuppressWarnings("unchecked")
	private void insert(List<InsertSubject<Object>> items, Class<?> type) {
		IdValueSource id = this.mapping.getRequiredPersistentEntity(type).hasIdProperty() ? IdValueSource.PROVIDED
				: IdValueSource.NONE;
		this.parts.insert(items, (Class<Object>) type, id);
	}

}
