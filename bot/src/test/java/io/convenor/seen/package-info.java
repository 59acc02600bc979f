/** Cards, letters and pages looked at as people meet them: drawn by a browser. */
package io.convenor.seen;
