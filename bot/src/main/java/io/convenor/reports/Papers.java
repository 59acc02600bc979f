package io.convenor.reports;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a file is taken as a report: a Word document or a PDF that opens
 * without a password and has something in it. Its bytes decide, and never what its name
 * or the mail says of it.
 */
@Component
class Papers {

	/** What mail programs put beside what somebody sends. */
	private static final Pattern BESIDE_A_REPORT = Pattern.compile("pkcs7-signature|pgp-signature|vcard");

	private static final Pattern BESIDE_A_REPORT_BY_NAME = Pattern.compile("\\.(?:p7s|asc|sig|vcf)$");

	private final FileLook files;

	Papers(FileLook files) {
		this.files = files;
	}

	/**
	 * Looks at a file.
	 * @param saysType the content type that came with it
	 * @param saysName the name that came with it; both only find the words for a refusal
	 * @param byAPerson whether a person asked for it to be filed: they may know the
	 * password, and have seen that it opens
	 */
	Look look(Path file, String saysType, String saysName, boolean byAPerson) {
		FileFacts facts = this.files.at(file);
		return switch (facts.form()) {
			case PDF -> byAPerson ? Look.yes("pdf") : taken(facts, "pdf");
			case WORD -> facts.macros() ? Look.no(Refusal.MACROS) : taken(facts, "docx");
			case OLD_OFFICE -> Look.no((facts.state() == FileFacts.State.WHOLE) ? Refusal.OLD_WORD : unread(facts));
			case ZIP -> Look.no((facts.state() == FileFacts.State.WHOLE) ? Refusal.ZIP : unread(facts));
			case PICTURE -> Look.no(Refusal.PICTURE);
			case MAIL -> Look.no(Refusal.MAIL_OR_LINK);
			case OUTLOOKS_OWN -> Look.no(Refusal.OUTLOOKS_OWN);
			case OTHER -> Look.no((facts.state() != FileFacts.State.WHOLE) ? unread(facts) : other(saysType, saysName));
		};
	}

	private static Look taken(FileFacts facts, String extension) {
		return (facts.state() == FileFacts.State.WHOLE) ? Look.yes(extension) : Look.no(unread(facts));
	}

	private static Refusal unread(FileFacts facts) {
		return switch (facts.state()) {
			case EMPTY -> Refusal.EMPTY;
			case LOCKED -> Refusal.PROTECTED;
			case WHOLE, DAMAGED, TOO_MUCH -> Refusal.DAMAGED;
		};
	}

	private static Refusal other(String saysType, String saysName) {
		if (saysItIsAReport(saysType, saysName)) {
			return Refusal.NOT_WHAT_IT_SAYS;
		}
		return BESIDE_A_REPORT.matcher(saysType.toLowerCase(Locale.ROOT)).find()
				|| BESIDE_A_REPORT_BY_NAME.matcher(saysName.strip().toLowerCase(Locale.ROOT)).find() ? Refusal.SIGNATURE
						: Refusal.OTHER_KIND;
	}

	private static boolean saysItIsAReport(String type, String name) {
		String said = type.toLowerCase(Locale.ROOT);
		String ending = name.strip().toLowerCase(Locale.ROOT);
		return said.contains("pdf") || said.contains("wordprocessingml") || ending.endsWith(".pdf")
				|| ending.endsWith(".docx");
	}

	/**
	 * What a look at a file showed.
	 *
	 * @param extension the ending its name gets, where it is taken
	 */
	record Look(String extension, @Nullable Refusal refusal) {

		static Look yes(String extension) {
			return new Look(extension, null);
		}

		static Look no(Refusal refusal) {
			return new Look("", refusal);
		}

	}

}
