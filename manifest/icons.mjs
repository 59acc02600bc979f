// Draws the two icons: a conference table with six people round it, one of them the chair.
// Run `npm run icons` after changing it; the PNG files are committed.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encode } from './png.mjs';

const TEAL = [0x0b, 0x55, 0x63];
const WHITE = [0xff, 0xff, 0xff];
const SAMPLES = 8;

/** The colour icon: white on teal to the edges, the drawing inside the middle 120 pixels of 192. */
export function colour() {
	return draw(192, 60, { ink: WHITE, paper: TEAL });
}

/** The outline icon: white on nothing, 32 by 32. */
export function outline() {
	return draw(32, 15, { ink: WHITE });
}

function draw(size, radius, { ink, paper }) {
	const pixels = Buffer.alloc(size * size * 4);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const cover = coverage(x, y, size, radius);
			const colour = paper ? paper.map((value, i) => Math.round(value + (ink[i] - value) * cover)) : ink;
			pixels.set([...colour, paper ? 255 : Math.round(255 * cover)], (y * size + x) * 4);
		}
	}
	return { width: size, height: size, pixels };
}

/** How much of a pixel is inked, 0 to 1, by looking at a grid of points inside it. */
function coverage(x, y, size, radius) {
	let inked = 0;
	for (let i = 0; i < SAMPLES; i++) {
		for (let j = 0; j < SAMPLES; j++) {
			const across = (x + (i + 0.5) / SAMPLES - size / 2) / radius;
			const down = (y + (j + 0.5) / SAMPLES - size / 2) / radius;
			inked += isInk(across, down) ? 1 : 0;
		}
	}
	return inked / SAMPLES ** 2;
}

/** The drawing itself, in a circle of radius 1 round the middle. */
function isInk(x, y) {
	const fromMiddle = Math.hypot(x, y);
	if (fromMiddle > 0.3 && fromMiddle < 0.46) {
		return true;
	}
	return [0, 1, 2, 3, 4, 5].some((seat) => {
		const turn = (seat * Math.PI) / 3 - Math.PI / 2;
		const fromSeat = Math.hypot(x - 0.78 * Math.cos(turn), y - 0.78 * Math.sin(turn));
		return seat === 0 ? fromSeat < 0.22 : fromSeat < 0.22 && fromSeat > 0.09;
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	writeFileSync(new URL('color.png', import.meta.url), encode(colour()));
	writeFileSync(new URL('outline.png', import.meta.url), encode(outline()));
}
