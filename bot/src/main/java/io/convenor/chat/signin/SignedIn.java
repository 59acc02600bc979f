package io.convenor.chat.signin;

/**
 * A person has signed in to the bot, so what waited for that can go on. Published once
 * the bot holds their sign-in.
 *
 * @param personId their object id
 */
public record SignedIn(String personId) {

}
