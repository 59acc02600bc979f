/** The reports of the agencies: asking for them, taking them in, recording them. */
@NullMarked
package io.convenor.reports;

import org.jspecify.annotations.NullMarked;
