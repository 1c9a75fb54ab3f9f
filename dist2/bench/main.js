/** `npm run bench`: the same load on Cairn and its peers, each server alone in turn, one table. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createClient } from './client.js';
import { measureLarge } from './large.js';
import { wrkIsInstalled } from './load.js';
import { measureMachines } from './machines.js';
import { operations, parseOptions, usage } from './options.js';
import { busyShare, sampleMemory, watchMemory } from './resources.js';
import { measureListScale } from './scale.js';
import { localServers, parsePeer } from './servers.js';
import { measureSmall } from './small.js';
import { formatJson, formatTable } from './table.js';
const settleMs = 1_000;
const smallOperations = operations.filter((name) => name !== 'LARGE' && name !== 'START');
function openBench(server, options) {
    const suffix = randomBytes(4).toString('hex');
    return {
        server,
        client: createClient(server.target),
        options,
        figures: new Map(),
        failures: [],
        bucket: (name) => `bench-${name}-${suffix}`,
    };
}
async function noteStart({ server, figures }) {
    const { processId, readyMs } = server;
    if (processId === undefined || readyMs === undefined)
        return;
    const busy = await busyShare(settleMs);
    figures.set('machine busy before the load, %', { value: busy * 100 });
    figures.set('start to ready, ms', { value: readyMs });
    const memory = await sampleMemory(processId);
    figures.set('idle memory, MB', { value: memory.totalMb });
    figures.set('idle memory, not files, MB', { value: memory.anonymousMb });
}
async function underWatch(bench, work) {
    const { server, options, figures } = bench;
    if (server.processId === undefined || !options.only.has('START'))
        return await work();
    const stopWatching = watchMemory(server.processId);
    try {
        await work();
    }
    finally {
        const peak = await stopWatching();
        figures.set('peak memory, MB', { value: peak.totalMb });
        figures.set('peak memory, not files, MB', { value: peak.anonymousMb });
    }
}
async function measureServer(bench) {
    const { options, client, server } = bench;
    const buckets = [bench.bucket('read'), bench.bucket('written')];
    if (options.only.has('START'))
        await noteStart(bench);
    await underWatch(bench, async () => {
        for (const bucket of buckets)
            await client.createBucket(bucket);
        if (smallOperations.some((name) => options.only.has(name)))
            await measureSmall(bench);
        if (options.only.has('LARGE'))
            await measureLarge(bench);
    });
    if (server.processId !== undefined)
        return;
    for (const bucket of buckets)
        await client.emptyAndDeleteBucket(bucket);
}
/** What a server said stays where it can be read when something went wrong. */
async function keepErrors({ errorFile }, failures) {
    if (errorFile === undefined)
        return;
    if (failures.length)
        failures.push(`what it said is in ${errorFile}`);
    else
        await rm(errorFile, { force: true });
}
async function measureAlone(server, options, measure) {
    const running = await server.open().catch(String);
    if (typeof running === 'string') {
        return { server: server.name, figures: new Map(), failures: [running] };
    }
    const bench = openBench(running, options);
    const failed = (error) => {
        bench.failures.push(error.cause ? `${error}: ${error.cause}` : String(error));
    };
    await measure(bench).catch(failed);
    await running.stop().catch(failed);
    await keepErrors(running, bench.failures);
    return { server: server.name, figures: bench.figures, failures: bench.failures };
}
async function chooseServers(options) {
    const given = options.peers.map((text) => {
        const server = parsePeer(text);
        if (!server)
            throw new Error(`--peer ${text} is not NAME=URL,KEY,SECRET`);
        return server;
    });
    const all = [...(await localServers(options.directories)), ...given];
    if (options.listScale)
        return all.slice(0, 1);
    if (options.servers.length === 0)
        return all;
    const missing = options.servers.filter((name) => !all.some((server) => server.name === name));
    if (missing.length)
        throw new Error(`not found: ${missing.join(', ')} (see --bin and --peer)`);
    return all.filter(({ name }) => options.servers.includes(name));
}
async function runAll(options) {
    const servers = await chooseServers(options);
    const measure = options.listScale ? measureListScale : measureServer;
    const rounds = [];
    for (let round = 1; round <= options.rounds; round++) {
        for (const server of servers) {
            process.stderr.write(`round ${round} of ${options.rounds}: ${server.name}\n`);
            rounds.push(await measureAlone(server, options, measure));
        }
    }
    return rounds;
}
async function main() {
    const options = parseOptions(process.argv.slice(2));
    if (!options) {
        console.log(usage);
        return 0;
    }
    if (options.machines !== undefined) {
        for (const [what, figure] of await measureMachines(options.machines)) {
            console.log(`${what.padEnd(44)}${figure.padStart(12)}`);
        }
        return 0;
    }
    if (!(await wrkIsInstalled())) {
        console.error('The bench needs wrk: apt-get install wrk, brew install wrk, or');
        console.error('https://github.com/wg/wrk');
        return 2;
    }
    const rounds = await runAll(options);
    console.log(options.json ? formatJson(rounds) : formatTable(rounds));
    return rounds.some(({ failures }) => failures.length > 0) ? 1 : 0;
}
main().then((code) => process.exit(code), (error) => {
    console.error(error.message);
    process.exit(2);
});
