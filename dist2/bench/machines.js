/**
 * How fast machines come, and what one costs: against a Cairn that runs, with Docker, as the
 * environment of AWS's tools names it. All that is launched is terminated again.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand, TerminateInstancesCommand, } from '@aws-sdk/client-ec2';
import { RequestServiceQuotaIncreaseCommand, ServiceQuotasClient, } from '@aws-sdk/client-service-quotas';
const type = 't2.nano';
const many = 20;
const rounds = 5;
const settleMs = 20_000;
/** Launches single machines, then twenty in one call; `imageId` is what they are made of. */
export async function measureMachines(imageId) {
    const ec2 = new EC2Client({ maxAttempts: 1 });
    await askForRoom();
    const launch = async (count) => {
        const began = performance.now();
        const wish = { ImageId: imageId, InstanceType: type, MinCount: count, MaxCount: count };
        const { Instances = [] } = await ec2.send(new RunInstancesCommand(wish));
        const answerMs = performance.now() - began;
        const ids = Instances.map(({ InstanceId = '' }) => InstanceId);
        await until(ec2, ids, 'running');
        return { ids, answerMs, runningMs: performance.now() - began };
    };
    const terminate = async (ids) => {
        await ec2.send(new TerminateInstancesCommand({ InstanceIds: ids }));
        await until(ec2, ids, 'terminated');
    };
    const singles = [];
    for (let round = 0; round < rounds; round++) {
        const { ids, ...times } = await launch(1);
        singles.push(times);
        await terminate(ids);
    }
    const before = await availableMiB();
    const twenty = await launch(many);
    await sleep(settleMs);
    const each = (before - (await availableMiB())) / many;
    const described = await timed(() => ec2.send(new DescribeInstancesCommand({})));
    await terminate(twenty.ids);
    return new Map([
        ['RunInstances answers, median of five', ms(median(singles.map((one) => one.answerMs)))],
        ['one machine running, median of five', ms(median(singles.map((one) => one.runningMs)))],
        [`${many} machines in one call, answered`, ms(twenty.answerMs)],
        [`${many} machines in one call, all running`, ms(twenty.runningMs)],
        [`the host’s memory for each of ${many}, idle`, `${each.toFixed(1)} MiB`],
        [`DescribeInstances of ${many + rounds}`, ms(described)],
    ]);
}
/** The root's quota of vCPUs is for trying; a root may grant itself more. */
async function askForRoom() {
    const quotas = new ServiceQuotasClient({});
    for (const [QuotaCode, DesiredValue] of Object.entries({ 'L-1216C47A': 64, instances: 64 })) {
        const wish = { ServiceCode: 'ec2', QuotaCode, DesiredValue };
        await quotas.send(new RequestServiceQuotaIncreaseCommand(wish)).catch(() => undefined);
    }
}
async function until(ec2, ids, state) {
    for (;;) {
        const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: ids }));
        const found = Reservations.flatMap(({ Instances = [] }) => Instances);
        if (found.every(({ State }) => State?.Name === state))
            return;
        await sleep(20);
    }
}
async function timed(work) {
    await work();
    const began = performance.now();
    await work();
    return performance.now() - began;
}
async function availableMiB() {
    const found = /^MemAvailable:\s+(\d+) kB/m.exec(await readFile('/proc/meminfo', 'utf8'));
    return Number(found?.[1]) / 1024;
}
function median(values) {
    return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
function ms(value) {
    return `${value.toFixed(0)} ms`;
}
