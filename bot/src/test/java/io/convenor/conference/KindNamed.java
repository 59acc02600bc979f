package io.convenor.conference;

import org.junit.jupiter.params.converter.TypedArgumentConverter;

/** Reads a kind of meeting by its name where a test has a table. */
public final class KindNamed extends TypedArgumentConverter<String, Kind> {

	KindNamed() {
		super(String.class, Kind.class);
	}

	@Override
	protected Kind convert(String name) {
		return SomeKinds.SHIPPED.named(name);
	}

}
