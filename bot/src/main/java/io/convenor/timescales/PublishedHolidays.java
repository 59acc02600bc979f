package io.convenor.timescales;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The place where the government publishes its list of bank holidays. Whatever comes back
 * is looked at with suspicion: a list that is cut short, far too large or older than what
 * we have is refused with a sentence.
 */
public final class PublishedHolidays implements AutoCloseable {

	private static final Duration TO_CONNECT = Duration.ofSeconds(5);

	private static final Duration TO_ANSWER = Duration.ofSeconds(15);

	private static final int LARGEST = 512 * 1024;

	private static final int OK = 200;

	/** What the parser says about somebody else's text helps nobody who reads a card. */
	private static final Pattern DETAIL = Pattern.compile(" \\(.*\\)\\.$", Pattern.DOTALL);

	private final URI address;

	private final Duration patience;

	private final HttpClient http = HttpClient.newBuilder()
		.connectTimeout(TO_CONNECT)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	PublishedHolidays(URI address) {
		this(address, TO_ANSWER);
	}

	PublishedHolidays(URI address, Duration patience) {
		this.address = address;
		this.patience = patience;
	}

	/** Where it is, in words: "www.gov.uk". */
	public String place() {
		return (this.address.getHost() != null) ? this.address.getHost() : this.address.toString();
	}

	/**
	 * Fetches the list, which may take some seconds.
	 * @param inForce what it would take the place of
	 * @param today the day it is copied on
	 */
	public Published fetch(BankHolidays inForce, LocalDate today) {
		try {
			HttpResponse<byte[]> answer = answer();
			if (answer.statusCode() != OK) {
				return new Published.Refused(
						"%s answered with the code %d instead of the list.".formatted(place(), answer.statusCode()));
			}
			return read(answer.body(), inForce, today);
		}
		catch (TimeoutException ex) {
			return new Published.Refused("%s did not answer in time.".formatted(place()));
		}
		catch (IOException ex) {
			return new Published.Refused("%s could not be reached, or sent far more than a list.".formatted(place()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Published.Refused("The bot was stopped before %s answered.".formatted(place()));
		}
	}

	static Published read(byte[] text, BankHolidays inForce, LocalDate today) {
		try {
			BankHolidays list = BankHolidays.parse("The published list", text, today);
			if (list.coveredUntil().isBefore(inForce.coveredUntil())) {
				return new Published.Refused("The published list ends on %s, before the one in use, which ends on %s."
					.formatted(Dates.inWords(list.coveredUntil()), Dates.inWords(inForce.coveredUntil())));
			}
			return new Published.Fetched(list.goingBackTo(inForce));
		}
		catch (BrokenFileException ex) {
			return new Published.Refused(DETAIL.matcher(String.valueOf(ex.getMessage())).replaceFirst("."));
		}
	}

	private HttpResponse<byte[]> answer() throws IOException, InterruptedException, TimeoutException {
		CompletableFuture<HttpResponse<byte[]>> answer;
		try {
			HttpRequest request = HttpRequest.newBuilder(this.address)
				.header("Accept", "application/json")
				.timeout(this.patience)
				.build();
			answer = this.http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("The address is none", ex);
		}
		try {
			return answer.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new IOException("No answer", ex.getCause());
		}
		finally {
			answer.cancel(true);
		}
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	/** What came of fetching it. */
	public sealed interface Published {

		/**
		 * A list that can be used; for the years before it begins it says what ours said.
		 */
		record Fetched(BankHolidays list) implements Published {
		}

		/** Nothing that can be used, and why, as a sentence. */
		record Refused(String sentence) implements Published {
		}

	}

}
