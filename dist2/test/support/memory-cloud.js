/**
 * EC2's operations on records in memory, with a host of which a test says what it can carry: for
 * what must hold before any machine is there. It is called with the SDK's commands.
 */
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/accounts/accounts.js';
import { createCompute } from '../../src/compute/compute.js';
import { registerDockerImage } from '../../src/compute/images.js';
import { instanceEnded } from '../../src/compute/instance-end.js';
import { instanceStopped } from '../../src/compute/instance-states.js';
import * as operations from '../../src/ec2/operations.js';
import { performCall } from '../../src/server/calls.js';
import { createRequestParser } from '../../src/wire/request.js';
import { MemoryRecords } from './memory-records.js';
const calls = new Map(Object.entries(operations));
const account = '123456789012';
const region = 'us-east-1';
/** Opens an empty one. */
export function memoryCloud(books = {}) {
    const records = new MemoryRecords();
    const compute = createCompute({ records }, { ...books, now: () => cloud.now });
    const accounts = createAccounts({ records }, Buffer.alloc(32));
    const own = () => compute.of(account, { region, random: randomBytes });
    const ended = async (write, instanceId) => (await own()).changeShared(async (change, shared) => {
        const instance = await change.get('instance', instanceId);
        if (instance)
            await write([change, shared], instance, { now: cloud.now });
    });
    const cloud = {
        account,
        accounts,
        records,
        now: Date.parse('2026-11-22T10:00:00Z'),
        facts: { cpus: 64, memoryMiB: 128 * 1024, architecture: 'x86_64' },
        told: 0,
        console: Buffer.alloc(0),
        own,
        async send(command) {
            const name = command.constructor.name.replace(/Command$/, '');
            const call = calls.get(name);
            const host = {
                facts: async () => cloud.facts,
                changed: () => (cloud.told += 1),
                consoleOutput: async () => cloud.console,
            };
            const served = { host, publicRange: '127.77.0.0/16', overcommit: { vcpus: 1, memory: 1 } };
            const parts = { accounts, compute, region, random: randomBytes, ...served };
            const circumstances = { request, sourceIp: '127.0.0.1', now: cloud.now };
            const asked = { input: command.input, caller, circumstances, requestId: '' };
            return performCall({ ...parts, storage: undefined }, call, asked);
        },
        async image({ architecture = 'x86_64' } = {}) {
            const facts = { owner: account, name: `image ${randomBytes(4).toString('hex')}` };
            const { imageId } = await registerDockerImage(await own(), {
                ...facts,
                architecture,
                now: cloud.now,
                random: randomBytes,
                dockerImage: 'cairn/test',
                isOperators: true,
            });
            return imageId;
        },
        async found(instanceId, state) {
            await (await own()).change(async (change) => {
                const instance = await change.get('instance', instanceId);
                if (instance)
                    change.put('instance', instanceId, { ...instance, ...state });
            });
        },
        stop: (instanceId) => ended(instanceStopped, instanceId),
        end: (instanceId) => ended(instanceEnded, instanceId),
        async quota(code, value) {
            await accounts.entities.change(account, async (change) => {
                const before = await change.get('appliedQuotas', 'ec2');
                const values = { ...before?.values, [code]: value };
                change.put('appliedQuotas', 'ec2', { service: 'ec2', values });
            });
        },
    };
    return cloud;
}
const request = createRequestParser([])({
    method: 'POST',
    target: '/',
    headers: { host: 'localhost' },
});
const caller = {
    type: 'root',
    account,
    arn: `arn:aws:iam::${account}:root`,
    userId: account,
    accessKeyId: '',
};
