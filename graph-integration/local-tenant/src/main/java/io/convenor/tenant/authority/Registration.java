package io.convenor.tenant.authority;

/**
 * The bot as it is registered in the tenant.
 *
 * @param tenantId the directory the authority signs for
 * @param appId the bot's application (client) id
 * @param appSecret the bot's client secret
 * @param ssoResource the application id URI that Teams asks sign-in tokens for
 */
public record Registration(String tenantId, String appId, String appSecret, String ssoResource) {

}
