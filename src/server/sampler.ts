/** What a worker tells of itself when metrics are asked for. */
import type { Server } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Meter } from '../accounts/metering.ts'
import type { Traffic } from '../accounts/metering-records.ts'
import type { Engine } from '../engine/engine.ts'
import type { Auditor } from './audit.ts'
import { damage } from './failure.ts'
import type { Routes } from './routes.ts'
import { Histogram } from './statistics.ts'

/** Plain data, as it goes to the primary. Counts are since the worker's start. */
export interface Sample {
  readonly operations: readonly {
    readonly operation: string
    readonly statuses: readonly (readonly [status: number, count: number])[]
    readonly seconds: Counts
    readonly bytesIn: number
    readonly bytesOut: number
  }[]
  readonly commitSeconds: Counts
  /** Since the sample before. */
  readonly lagSeconds: { readonly p50: number; readonly p99: number; readonly max: number }
  readonly connections: number
  readonly damagedChunks: number
  readonly residentBytes: number
  readonly skippedEvents: number
  readonly accounts: readonly (readonly [account: string, traffic: Traffic])[]
}

/** A histogram's counts, by the bounds that all of them have. */
export interface Counts {
  readonly counts: readonly number[]
  readonly sum: number
}

/** What is counted elsewhere. */
interface Counted extends Pick<Routes, 'statistics'> {
  readonly meter: Meter
  readonly audit: Pick<Auditor, 'skipped'>
}

const commitPollMs = 500
const lagResolutionMs = 20

/** Gathers what would be lost between two samples, and puts samples together. */
export class Sampler {
  readonly #server: Server
  readonly #counted: Counted
  readonly #engine: Engine
  readonly #commits = new Histogram()
  readonly #lag = monitorEventLoopDelay({ resolution: lagResolutionMs })

  constructor(server: Server, counted: Counted, engine: Engine) {
    this.#server = server
    this.#counted = counted
    this.#engine = engine
    this.#lag.enable()
    setInterval(() => this.#takeCommits(), commitPollMs).unref()
  }

  async take(): Promise<Sample> {
    this.#takeCommits()
    const lagSeconds = {
      p50: this.#lagOf(this.#lag.percentile(50)),
      p99: this.#lagOf(this.#lag.percentile(99)),
      max: this.#lagOf(this.#lag.max),
    }
    this.#lag.reset()
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
    }
  }

  /** The timer itself is part of what is measured. */
  #lagOf(nanoseconds: number): number {
    return Math.max(0, nanoseconds / 1e9 - lagResolutionMs / 1000)
  }

  #takeCommits(): void {
    for (const seconds of this.#engine.upkeep.takeCommitSeconds()) this.#commits.observe(seconds)
  }

  #connections(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.getConnections((error, count) => resolve(error ? 0 : count))
    })
  }
}
