package io.convenor.outcomes;

import org.springframework.data.relational.core.mapping.Table;

/** What the record of a Child in Care review says about one of its areas. */
@Table("outcome_area")
public record Covered(ReviewArea area, String said) {
}
