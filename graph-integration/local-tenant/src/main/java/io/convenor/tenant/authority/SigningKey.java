package io.convenor.tenant.authority;

import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** One RSA key: signs claims, checks its own signatures, and shows its public half. */
final class SigningKey {

	private static final int BITS = 2048;

	private final RSAKey key;

	private SigningKey(RSAKey key) {
		this.key = key;
	}

	static SigningKey create() {
		try {
			return new SigningKey(new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.keyIDFromThumbprint(true)
				.generate());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("No RSA key could be made", ex);
		}
	}

	/** A key that nobody should trust, although it goes by the same name as this one. */
	SigningKey impostor() {
		return new SigningKey(new RSAKey.Builder(create().key).keyID(this.key.getKeyID()).build());
	}

	String sign(JWTClaimsSet claims) {
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT)
			.keyID(this.key.getKeyID())
			.build();
		SignedJWT jwt = new SignedJWT(header, claims);
		try {
			jwt.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The token could not be signed", ex);
		}
		return jwt.serialize();
	}

	boolean signed(SignedJWT jwt) {
		try {
			return JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
					&& jwt.verify(new RSASSAVerifier(this.key.toRSAPublicKey()));
		}
		catch (JOSEException ex) {
			return false;
		}
	}

	Map<String, Object> publicJwk() {
		return this.key.toPublicJWK().toJSONObject();
	}

	byte[] publicKeyBytes() {
		try {
			return this.key.toRSAPublicKey().getEncoded();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The key has no public half", ex);
		}
	}

	String keyId() {
		return this.key.getKeyID();
	}

}
