package io.convenor.tenant;

import java.security.KeyStore;

/**
 * The key and certificate that the https port is opened with; the port stays shut where
 * none is given.
 *
 * @param keyStore holds one private key with its chain
 * @param alias the key's name in the store
 */
public record ServerCertificate(KeyStore keyStore, String alias, String password) {
}
