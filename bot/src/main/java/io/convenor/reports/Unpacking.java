package io.convenor.reports;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.graph.SharedMailbox.AttachedFile;
import io.convenor.reports.FileFacts.Form;
import io.convenor.reports.FileFacts.State;

/**
 * Takes the files of a mail out of whatever they are packed in: other mails, what Outlook
 * writes, signatures, zip files. How many, how large, how deep and for how long is
 * limited.
 */
@Component
class Unpacking {

	/**
	 * All files of one mail together may have so many times what the largest may have.
	 */
	private static final int TIMES_THE_LARGEST = 2;

	/** All files of one mail are looked at for so many times what one may be. */
	private static final int TIMES_THE_LONGEST_LOOK = 5;

	private final MailContents contents;

	private final Spool spool;

	private final FileLook files;

	private final ReportsSettings settings;

	Unpacking(MailContents contents, Spool spool, FileLook files, ReportsSettings settings) {
		this.contents = contents;
		this.spool = spool;
		this.files = files;
		this.settings = settings;
	}

	/** Everything that came with a mail; whoever asks closes it. */
	Unpacked of(ArrivedMail mail, List<AttachedFile> attached) {
		long largest = this.settings.largestFile().toBytes();
		var allowance = new Allowance(largest, TIMES_THE_LARGEST * largest,
				this.settings.longestLook().multipliedBy(TIMES_THE_LONGEST_LOOK));
		var unpacked = new Unpacked();
		try {
			attached.forEach((file) -> open(mail, file, allowance, unpacked));
			return unpacked;
		}
		catch (RuntimeException ex) {
			unpacked.close();
			throw ex;
		}
	}

	private void open(ArrivedMail mail, AttachedFile file, Allowance allowance, Unpacked unpacked) {
		long atMost = this.settings.largestFile().toBytes();
		if (file.kind() == AttachedFile.Kind.LINK) {
			unpacked.refuse(Refusal.LINK);
			return;
		}
		if (allowance.isTimeUp()) {
			unpacked.refuse(Refusal.TOO_LONG);
			return;
		}
		Optional<Spooled> here = (file.size() > 2 * atMost) ? Optional.empty()
				: this.spool.take(this.contents.open(mail, file), atMost);
		if (here.isEmpty()) {
			unpacked.refuse(Refusal.TOO_LARGE);
			return;
		}
		unpacked.hold(here.get());
		String type = (file.kind() == AttachedFile.Kind.ITEM) ? "message/rfc822" : file.contentType();
		take(new Layer.Contained(file.name(), type, file.inline(), here.get(), null), 0, allowance, unpacked);
	}

	private void take(Layer.Contained file, int depth, Allowance allowance, Unpacked unpacked) {
		if (allowance.isTimeUp()) {
			unpacked.refuse(Refusal.TOO_LONG);
			return;
		}
		FileFacts facts = facts(file, allowance);
		if (!isPacked(facts)) {
			unpacked.add(new Piece(file.path(), file.contentType(), file.inline(), file.file(), facts, file.within()));
			return;
		}
		if (depth == Allowance.DEEPEST) {
			unpacked.refuse(Refusal.TOO_MUCH_PACKED);
			return;
		}
		unpacked.opened();
		Layer layer = new Layer(this.spool, allowance, file.path());
		FileLook.How opened;
		try {
			opened = this.files.inTime(() -> open(file, facts.form(), layer), 1, allowance::takeTime);
		}
		finally {
			layer.release().forEach((each) -> unpacked.hold(each.file()));
		}
		List<Layer.Contained> within = layer.release();
		within.forEach((each) -> take(each, depth + 1, allowance, unpacked));
		layer.refused().forEach(unpacked::refuse);
		if (opened == FileLook.How.TOO_LATE) {
			unpacked.refuse(Refusal.TOO_LONG);
		}
		else if (opened == FileLook.How.FAILED) {
			unpacked.refuse(Refusal.DAMAGED);
		}
		else if (within.isEmpty() && layer.refused().isEmpty()) {
			unpacked.refuse((facts.form() == Form.ZIP) ? Refusal.EMPTY : Refusal.MAIL_WITHOUT_A_FILE);
		}
	}

	private static boolean isPacked(FileFacts facts) {
		return facts.state() == State.WHOLE && switch (facts.form()) {
			case MAIL, OUTLOOK_MAIL, OUTLOOKS_OWN, ZIP -> true;
			default -> false;
		};
	}

	private static void open(Layer.Contained file, Form form, Layer layer) throws IOException {
		switch (form) {
			case MAIL -> PackedMail.open(file.file().file(), layer, file.within());
			case OUTLOOK_MAIL -> OutlookFiles.openMail(file.file().file(), layer, file.within());
			case OUTLOOKS_OWN -> OutlookFiles.openWinmail(file.file().file(), layer, file.within());
			default -> ZipContents.open(file.file().file(), layer, file.within());
		}
	}

	/** Of a mail its bytes say little: it begins with whichever header was first. */
	private FileFacts facts(Layer.Contained file, Allowance allowance) {
		FileFacts facts = this.files.at(file.file().file(), allowance::takeTime);
		String type = file.contentType().toLowerCase(Locale.ROOT);
		boolean saysItIsAMail = type.startsWith("message/rfc822") || type.startsWith("multipart/")
				|| file.path().strip().toLowerCase(Locale.ROOT).endsWith(".eml") || isSignedInTheClear(file);
		return (saysItIsAMail && facts.form() == Form.OTHER && facts.state() == State.WHOLE)
				? FileFacts.of(Form.MAIL, State.WHOLE) : facts;
	}

	/** Exchange hands a signed mail on as one file, whose bytes are text. */
	private static boolean isSignedInTheClear(Layer.Contained file) {
		return file.path().strip().toLowerCase(Locale.ROOT).endsWith(".p7m");
	}

}
