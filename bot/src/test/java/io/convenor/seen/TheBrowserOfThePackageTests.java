package io.convenor.seen;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The browser that npm brings, for a machine that has none, starts and draws.
 */
@Tag("slow")
@Tag("seen")
class TheBrowserOfThePackageTests {

	@Test
	void itStartsAndFindsLettersToWriteWith() {
		try (Browser browser = Browser.start(Browser.ofThePackage())) {
			Page page = browser.page(320);
			page.setContent("<span id='narrow'>iiii</span> <span id='wide'>WWWW</span>");
			assertThat(page.locator("#wide").boundingBox().width)
				.isGreaterThan(page.locator("#narrow").boundingBox().width * 2);
			assertThat(String.valueOf(page.evaluate("navigator.userAgent"))).contains("Chrome");
		}
	}

}
