// Just enough PNG to draw the icons and to look at them: 8 bits a channel, red, green, blue and
// alpha, not interlaced.
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width and height in pixels, from the header alone. Throws when the bytes are no PNG. */
export function sizeOf(bytes) {
	if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) {
		throw new Error('it is not a PNG');
	}
	return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The pixels, four bytes each, row by row. Throws when the PNG is of another kind. */
export function decode(bytes) {
	const { width, height } = sizeOf(bytes);
	const [depth, colours, , , interlaced] = bytes.subarray(24, 29);
	if (depth !== 8 || colours !== 6 || interlaced !== 0) {
		throw new Error('it must be saved as 8-bit RGBA, not interlaced');
	}
	const packed = [...chunks(bytes)].filter(({ type }) => type === 'IDAT').map(({ data }) => data);
	const rows = inflateSync(Buffer.concat(packed));
	const stride = width * 4;
	if (rows.length !== (stride + 1) * height) {
		throw new Error('its picture is cut short');
	}
	const pixels = Buffer.alloc(stride * height);
	for (let y = 0; y < height; y++) {
		const filter = rows[y * (stride + 1)];
		for (let x = 0; x < stride; x++) {
			const left = x < 4 ? 0 : pixels[y * stride + x - 4];
			const above = y === 0 ? 0 : pixels[(y - 1) * stride + x];
			const corner = x < 4 || y === 0 ? 0 : pixels[(y - 1) * stride + x - 4];
			const predicted = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter];
			pixels[y * stride + x] = rows[y * (stride + 1) + 1 + x] + predicted;
		}
	}
	return { width, height, pixels };
}

/** The PNG of pixels as `decode` returns them. */
export function encode({ width, height, pixels }) {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 6, 0, 0, 0], 8);
	const rows = Buffer.alloc((width * 4 + 1) * height);
	for (let y = 0; y < height; y++) {
		pixels.copy(rows, y * (width * 4 + 1) + 1, y * width * 4, (y + 1) * width * 4);
	}
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function* chunks(bytes) {
	for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		yield { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) };
		at += 12 + length;
	}
}

function chunk(type, data) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}

// Node has this from version 22 on; the build runs on 18.
function crc32(bytes) {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) {
			crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
	}
	return ~crc >>> 0;
}

// The PNG standard's fourth predictor, which it calls Paeth.
function nearest(left, above, corner) {
	const guess = left + above - corner;
	const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
	if (toLeft <= toAbove && toLeft <= toCorner) {
		return left;
	}
	return toAbove <= toCorner ? above : corner;
}
