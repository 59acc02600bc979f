// Fetches the page again every few seconds and puts what has changed into its place. It
// waits while somebody is filling in a form or reads something they have opened.
(() => {
	const live = document.getElementById('live');
	const wanted = document.getElementById('refreshes');
	if (!live || !wanted) {
		return;
	}
	document.getElementById('refresh').hidden = false;
	wanted.checked = localStorage.getItem('refreshes') !== 'no';
	wanted.addEventListener('change', () => localStorage.setItem('refreshes', wanted.checked ? 'yes' : 'no'));

	const busy = () => live.contains(document.activeElement) || live.querySelector('details[open]');

	setInterval(async () => {
		if (!wanted.checked || document.hidden || busy()) {
			return;
		}
		try {
			const url = new URL(location.href);
			url.searchParams.delete('done');
			const answer = await fetch(url);
			const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
			if (fresh && fresh.innerHTML !== live.innerHTML && !busy()) {
				live.innerHTML = fresh.innerHTML;
			}
		}
		catch (unreachable) {
			// The tenant may be restarting; the next round will find it.
		}
	}, 3000);
})();
