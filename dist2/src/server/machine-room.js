/**
 * What the host's process holds: the records, the connection to Docker, and what keeps the machines
 * as the records say. Docker may come and go; when it is back, all is looked at again.
 */
import { join } from 'node:path';
import { createAccounts } from '../accounts/accounts.js';
import { loadMasterKey } from '../accounts/master-key.js';
import { createCompute } from '../compute/compute.js';
import { DiskRounds } from '../compute/disk-rounds.js';
import { HostUnavailable } from '../compute/host.js';
import { LinkTable } from '../compute/links.js';
import { allServices } from '../compute/machine-services.js';
import { Reconciler } from '../compute/reconcile.js';
import { ImageFollower } from '../compute/reconcile-images.js';
import { hasImage } from '../compute/runtime/build-image.js';
import { DockerUnavailable, openDocker } from '../compute/runtime/docker.js';
import { holderImage } from '../compute/runtime/holders.js';
import { consoleOutput, watchMachines } from '../compute/runtime/machines.js';
import { openWayOut } from '../compute/runtime/way-out.js';
import { quotasOf } from '../ec2/quotas.js';
import { openEngine } from '../engine/lmdb/open.js';
import { limits } from '../limits.js';
import { openStorage } from '../storage/open.js';
import { checksumMath } from './checksum-math.js';
import { dockerAddress } from './docker-address.js';
import { ownerOf } from './host-owner.js';
import { openMachineJournal } from './machine-journal.js';
import { openObjectStore } from './object-store.js';
import { randomBytes } from './random.js';
import { openRequestLog } from './request-log.js';
import { resourceJournal } from './resource-journal.js';
import { servicesForMachines } from './services-for-machines.js';
const noHolder = `Docker has no image ${holderImage}, of which network interfaces of machines are made: have it ` +
    'built by "cairn image build", or see "Machines" in the README.';
/** The host's process, as the primary asks it. */
export class MachineRoom {
    #config;
    #engine;
    #compute;
    #log;
    #storage;
    /** Volumes and snapshots need no Docker. */
    #disks;
    #writes = new Set();
    #closing = new AbortController();
    #docker;
    #links = new LinkTable();
    #services;
    #journal;
    #hasWayOut = false;
    #wayOut;
    #hasHolder = false;
    /** Why there is no Docker. */
    #unavailable = 'Docker has not answered yet.';
    #connecting;
    #watching = Promise.resolve();
    #sweeps;
    constructor(config, engine, accounts) {
        this.#config = config;
        this.#engine = engine;
        const writes = this.#writes;
        this.#compute = createCompute(engine, { ...resourceJournal(config.region), writes });
        this.#log = openRequestLog(config.logLevel);
        this.#journal = openMachineJournal(config.region);
        const ids = { now: Date.now, random: randomBytes };
        this.#storage = openStorage({ engine, checksums: checksumMath, ...ids });
        const runtime = () => this.#docker?.runtime;
        const records = { records: engine.records, writes };
        const parts = {
            ...records,
            config,
            compute: this.#compute,
            accounts,
            links: this.#links,
            runtime,
        };
        this.#services = allServices(servicesForMachines({ ...parts, holderImage, onProblem: this.#onProblem }));
        const [dataDirectory = ''] = config.data;
        this.#disks = new DiskRounds({
            compute: this.#compute,
            dataDirectory,
            store: this.#storage.images,
            quotasOf: (account) => quotasOf({ accounts, account }),
            runtime: () => this.#docker?.runtime,
            now: Date.now,
            onProblem: this.#onProblem,
        });
    }
    #onProblem = (what, error) => {
        this.#log.warn(`${what}: ${String(error)}`);
    };
    /** Opens the records, and begins to look for Docker. */
    static async open(config) {
        const engine = await openEngine({
            directories: config.data,
            slot: config.workers + 1,
            volumeBytes: config.volumeBytes,
        });
        const [dataDirectory = ''] = config.data;
        const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory });
        const room = new MachineRoom(config, engine, createAccounts(engine, masterKey));
        void room.#sweep();
        await room.#connect();
        room.#watching = room.#watch();
        room.#sweeps = setInterval(() => room.#sweep(), limits.hostSweepMs);
        return room;
    }
    /** Throws HostUnavailable. */
    async facts() {
        const { runtime } = await this.#connected();
        await this.#requireHolder(runtime);
        const { cpus, memoryBytes, architecture } = runtime;
        return { cpus, memoryMiB: Math.floor(memoryBytes / 1024 ** 2), architecture };
    }
    /** Throws HostUnavailable while Docker lacks the image of network interfaces. */
    async #requireHolder(runtime) {
        if (this.#hasHolder)
            return;
        if (!(await hasImage(runtime, holderImage)))
            throw new HostUnavailable(noHolder);
        this.#hasHolder = true;
        void this.#openWayOut(runtime);
    }
    /** An account's records have changed. */
    changed(account) {
        this.#docker?.reconciler.changed(account);
        void this.#disks.ask(account);
    }
    /** Throws HostUnavailable. */
    async consoleOutput(instanceId) {
        return consoleOutput((await this.#connected()).runtime, instanceId);
    }
    /** Which of these blobs are being read here. */
    reading(blobs) {
        return this.#storage.reading.among(blobs);
    }
    /** Resolves when the events that are being written are on disk. */
    async flushAudit() {
        await Promise.allSettled(this.#writes);
    }
    /** What it counted since it began. */
    sample() {
        return { ...this.#journal.counts(), residentBytes: process.memoryUsage.rss() };
    }
    /** Ends what runs; machines go on. */
    async close() {
        clearInterval(this.#sweeps);
        this.#closing.abort();
        await this.#watching;
        await this.#docker?.reconciler.close();
        await this.#disks.close();
        await this.#services.close();
        await this.#engine.close();
        this.#log.flush();
    }
    async #connected() {
        await this.#connect();
        if (this.#docker === undefined)
            throw new HostUnavailable(this.#unavailable);
        return this.#docker;
    }
    /** One try; who asks meanwhile waits for the same. */
    #connect() {
        if (this.#docker !== undefined)
            return Promise.resolve();
        this.#connecting ??= this.#tryToConnect().finally(() => {
            this.#connecting = undefined;
        });
        return this.#connecting;
    }
    async #tryToConnect() {
        try {
            const owner = await ownerOf(this.#compute);
            const runtime = await openDocker(dockerAddress(this.#config), owner);
            // After Docker was away it is the same reconciler that goes on: it knows what runs.
            this.#docker = { runtime, reconciler: this.#docker?.reconciler ?? this.#reconcile(runtime) };
            void this.#openWayOut(runtime);
        }
        catch (error) {
            if (!(error instanceof DockerUnavailable))
                this.#log.bug(error);
            this.#unavailable = error instanceof Error ? error.message : String(error);
        }
    }
    #reconcile(runtime) {
        const { machineMounts, machineRuntime } = this.#config;
        return new Reconciler({
            compute: this.#compute,
            runtime,
            services: this.#services,
            links: this.#links,
            settings: { mayMount: machineMounts === 'on', ociRuntime: machineRuntime },
            holderImage,
            hasWayOut: () => this.#hasWayOut,
            followers: [
                { name: 'volumes', follow: (account) => this.#disks.ask(account) },
                this.#images(runtime),
            ],
            now: Date.now,
            ...this.#journal,
            onProblem: this.#onProblem,
        });
    }
    #images(runtime) {
        const [dataDirectory = ''] = this.#config.data;
        return new ImageFollower({
            compute: this.#compute,
            runtime,
            objects: openObjectStore(this.#storage),
            workDirectory: join(dataDirectory, 'images'),
            now: Date.now,
            onProblem: this.#onProblem,
        });
    }
    /** Takes a moment, and no machine waits for it: ways are opened while it runs. */
    #openWayOut(runtime) {
        this.#wayOut ??= openWayOut(runtime, { image: holderImage }).then(() => {
            this.#hasWayOut = true;
            return this.#sweep();
        }, (error) => {
            this.#wayOut = undefined;
            this.#onProblem('the way out', error);
        });
        return this.#wayOut;
    }
    /** Follows Docker's events; when they end Docker has gone, and it is waited for. */
    async #watch() {
        const { signal } = this.#closing;
        while (!signal.aborted) {
            try {
                await this.#connect();
                if (this.#docker !== undefined)
                    await this.#follow(this.#docker, signal);
            }
            catch (error) {
                this.#log.warn(`Docker's events: ${String(error)}`);
            }
            await pause(limits.dockerRetryMs, signal);
        }
    }
    async #follow({ runtime, reconciler }, signal) {
        const since = Date.now();
        const events = watchMachines(runtime, { since, signal });
        // Whatever happens after this call is an event; what was before, the sweep finds.
        void this.#sweep();
        for await (const { account } of events)
            reconciler.happened(account);
    }
    async #sweep() {
        try {
            await this.#docker?.reconciler.sweep();
            await this.#disks.sweep();
        }
        catch (error) {
            this.#log.warn(`sweep: ${String(error)}`);
        }
    }
}
function pause(delayMs, signal) {
    return new Promise((resolve) => {
        const timer = setTimeout(resolve, delayMs);
        signal.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
        });
    });
}
