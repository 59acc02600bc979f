package io.convenor.tenant.graph;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * The connection that a request came by, so that it can be cut.
 */
final class Connection {

	private static final String ATTRIBUTE = Connection.class.getName();

	private final Request request;

	private Connection(Request request) {
		this.request = request;
	}

	static Connection of(HttpServletRequest request) {
		return (Connection) request.getAttribute(ATTRIBUTE);
	}

	/**
	 * Close it at once, with nothing said.
	 */
	void drop() {
		this.request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
	}

	/**
	 * Notes the connection of each request, which only Tomcat's own request can reach.
	 */
	static final class Noting extends ValveBase {

		Noting() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			request.setAttribute(ATTRIBUTE, new Connection(request));
			getNext().invoke(request, response);
		}

	}

}
