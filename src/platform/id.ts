let lastAt = 0;
let count = 0;

/**
 * UUIDv7, made in the app on every host: sorts by time, needs no database to draw it. Within one millisecond, or when the
 * clock steps back, ids of one process still rise. Uses only `getRandomValues`: `randomUUID` is missing on older phones
 * and on pages without HTTPS.
 */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const now = Date.now();
	if (now > lastAt) {
		lastAt = now;
		// Begins in the lower half of its twelve bits, so that there is room to count up.
		count = (bytes[6]! & 0x07) * 256 + bytes[7]!;
	} else if (++count > 0x0fff) {
		lastAt++;
		count = 0;
	}
	for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastAt / 2 ** (8 * (5 - i))) % 256;
	bytes[6] = 0x70 | (count >> 8);
	bytes[7] = count & 0xff;
	bytes[8] = 0x80 | (bytes[8]! & 0x3f);
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
