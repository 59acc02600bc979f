package io.convenor;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between a bot and its database, and takes it away as a network or a crash would.
 */
public final class DatabaseGate implements AutoCloseable {

	private final LocalDatabase.Address database;

	private final URI behind;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition speaksAgain = this.lock.newCondition();

	private boolean silent;

	private volatile ServerSocket door;

	private DatabaseGate(LocalDatabase.Address database) throws IOException {
		this.database = database;
		this.behind = URI.create(database.url().substring("jdbc:".length()));
		this.door = listen(0);
	}

	/** A gate that is open. */
	public static DatabaseGate before(LocalDatabase.Address database) {
		try {
			return new DatabaseGate(database);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where the database is for whoever goes through the gate. */
	public LocalDatabase.Address address() {
		return new LocalDatabase.Address(
				this.database.url().replace(":" + this.behind.getPort(), ":" + this.door.getLocalPort()),
				this.database.user(), this.database.password());
	}

	/** Every connection breaks, and no other is taken. */
	public void cut() {
		closeQuietly(this.door);
		this.open.forEach(DatabaseGate::closeQuietly);
	}

	/** Nothing comes through any more, and nobody says so. */
	public void fallsSilent() {
		silent(true);
	}

	/** It is as if nothing had been. */
	public void opens() {
		silent(false);
		if (this.door.isClosed()) {
			try {
				this.door = listen(this.door.getLocalPort());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	@Override
	public void close() {
		cut();
		silent(false);
	}

	private void silent(boolean now) {
		this.lock.lock();
		try {
			this.silent = now;
			this.speaksAgain.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private ServerSocket listen(int port) throws IOException {
		ServerSocket listening = new ServerSocket();
		listening.setReuseAddress(true);
		listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		Thread.ofVirtual().start(() -> takeAll(listening));
		return listening;
	}

	private void takeAll(ServerSocket listening) {
		while (!listening.isClosed()) {
			try {
				take(listening.accept());
			}
			catch (IOException ex) {
				// Cut, or the database takes nobody more: the other side notices.
			}
		}
	}

	private void take(Socket inside) throws IOException {
		this.open.add(inside);
		Socket outside = new Socket(this.behind.getHost(), this.behind.getPort());
		this.open.add(outside);
		Thread.ofVirtual().start(() -> pass(inside, outside));
		Thread.ofVirtual().start(() -> pass(outside, inside));
	}

	private void pass(Socket from, Socket to) {
		byte[] buffer = new byte[16 * 1024];
		try (from; to) {
			for (int read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
				awaitSpeech();
				to.getOutputStream().write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// The one who was spoken to notices.
		}
		finally {
			this.open.remove(from);
			this.open.remove(to);
		}
	}

	private void awaitSpeech() {
		this.lock.lock();
		try {
			while (this.silent) {
				this.speaksAgain.awaitUninterruptibly();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void closeQuietly(Closeable each) {
		try {
			each.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
