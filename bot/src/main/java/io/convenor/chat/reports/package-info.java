/** What a chair is told about the reports of a conference. */
@NullMarked
package io.convenor.chat.reports;

import org.jspecify.annotations.NullMarked;
