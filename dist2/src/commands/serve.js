/** `cairn serve`: see `cairn help serve`. */
import { loadConfig } from '../config.js';
/** Serves until it is told to stop. */
export async function serve(args) {
    const config = loadConfig({ args });
    const { servePrimary } = await import('../server/primary.js');
    const code = await servePrimary(config);
    // A start that was interrupted may have left something open; what mattered has been closed.
    process.exit(code);
}
