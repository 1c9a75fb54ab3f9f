/**
 * The data directory as the command line opens it: beside a server that may be running, since LMDB
 * is shared between processes, and what is changed here holds there at once.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nearest } from '../config/nearest.js';
import { loadConfig } from '../config.js';
import { openEngine } from '../engine/lmdb/open.js';
import { limits } from '../limits.js';
import { UsageError } from './usage-error.js';
const settingOptions = {
    data: { type: 'string' },
    'master-key-file': { type: 'string' },
};
/** Parses a command's arguments. Throws UsageError for a flag that it does not have. */
export function parseArguments(args, options) {
    const known = { ...options, ...settingOptions };
    try {
        const parsed = parseArgs({ args: [...args], options: known, allowPositionals: true });
        const flags = {};
        const lists = {};
        for (const [name, value] of Object.entries(parsed.values)) {
            if (typeof value === 'object')
                lists[name] = value;
            else
                flags[name] = value;
        }
        const settings = Object.keys(settingOptions).flatMap((name) => typeof flags[name] === 'string' ? [`--${name}`, String(flags[name])] : []);
        return { flags, lists, words: parsed.positionals, settings };
    }
    catch (error) {
        throw new UsageError(whatIsWrong(error, Object.keys(known)));
    }
}
/** The parser's own words, but for a mistyped flag. */
function whatIsWrong(error, known) {
    const { code, message } = error;
    const [, flag] = /^Unknown option '--?([^']*)'/.exec(message) ?? [];
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || flag === undefined)
        return message;
    const meant = nearest(flag, known);
    return `there is no flag --${flag}${meant === undefined ? '' : `; did you mean --${meant}?`}`;
}
/** Opens the data directory, hands it over, and closes it again. Throws if there is none. */
export async function useStore({ settings }, work) {
    const config = loadConfig({ args: settings });
    const [directory = ''] = config.data;
    if (!existsSync(join(directory, 'meta'))) {
        throw new UsageError(`${directory} is no data directory of Cairn's; name it with --data`);
    }
    const engine = await openEngine({
        directories: config.data,
        slot: limits.commandSlot,
        volumeBytes: config.volumeBytes,
    });
    try {
        return await work({ engine, config });
    }
    finally {
        await engine.close();
    }
}
