import { allIn, askAs, textIn } from './running-server.js';
import { commandOf, textOf } from './subcommands.js';
import { UsageError } from './usage-error.js';
import { loginOf, ownGroup, ownKey, runSsh, sshArguments } from './vm-access.js';
import { freeNames, imageNamed, machineNamed, machinesOf, machineTable } from './vm-machines.js';
/** One processor: a new account may have five. */
const smallType = 't2.micro';
const run = {
    usage: 'IMAGE [--count N] [--type TYPE] [--name NAME] [--key KEY] [--account ID|NAME]',
    does: 'Launches machines, with a key and a group that SSH enters by, and waits until they run.',
    async run(operator, parsed) {
        const [image = ''] = parsed.words;
        const count = parseCount(textOf(parsed, 'count') ?? '1');
        const account = await operator.accountOf(parsed);
        const imageId = await imageNamed(operator, account, image);
        const base = image === imageId ? 'vm' : image;
        const known = await machinesOf(operator, account);
        const names = freeNames(known, { name: textOf(parsed, 'name'), base, count });
        const ask = await askAs(operator, account);
        const launched = await ask('RunInstances', {
            ImageId: imageId,
            InstanceType: textOf(parsed, 'type') ?? smallType,
            MinCount: String(count),
            MaxCount: String(count),
            KeyName: textOf(parsed, 'key') ?? (await ownKey(operator, account, ask)),
            'SecurityGroupId.1': await ownGroup(operator, account, ask),
        });
        const ids = allIn(launched, 'instanceId');
        await nameAll(ask, ids, names);
        const machines = await started(operator, account, ids);
        return { json: { Instances: machines }, text: machineTable(machines) };
    },
};
const list = {
    usage: '[--account ID|NAME]',
    does: 'Lists the machines of an account.',
    async run(operator, parsed) {
        const machines = await machinesOf(operator, await operator.accountOf(parsed));
        return { json: { Instances: machines }, text: machineTable(machines) };
    },
};
const ssh = {
    usage: 'NAME [--login USER] [--account ID|NAME] [-- COMMAND …]',
    does: 'Runs ssh to a machine, with the key that was kept of it; ends with its code.',
    async run(operator, parsed) {
        const account = await operator.accountOf(parsed);
        const machine = await machineNamed(operator, account, parsed.words[0] ?? '');
        if (machine.State?.Name !== 'running') {
            throw new UsageError(`${machine.InstanceId} is ${machine.State?.Name}, and not running`);
        }
        const login = textOf(parsed, 'login') ?? (await loginOf(operator, account, machine));
        const args = sshArguments(operator, account, { machine, login, command: parsed.after });
        return { json: undefined, text: '', next: () => runSsh(args) };
    },
};
const console = {
    usage: 'NAME [--account ID|NAME]',
    does: 'Prints what a machine wrote on its console since its last start.',
    async run(operator, parsed) {
        const { ask, machine } = await found(operator, parsed);
        const answer = await ask('GetConsoleOutput', { InstanceId: machine.InstanceId });
        const Output = textIn(answer, 'output');
        const text = Buffer.from(Output, 'base64').toString();
        return { json: { InstanceId: machine.InstanceId, Output }, text };
    },
};
const start = {
    usage: 'NAME [--account ID|NAME]',
    does: 'Starts a machine that was stopped.',
    run: (operator, parsed) => changed(operator, parsed, 'StartInstances'),
};
const stop = {
    usage: 'NAME [--account ID|NAME]',
    does: 'Stops a machine; its disks and its private address stay.',
    run: (operator, parsed) => changed(operator, parsed, 'StopInstances'),
};
const rm = {
    usage: 'NAME [--account ID|NAME]',
    does: 'Ends a machine for good, with its root disk.',
    run: (operator, parsed) => changed(operator, parsed, 'TerminateInstances'),
};
/** Launches, shows, enters and ends machines. */
export const vm = commandOf({
    name: 'vm',
    about: 'machines, by their names; the server must be running',
    subcommands: { run, list, ssh, console, start, stop, rm },
    notes: `IMAGE is the name of an image that the operator offers (\`cairn image list\`), or its id;
NAME a machine's name or id. --type is t2.micro unless it is given. Without --key, a key pair
cairn-vm is made, and its private half kept in the data directory. The server is spoken to at
CAIRN_HOST and CAIRN_PORT.\n\n`,
});
/** The machine that is named, and the server to ask of it. */
async function found(operator, parsed) {
    const account = await operator.accountOf(parsed);
    const machine = await machineNamed(operator, account, parsed.words[0] ?? '');
    return { account, machine, ask: await askAs(operator, account) };
}
async function changed(operator, parsed, action) {
    const { account, machine, ask } = await found(operator, parsed);
    const ids = [machine.InstanceId];
    await ask(action, { 'InstanceId.1': machine.InstanceId });
    const machines = await machinesOf(operator, account, ids);
    const [now] = machines;
    const text = `${parsed.words[0]} (${machine.InstanceId}) is ${now?.State?.Name}.\n`;
    return { json: { Instances: machines }, text };
}
async function nameAll(ask, ids, names) {
    for (const [i, id] of ids.entries()) {
        const tag = { 'Tag.1.Key': 'Name', 'Tag.1.Value': names[i] ?? '' };
        await ask('CreateTags', { 'ResourceId.1': id, ...tag });
    }
}
const lookEveryMs = 250;
/** Ours: a machine that has not come up by then is shown as it is. */
const waitMs = 120_000;
/** The machines once none is pending. */
async function started(operator, account, ids) {
    const until = Date.now() + waitMs;
    for (;;) {
        const machines = await machinesOf(operator, account, ids);
        const isPending = machines.some(({ State }) => State?.Name === 'pending');
        if (!isPending || Date.now() > until)
            return machines;
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
}
function parseCount(text) {
    if (/^[1-9]\d{0,2}$/.test(text))
        return Number(text);
    throw new UsageError(`--count is a number from 1 to 999, not "${text}"`);
}
