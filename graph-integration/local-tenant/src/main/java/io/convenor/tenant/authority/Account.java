package io.convenor.tenant.authority;

/**
 * Somebody of the tenant who can sign in.
 *
 * @param id the object id in the directory
 * @param upn the user principal name, which is also the mail address
 * @param name the display name
 */
public record Account(String id, String upn, String name) {

}
