import { parseArgs } from 'node:util';
/** The operations and figures that can be asked for, in the order of the table. */
export const operations = ['PUT', 'GET', 'HEAD', 'LIST', 'DELETE', 'LARGE', 'START'];
export const usage = `npm run bench -- [options]

Puts the same load on Cairn and its peers, each alone in turn, and prints one table.

  --peer NAME=URL,KEY,SECRET   also measure a server that runs already (repeatable)
  --bin DIR                    look for minio, garage and s3rver here before PATH (repeatable)
  --servers cairn,minio,...    only these
  --only PUT,GET,...           only these of ${operations.join(', ')}
  --connections 16,64          how many connections at once
  --seconds 5                  of each load
  --keys 10000                 objects that are read and listed, at least 1000
  --large-mib 256              size of the large object, a multiple of 8
  --rounds 1                   measure all servers this often in rotation; medians are printed
  --json                       print the figures of all rounds as JSON instead
  --list-scale                 Cairn alone: listing pages/s in small and large buckets
  --scale-keys 10000,1000000   how many keys those buckets hold
  --machines ami-...           launch machines instead, on the Cairn that AWS_ENDPOINT_URL names`;
const description = {
    peer: { type: 'string', multiple: true, default: [] },
    bin: { type: 'string', multiple: true, default: [] },
    servers: { type: 'string', default: '' },
    only: { type: 'string', default: operations.join(',') },
    connections: { type: 'string', default: '16,64' },
    seconds: { type: 'string', default: '5' },
    keys: { type: 'string', default: '10000' },
    'large-mib': { type: 'string', default: '256' },
    rounds: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    'list-scale': { type: 'boolean', default: false },
    'scale-keys': { type: 'string', default: '10000,1000000' },
    machines: { type: 'string' },
    help: { type: 'boolean', default: false },
};
const list = (text) => text.split(',').filter(Boolean);
function whole(text, least) {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least)
        throw new Error(`"${text}" is too small or no number`);
    return value;
}
function operation(text) {
    const name = operations.find((known) => known === text.toUpperCase());
    if (!name)
        throw new Error(`"${text}" is none of ${operations.join(', ')}`);
    return name;
}
/** Reads the command line; undefined when help is asked for; throws a sentence on what is wrong. */
export function parseOptions(commandLine) {
    const { values } = parseArgs({ args: commandLine, options: description });
    if (values.help)
        return undefined;
    const largeMib = whole(values['large-mib'], 8);
    if (largeMib % 8)
        throw new Error('--large-mib is no multiple of 8');
    return {
        seconds: whole(values.seconds, 1),
        connections: list(values.connections).map((text) => whole(text, 1)),
        keys: whole(values.keys, 1_000),
        rounds: whole(values.rounds, 1),
        largeMib,
        only: new Set(list(values.only).map(operation)),
        servers: list(values.servers),
        peers: values.peer,
        directories: values.bin,
        json: values.json,
        listScale: values['list-scale'],
        scaleKeys: list(values['scale-keys']).map((text) => whole(text, 1_000)),
        machines: values.machines,
    };
}
