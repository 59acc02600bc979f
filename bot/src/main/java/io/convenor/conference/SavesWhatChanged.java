package io.convenor.conference;

/**
 * Saves an aggregate, and of its lists those that changed since it was read.
 *
 * @param <T> the aggregate
 */
public interface SavesWhatChanged<T> {

	<S extends T> S save(S aggregate);

}
