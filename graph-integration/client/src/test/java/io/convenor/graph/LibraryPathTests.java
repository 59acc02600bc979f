package io.convenor.graph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibraryPathTests {

	@Test
	void anOrdinaryNameIsLeftAlone() {
		assertThat(LibraryPath.of("CP-7F3KM/Reports", "Health report #1 (50%).docx").itemId())
			.isEqualTo("root:/CP-7F3KM/Reports/Health report #1 (50%).docx:");
	}

	@Test
	void aFileMayLieAtTheRoot() {
		assertThat(LibraryPath.of("", "list.pdf").itemId()).isEqualTo("root:/list.pdf:");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			a:b*c?d"e|f.pdf   > a-b-c-d-e-f.pdf
			..                > file
			. hidden .        > hidden
			~$draft.docx      > $draft.docx
			CON               > -CON
			lpt1.txt          > -lpt1.txt
			desktop.ini       > -desktop.ini
			my_vti_file.pdf   > my-vti-file.pdf
			../../secret.pdf  > -..-secret.pdf
			report.pdf.       > report.pdf
			""")
	void whatSharePointDoesNotTakeIsReplaced(String name, String safe) {
		assertThat(LibraryPath.of("CP-7F3KM", name).name()).isEqualTo(safe);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "...", "\u0000", "\u202e" })
	void aNameWithNothingInItGetsOne(String name) {
		assertThat(LibraryPath.of("CP-7F3KM", name).name()).isIn("file", "-");
	}

	@Test
	void aPathCannotClimbOutOfItsFolder() {
		assertThat(LibraryPath.of("CP-7F3KM/../../Other", "a.pdf").itemId())
			.isEqualTo("root:/CP-7F3KM/file/file/Other/a.pdf:");
	}

	@Test
	void aLongNameKeepsItsEnding() {
		String name = LibraryPath.of("CP-7F3KM", "😀".repeat(300) + ".docx").name();
		assertThat(name).hasSizeLessThanOrEqualTo(128).endsWith(".docx").startsWith("😀");
		assertThat(
				name.codePoints().filter((point) -> point == 0xFFFD || Character.getType(point) == Character.SURROGATE))
			.isEmpty();
	}

}
