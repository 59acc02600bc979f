// Unpacks the fonts of npm's @sparticuz/chromium into a folder, and with "browser" the browser with its libraries.
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

const packed = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'node_modules/@sparticuz/chromium/bin');
const folder = resolve(process.argv[2]);
const wanted = process.argv.slice(3);
mkdirSync(folder, { recursive: true });

async function unpack(name, target, into) {
	if (!existsSync(join(folder, target))) {
		const whole = join(folder, `${target}.part-${process.pid}`);
		await pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), into(whole));
		renameSync(whole, join(folder, target));
	}
}

await unpack('fonts.tar.br', 'fonts', extract);
writeFileSync(join(folder, 'fonts', 'fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${join(folder, 'fonts')}</dir>
	<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`);
if (wanted.includes('browser')) {
	await unpack('al2023.tar.br', 'libraries', extract);
	await unpack('chromium.br', 'chromium', (file) => createWriteStream(file, { mode: 0o755 }));
}
