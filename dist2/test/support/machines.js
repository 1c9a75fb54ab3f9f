/**
 * Machines for a test file: a Cairn server with a Docker daemon, and an image to launch. The daemon
 * and its images are made once for all files of a run; each file has a server of its own. Skipped
 * where Docker cannot run; with CI=true that is a failure.
 */
import { DescribeInstancesCommand, DescribeSecurityGroupRulesCommand, RunInstancesCommand, TerminateInstancesCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from './clients.js';
import { startDocker } from './docker.js';
import { importMachineImages } from './machine-images.js';
import { eventually } from './processes.js';
import { runCommand, TestServer } from './server.js';
const setUpTimeoutMs = 1_800_000;
const stopTimeoutMs = 180_000;
const runningMs = 60_000;
const bootMs = 180_000;
let shared;
async function startShared() {
    const daemon = await startDocker();
    if (typeof daemon !== 'string')
        await importMachineImages(daemon);
    return daemon;
}
// Of the whole run, so that the daemon outlives the files.
after('end the Docker daemon', async function () {
    this.timeout(stopTimeoutMs);
    const daemon = await shared;
    if (daemon !== undefined && typeof daemon !== 'string')
        await daemon.stop();
});
/** A server with machines for all tests of a file (or of the `describe` around the call). */
export function useMachines(options = {}) {
    const machines = new Machines(options);
    before('start Docker and a server with machines', async function () {
        this.timeout(setUpTimeoutMs);
        shared ??= startShared();
        const daemon = await shared;
        if (typeof daemon === 'string') {
            if (process.env.CI === 'true')
                throw new Error(`machines cannot be tested: ${daemon}`);
            this.skip();
        }
        await machines.start(daemon);
    });
    after('end the machines, and check the data', async function () {
        this.timeout(stopTimeoutMs);
        await machines.end();
    });
    return machines;
}
/** A server whose machines run in a Docker daemon of the tests' own. */
export class Machines {
    server;
    #daemon;
    #ec2;
    #imageId = '';
    constructor(options) {
        const socketPath = () => this.#daemon?.socketPath ?? '';
        const env = {
            ...options.env,
            get CAIRN_DOCKER() {
                return `unix://${socketPath()}`;
            },
        };
        this.server = new TestServer({ ...options, env });
    }
    get ec2() {
        this.#ec2 ??= ec2Client(this.server);
        return this.#ec2;
    }
    get daemon() {
        if (this.#daemon === undefined)
            throw new Error('Docker has not been started yet');
        return this.#daemon;
    }
    /** `ami-…` of Debian 12, which all accounts may launch. */
    get imageId() {
        return this.#imageId;
    }
    /** Starts the server on a daemon, and offers the image. */
    async start(daemon) {
        this.#daemon = daemon;
        await this.server.start();
        const made = await this.server.cli(...['image', 'register', 'debian-12', 'cairn/debian-12'], '--json');
        if (made.code !== 0)
            throw new Error(`cairn image register: ${made.stdout}${made.stderr}`);
        this.#imageId = /ami-[0-9a-f]+/.exec(made.stdout)?.[0] ?? '';
    }
    /** Stops the server, removes what is left in Docker, and checks the data. */
    async end() {
        if (this.#daemon === undefined)
            return;
        try {
            await this.server.stop();
            await this.server.check();
        }
        finally {
            await this.#daemon.clear();
            await this.server.remove();
        }
    }
    /** Launches instances (one, of the smallest type) and gives them as they were answered. */
    async launch(wish = {}) {
        const { Instances = [] } = await this.ec2.send(new RunInstancesCommand({
            ImageId: this.imageId,
            InstanceType: 't2.nano',
            MinCount: 1,
            MaxCount: 1,
            ...wish,
        }));
        return Instances;
    }
    /** Launches one instance, and gives its id when it runs. */
    async launchOne(wish = {}) {
        const [launched] = await this.launch(wish);
        const id = launched?.InstanceId ?? '';
        await this.until(id, 'running');
        return id;
    }
    /** An instance as it is described now. */
    async describe(instanceId) {
        const { Reservations = [] } = await this.ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
        return Reservations[0]?.Instances?.[0] ?? {};
    }
    /** Waits until an instance is in a state. */
    async until(instanceId, state, timeoutMs = runningMs) {
        let seen = {};
        const isIn = async () => {
            seen = await this.describe(instanceId);
            return seen.State?.Name === state;
        };
        await eventually(`${instanceId} is ${state}`, isIn, timeoutMs).catch((error) => {
            const why = JSON.stringify([seen.State, seen.StateReason]);
            throw new Error(`${error.message}; it is ${why}\n${this.server.log.slice(-2000)}`);
        });
    }
    /** What a security group lets in. */
    async rulesOf(groupId) {
        const Filters = [{ Name: 'group-id', Values: [groupId] }];
        const found = await this.ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
        return (found.SecurityGroupRules ?? []).filter(({ IsEgress }) => !IsEgress);
    }
    async terminate(...instanceIds) {
        await this.ec2.send(new TerminateInstancesCommand({ InstanceIds: instanceIds }));
        for (const id of instanceIds)
            await this.until(id, 'terminated');
    }
    /** Docker's id of an instance's or an interface's container; empty when there is none. */
    async containerOf(id) {
        const kind = id.startsWith('eni-') ? 'interface' : 'instance';
        const found = await this.daemon.docker('ps', '-aq', `--filter=label=cairn.${kind}=${id}`);
        return found.trim();
    }
    /** Runs a command in an instance, as root; `output` is all that it wrote. */
    async run(instanceId, ...command) {
        const container = await this.containerOf(instanceId);
        const socket = `unix://${this.daemon.socketPath}`;
        const result = await runCommand('docker', ['-H', socket, 'exec', container, ...command]);
        return { code: result.code, output: `${result.stdout}${result.stderr}`.trim() };
    }
    /** `run`, of what must succeed. */
    async inside(instanceId, ...command) {
        const { code, output } = await this.run(instanceId, ...command);
        if (code === 0)
            return output;
        throw new Error(`${command.join(' ')} in ${instanceId}: ${code}\n${output}`);
    }
    /** Waits until systemd says that an instance has booted. */
    async booted(instanceId) {
        const hasBooted = async () => {
            const { output } = await this.run(instanceId, 'systemctl', 'is-system-running');
            return output === 'running' || output === 'degraded';
        };
        await eventually(`${instanceId} has booted`, hasBooted, bootMs);
    }
    /** Waits until an instance's init takes orders, which is long before it has booted. */
    async listens(instanceId) {
        const answers = async () => {
            const { output } = await this.run(instanceId, 'systemctl', 'is-system-running');
            return ['initializing', 'starting', 'running', 'degraded'].includes(output);
        };
        await eventually(`${instanceId} listens`, answers, bootMs);
    }
}
