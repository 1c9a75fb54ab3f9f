/** Finds the verb and runs it; whatever is wrong becomes a sentence and an exit code. */
import { nearest } from '../config/nearest.js';
import { ConfigProblems } from '../config.js';
import { AwsError } from '../wire/errors.js';
import { UsageError } from './usage-error.js';
const verbs = {
    serve: async () => (await import('./serve.js')).serve,
    check: async () => (await import('./check.js')).check,
    account: async () => (await import('./account.js')).account.run,
    user: async () => (await import('./user.js')).user.run,
    key: async () => (await import('./key.js')).key.run,
    policy: async () => (await import('./policy.js')).policy.run,
    quota: async () => (await import('./quota.js')).quota,
    image: async () => (await import('./image.js')).image.run,
    vm: async () => (await import('./vm.js')).vm.run,
    usage: async () => (await import('./usage.js')).usage,
    help: async () => (await import('./help.js')).help,
    version: async () => (await import('./version.js')).version,
};
const aliases = {
    '--help': 'help',
    '-h': 'help',
    '--version': 'version',
    '-v': 'version',
};
/** Runs `cairn` with these arguments. 0: done; 1: it failed or found problems; 2: asked wrongly. */
export async function runCommand(args) {
    const [given = 'help', ...rest] = args;
    const name = aliases[given] ?? given;
    const load = verbs[name];
    if (load === undefined) {
        const meant = nearest(name, Object.keys(verbs));
        const hint = meant === undefined ? 'see `cairn help`' : `did you mean \`cairn ${meant}\`?`;
        process.stderr.write(`cairn: there is no command "${name}"; ${hint}\n`);
        return 2;
    }
    try {
        const verb = await load();
        // What follows `--` is for another program.
        const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
        if (own.includes('--help') || own.includes('-h')) {
            return (await import('./help.js')).help([name]);
        }
        return await verb(rest);
    }
    catch (error) {
        if (error instanceof ConfigProblems)
            process.stderr.write(`${error.message}\n`);
        else
            process.stderr.write(`cairn ${name}: ${messageOf(error)}\n`);
        return error instanceof ConfigProblems || error instanceof UsageError ? 2 : 1;
    }
}
/** A bug is shown with its stack; what the operator can mend, in its own words or the API's. */
function messageOf(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof AwsError)
        return `${error.message} (${error.code})`;
    const isOurs = error.constructor !== Error && !(error instanceof TypeError);
    return isOurs || 'code' in error ? error.message : (error.stack ?? error.message);
}
