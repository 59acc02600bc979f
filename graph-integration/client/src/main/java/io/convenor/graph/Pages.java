package io.convenor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list to its end. The SDK's own iterator loses the reason of a failure from the
 * second page on.
 */
final class Pages {

	private Pages() {
	}

	static <P extends BaseCollectionPaginationCountResponse, T> List<T> all(Supplier<P> first, Function<String, P> next,
			Function<P, @Nullable List<T>> values) {
		List<T> all = new ArrayList<>();
		P page = first.get();
		while (true) {
			all.addAll(orEmpty(values.apply(page)));
			String link = page.getOdataNextLink();
			if (link == null) {
				return all;
			}
			page = next.apply(link);
		}
	}

	/** The SDK gives null where Graph leaves a list out. */
	static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

}
