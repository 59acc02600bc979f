package io.convenor.chat;

/**
 * The person who speaks to us, as Teams vouches for them.
 *
 * @param objectId their object id in the directory
 * @param name the name Teams shows, only ever for greeting them
 */
public record Speaker(String objectId, String name) {

}
