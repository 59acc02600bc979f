package io.convenor.chat;

import java.util.List;

import io.convenor.chat.cards.Option;

/**
 * Finds the options of a field while a person types in it. Every bean of this type serves
 * the fields that name its dataset.
 */
public interface CardSearch {

	String dataset();

	/** At most fifteen options that fit what was typed so far. */
	List<Option> find(Turn turn, String typed);

}
