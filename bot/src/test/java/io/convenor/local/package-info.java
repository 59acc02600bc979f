/** What runs on a newcomer's own machine, and in the stories that are told as tests. */
package io.convenor.local;
