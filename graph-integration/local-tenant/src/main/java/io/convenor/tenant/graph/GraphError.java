package io.convenor.tenant.graph;

import java.time.Instant;
import java.time.ZoneOffset;

import com.microsoft.graph.models.odataerrors.InnerError;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;

/**
 * Graph's envelope for what went wrong.
 */
final class GraphError {

	private GraphError() {
	}

	static Answer answer(int status, String code, String message, String requestId, @Nullable String clientRequestId,
			Instant now) {
		InnerError inner = new InnerError();
		inner.setDate(now.atOffset(ZoneOffset.UTC));
		inner.setRequestId(requestId);
		inner.setClientRequestId((clientRequestId != null) ? clientRequestId : requestId);
		MainError main = new MainError();
		main.setCode(code);
		main.setMessage(message);
		main.setInnerError(inner);
		ODataError error = new ODataError();
		error.setError(main);
		return Answer.json(status, GraphJson.tree(error));
	}

}
