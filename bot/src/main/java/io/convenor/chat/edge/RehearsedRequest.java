package io.convenor.chat.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import io.convenor.start.Rehearsal;

/** The bot's own web server answers once before the first who asks it. */
@Component
class RehearsedRequest implements Rehearsal {

	private static final int PATIENCE = 2000;

	private final Environment environment;

	RehearsedRequest(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void rehearse() {
		String port = this.environment.getRequiredProperty("local.server.port");
		try {
			URI liveness = URI.create("http://localhost:" + port + "/actuator/health/liveness");
			HttpURLConnection request = (HttpURLConnection) liveness.toURL().openConnection();
			request.setReadTimeout(PATIENCE);
			request.getResponseCode();
			request.disconnect();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
