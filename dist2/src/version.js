/** Which Cairn this is. */
import { readFileSync } from 'node:fs';
/** The version of the package, like `0.1.0`. */
export function packageVersion() {
    const file = new URL('../../package.json', import.meta.url);
    return JSON.parse(readFileSync(file, 'utf8')).version;
}
