import { nearest } from '../config/nearest.js';
import { useOperator } from './operator.js';
import { parseArguments } from './store.js';
import { UsageError } from './usage-error.js';
/** Makes a command of what it does. */
export function commandOf(parts) {
    const { name, subcommands } = parts;
    return {
        help: helpOf(parts),
        async run([given, ...rest]) {
            const subcommand = given === undefined ? undefined : subcommands[given];
            if (given === undefined || subcommand === undefined)
                throw unknown(parts, given);
            const { options, words, required } = grammarOf(subcommand.usage);
            const end = subcommand.usage.includes('[-- ') ? rest.indexOf('--') : -1;
            const own = end < 0 ? rest : rest.slice(0, end);
            const after = end < 0 ? [] : rest.slice(end + 1);
            const parsed = { ...parseArguments(own, { ...options, json: { type: 'boolean' } }), after };
            const isWhole = required.every((flag) => flag in parsed.flags);
            if (parsed.words.length !== words || !isWhole) {
                const expected = `cairn ${name} ${given} ${subcommand.usage}`.trimEnd();
                throw new UsageError(`expected \`${expected}\``);
            }
            const answer = await useOperator(parsed, (operator) => subcommand.run(operator, parsed));
            if (answer.next !== undefined)
                return answer.next();
            const { json } = parsed.flags;
            process.stdout.write(json ? `${JSON.stringify(answer.json, null, 2)}\n` : answer.text);
            return 0;
        },
    };
}
/** The value of a flag that takes one; undefined if it was not given. */
export function textOf({ flags }, flag) {
    const value = flags[flag];
    return typeof value === 'string' ? value : undefined;
}
const flagPattern = /--([a-z]+)( [A-Z][^\s\])]*)?( …)?/g;
const optional = /\[[^\]]*\]|\([^)]*\)/g;
function grammarOf(usage) {
    const options = [...usage.matchAll(flagPattern)].map(([, flag = '', value, several]) => {
        const type = value === undefined ? 'boolean' : 'string';
        return [flag, { type, multiple: several !== undefined }];
    });
    const needed = usage.replace(optional, '');
    const words = needed.replace(flagPattern, '').split(' ').filter(Boolean);
    return {
        options: Object.fromEntries(options),
        words: words.length,
        required: [...needed.matchAll(flagPattern)].map(([, flag = '']) => flag),
    };
}
function unknown({ name, subcommands }, given) {
    const known = Object.keys(subcommands);
    const meant = given === undefined ? undefined : nearest(given, known);
    if (meant !== undefined) {
        return new UsageError(`there is no "${given}"; did you mean \`cairn ${name} ${meant}\`?`);
    }
    const expected = `cairn ${name} ${known.join('|')}`;
    return new UsageError(`expected \`${expected}\`; see \`cairn help ${name}\``);
}
function helpOf({ name, about, subcommands, notes }) {
    const lines = Object.entries(subcommands).map(([verb, { usage, does }]) => `  ${`${verb} ${usage}`.trimEnd()}\n      ${does}\n`);
    const always = '--json prints what the API answers; --data DIR names the data directory.\n';
    return `cairn ${name}: ${about}\n\n${lines.join('')}\n${notes ?? ''}${always}`;
}
