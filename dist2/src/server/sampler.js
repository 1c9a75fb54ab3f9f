import { monitorEventLoopDelay } from 'node:perf_hooks';
import { damage } from './failure.js';
import { Histogram } from './statistics.js';
const commitPollMs = 500;
const lagResolutionMs = 20;
/** Gathers what would be lost between two samples, and puts samples together. */
export class Sampler {
    #server;
    #counted;
    #engine;
    #commits = new Histogram();
    #lag = monitorEventLoopDelay({ resolution: lagResolutionMs });
    constructor(server, counted, engine) {
        this.#server = server;
        this.#counted = counted;
        this.#engine = engine;
        this.#lag.enable();
        setInterval(() => this.#takeCommits(), commitPollMs).unref();
    }
    async take() {
        this.#takeCommits();
        const lagSeconds = {
            p50: this.#lagOf(this.#lag.percentile(50)),
            p99: this.#lagOf(this.#lag.percentile(99)),
            max: this.#lagOf(this.#lag.max),
        };
        this.#lag.reset();
        return {
            operations: this.#counted.statistics().map((statistics) => ({
                operation: statistics.operation,
                statuses: [...statistics.statuses],
                seconds: statistics.seconds,
                bytesIn: statistics.bytesIn,
                bytesOut: statistics.bytesOut,
            })),
            commitSeconds: this.#commits,
            lagSeconds,
            damagedChunks: damage.chunks,
            connections: await this.#connections(),
            residentBytes: process.memoryUsage.rss(),
            accounts: this.#counted.meter.totals(),
            skippedEvents: this.#counted.audit.skipped(),
        };
    }
    /** The timer itself is part of what is measured. */
    #lagOf(nanoseconds) {
        return Math.max(0, nanoseconds / 1e9 - lagResolutionMs / 1000);
    }
    #takeCommits() {
        for (const seconds of this.#engine.upkeep.takeCommitSeconds())
            this.#commits.observe(seconds);
    }
    #connections() {
        return new Promise((resolve) => {
            this.#server.getConnections((error, count) => resolve(error ? 0 : count));
        });
    }
}
