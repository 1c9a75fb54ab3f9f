/**
 * EC2's operations on records in memory, with a host of which a test says what it can carry: for
 * what must hold before any machine is there. It is called with the SDK's commands.
 */
import { randomBytes } from 'node:crypto'
import { type Accounts, createAccounts } from '../../src/accounts/accounts.ts'
import type { Call } from '../../src/auth/call.ts'
import type { IdentifiedCaller } from '../../src/auth/caller.ts'
import { type ComputeBooks, createCompute } from '../../src/compute/compute.ts'
import type { HostFacts } from '../../src/compute/host.ts'
import { registerDockerImage } from '../../src/compute/images/images.ts'
import { instanceEnded } from '../../src/compute/instances/instance-end.ts'
import { instanceStopped } from '../../src/compute/instances/instance-states.ts'
import type { Instance } from '../../src/compute/instances/machine-entities.ts'
import type { AccountCompute, ComputeChange } from '../../src/compute/records.ts'
import * as operations from '../../src/ec2/operations.ts'
import { performCall } from '../../src/server/calls.ts'
import type { DecodedInput } from '../../src/wire/decode.ts'
import { createRequestParser } from '../../src/wire/request.ts'
import { MemoryRecords } from './memory-records.ts'

/** A command of the SDK, and what it answers. */
interface Command<O> {
  readonly input: object
  resolveMiddleware(
    stack: never,
    configuration: never,
    options: never,
  ): (args: never) => Promise<{ output: O }>
}

const calls = new Map(Object.entries(operations)) as ReadonlyMap<string, unknown>
const account = '123456789012'
const region = 'us-east-1'

/** A cloud in memory. */
export interface MemoryCloud {
  readonly account: string
  readonly accounts: Accounts
  readonly records: MemoryRecords
  /** Milliseconds since 1970, for all that happens from now on. */
  now: number
  facts: HostFacts
  /** How often the host was told of a change. */
  told: number
  /** What the machine of any instance says on its console. */
  console: Buffer
  own(): Promise<AccountCompute>
  send<O extends object>(command: Command<O>): Promise<O>
  /** An image that all may launch. */
  image(more?: { readonly architecture?: 'arm64' }): Promise<string>
  /** What the host would find of an instance. */
  found(instanceId: string, state: Partial<Instance>): Promise<void>
  /** The host has shut an instance's machine down, or has removed it. */
  stop(instanceId: string): Promise<void>
  end(instanceId: string): Promise<void>
  /** The account's own value of a quota of EC2's. */
  quota(code: string, value: number): Promise<void>
}

/** Opens an empty one. */
export function memoryCloud(books: Pick<ComputeBooks, 'journal'> = {}): MemoryCloud {
  const records = new MemoryRecords()
  const compute = createCompute({ records }, { ...books, now: () => cloud.now })
  const accounts = createAccounts({ records }, Buffer.alloc(32))
  const own = () => compute.of(account, { region, random: randomBytes })
  const ended = async (write: typeof instanceEnded, instanceId: string) =>
    (await own()).changeShared(async (change, shared) => {
      const instance = await change.get('instance', instanceId)
      if (instance) await write([change, shared], instance, { now: cloud.now })
    })
  const cloud: MemoryCloud = {
    account,
    accounts,
    records,
    now: Date.parse('2026-11-22T10:00:00Z'),
    facts: { cpus: 64, memoryMiB: 128 * 1024, architecture: 'x86_64' },
    told: 0,
    console: Buffer.alloc(0),
    own,

    async send(command) {
      const name = command.constructor.name.replace(/Command$/, '')
      const call = calls.get(name) as Call<unknown, unknown>
      const host = {
        facts: async () => cloud.facts,
        changed: () => (cloud.told += 1),
        consoleOutput: async () => cloud.console,
      }
      const served = { host, publicRange: '127.77.0.0/16', overcommit: { vcpus: 1, memory: 1 } }
      const parts = { accounts, compute, region, random: randomBytes, ...served }
      const circumstances = { request, sourceIp: '127.0.0.1', now: cloud.now }
      const asked = { input: command.input as DecodedInput, caller, circumstances, requestId: '' }
      return performCall({ ...parts, storage: undefined as never }, call, asked) as Promise<never>
    },

    async image({ architecture = 'x86_64' }: { architecture?: 'arm64' | 'x86_64' } = {}) {
      const facts = { owner: account, name: `image ${randomBytes(4).toString('hex')}` }
      const { imageId } = await registerDockerImage(await own(), {
        ...facts,
        architecture,
        now: cloud.now,
        random: randomBytes,
        dockerImage: 'cairn/test',
        isOperators: true,
      })
      return imageId
    },

    async found(instanceId, state) {
      await (await own()).change(async (change: ComputeChange) => {
        const instance = await change.get('instance', instanceId)
        if (instance) change.put('instance', instanceId, { ...instance, ...state })
      })
    },

    stop: (instanceId) => ended(instanceStopped, instanceId),
    end: (instanceId) => ended(instanceEnded, instanceId),

    async quota(code, value) {
      await accounts.entities.change(account, async (change) => {
        const before = await change.get('appliedQuotas', 'ec2')
        const values = { ...before?.values, [code]: value }
        change.put('appliedQuotas', 'ec2', { service: 'ec2', values })
      })
    },
  }
  return cloud
}

const request = createRequestParser([])({
  method: 'POST',
  target: '/',
  headers: { host: 'localhost' },
})

const caller: IdentifiedCaller = {
  type: 'root',
  account,
  arn: `arn:aws:iam::${account}:root`,
  userId: account,
  accessKeyId: '',
}
