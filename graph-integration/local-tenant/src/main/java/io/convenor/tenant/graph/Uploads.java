package io.convenor.tenant.graph;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.graph.models.UploadSession;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Refused;

/**
 * Files that arrive a piece at a time, at an address that lets in whoever knows it.
 */
final class Uploads {

	private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

	private static final Duration LIFETIME = Duration.ofHours(24);

	private final Clock clock;

	private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

	Uploads(Clock clock) {
		this.clock = clock;
	}

	void register(Operations operations) {
		Needs nothing = Needs.any();
		operations.add("PUT", "/_tenant/uploads/{upload}", nothing, 2, this::put);
		operations.get("/_tenant/uploads/{upload}", nothing, (request) -> Answer.ok(session(request, upload(request))));
		operations.delete("/_tenant/uploads/{upload}", nothing, (request) -> {
			upload(request);
			this.uploads.remove(request.path("upload"));
			return Answer.noContent();
		});
	}

	UploadSession open(GraphRequest request, Rules rules, Finish finish) {
		Upload upload = new Upload(UUID.randomUUID().toString(), rules, finish);
		this.uploads.put(upload.token, upload);
		return session(request, upload);
	}

	private Answer put(GraphRequest request) {
		if (request.header("Authorization").isPresent()) {
			throw new Refused(401, "InvalidAuthenticationToken",
					"The upload URL is already authorised: do not send an Authorization header.");
		}
		Upload upload = upload(request);
		Matcher range = RANGE.matcher(request.header("Content-Range").orElse(""));
		if (!range.matches()) {
			throw Refused.badRequest("invalidRequest", "The Content-Range header is missing or malformed.");
		}
		synchronized (upload) {
			long total = Long.parseLong(range.group(3));
			upload.take(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), total, request.bytes());
			if (upload.received.size() < total) {
				return Answer.json(upload.rules.goOn, GraphJson.tree(session(request, upload)));
			}
			Answer answer = upload.finish.with(request, upload.received.toByteArray());
			this.uploads.remove(upload.token);
			return answer;
		}
	}

	private Upload upload(GraphRequest request) {
		Upload upload = this.uploads.get(request.path("upload"));
		if (upload == null) {
			throw Refused.notFound("itemNotFound", "The upload session was not found.");
		}
		return upload;
	}

	private UploadSession session(GraphRequest request, Upload upload) {
		UploadSession session = new UploadSession();
		session.setUploadUrl(request.tenantUrl() + "/_tenant/uploads/" + upload.token);
		session.setExpirationDateTime(this.clock.instant().plus(LIFETIME).atOffset(ZoneOffset.UTC));
		session.setNextExpectedRanges(List.of(upload.received.size() + "-"));
		return session;
	}

	/**
	 * Does with the whole file what it was sent for.
	 */
	interface Finish {

		Answer with(GraphRequest last, byte[] bytes);

	}

	/**
	 * What each service asks of the pieces.
	 */
	enum Rules {

		/** Any size up to 4 MB. */
		OUTLOOK(1, 4 * 1024 * 1024, 200),

		/** Multiples of 320 KiB up to 60 MiB, but for the last. */
		SHAREPOINT(320 * 1024, 60 * 1024 * 1024, 202);

		private final int multiple;

		private final int largest;

		private final int goOn;

		Rules(int multiple, int largest, int goOn) {
			this.multiple = multiple;
			this.largest = largest;
			this.goOn = goOn;
		}

	}

	private static final class Upload {

		private final String token;

		private final Rules rules;

		private final Finish finish;

		private final ByteArrayOutputStream received = new ByteArrayOutputStream();

		Upload(String token, Rules rules, Finish finish) {
			this.token = token;
			this.rules = rules;
			this.finish = finish;
		}

		void take(long from, long to, long total, byte[] piece) {
			boolean last = to + 1 == total;
			if (to - from + 1 != piece.length || to >= total || piece.length > this.rules.largest
					|| (!last && piece.length % this.rules.multiple != 0)) {
				throw Refused.badRequest("invalidRange", "The fragment's size does not fit its range or the rules.");
			}
			if (from != this.received.size()) {
				throw new Refused(416, "invalidRange",
						"The uploaded fragment overlaps with data that has already been received, or leaves a gap.");
			}
			this.received.writeBytes(piece);
		}

	}

}
