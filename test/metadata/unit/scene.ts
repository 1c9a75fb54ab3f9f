/**
 * Two machines of one account, as records say it, and the metadata service over a real server's
 * data. Loopback addresses stand for the machines' link addresses.
 */
import { randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'
import { createAccounts } from '../../../src/accounts/accounts.ts'
import { loadMasterKey } from '../../../src/accounts/master-key.ts'
import { createCompute } from '../../../src/compute/compute.ts'
import type { Instance, MetadataOptions } from '../../../src/compute/instances/machine-entities.ts'
import type { NetworkInterface } from '../../../src/compute/network/network-entities.ts'
import type { ComputeChange } from '../../../src/compute/records.ts'
import { openEngine } from '../../../src/engine/lmdb/open.ts'
import { createMetadata } from '../../../src/metadata/server.ts'
import { writeAssumedRole } from '../../../src/server/assumed-roles.ts'
import type { TestServer } from '../../support/server.ts'

/** No worker's. */
const slot = 9
const region = 'us-east-1'
const gateway = '127.0.0.1'
const network = {
  account: '000000000000',
  vpcId: 'vpc-0123456789abcdef0',
  vpcCidr: '172.31.0.0/16',
  gateway,
  linkCidr: '127.0.1.0/24',
  bridge: 'lo',
}

/** The link addresses of the two machines, and one that no machine has. */
export const links = { one: '127.0.1.1', other: '127.0.1.2', nobody: '127.0.1.9' } as const

/** A machine's id, by its link address. */
export const instanceIds: Readonly<Record<string, string>> = {
  [links.one]: 'i-0123456789abcdef1',
  [links.other]: 'i-0123456789abcdef2',
}

/** What came back. */
export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly bytes: Buffer
}

/** How something is asked. */
export interface Question {
  readonly from?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Machines whose metadata is served. */
export interface Scene {
  readonly account: string
  /** Ports on 127.0.0.1, of metadata and of the way to the API. */
  readonly ports: readonly [metadata: number, endpoint: number]
  readonly problems: unknown[]
  /** Passes time, for the metadata service alone. */
  advance(ms: number): void
  change(work: (records: ComputeChange, shared: ComputeChange) => Promise<void>): Promise<void>
  /** Changes the first machine's record. */
  set(facts: Partial<Instance>): Promise<void>
  setOptions(options: Partial<MetadataOptions>): Promise<void>
  ask(path: string, question?: Question): Promise<Reply>
  /** A token of version 2. */
  token(from?: string, seconds?: number): Promise<string>
  end(): Promise<void>
}

/** Puts the machines beside a server's data, and serves. */
export async function openScene(server: TestServer): Promise<Scene> {
  const engine = await openEngine({ directories: [server.dataDir], slot })
  const accounts = createAccounts(engine, await loadMasterKey({ dataDirectory: server.dataDir }))
  const compute = createCompute(engine)
  const account = (await accounts.rootAccount()) ?? ''
  const own = await compute.of(account, { region, random: randomBytes })
  await own.changeShared(putMachines(account))
  let aheadMs = 0
  const problems: unknown[] = []
  const metadata = createMetadata({
    interfaceAt: (link) =>
      link in interfaces ? { account, networkInterfaceId: interfaces[link] as string } : undefined,
    compute,
    accounts,
    region,
    endpoint: { host: '127.0.0.1', port: server.port, isTls: false },
    random: randomBytes,
    onAssumed: (assumed) =>
      writeAssumedRole({ records: engine.records, region, writes: new Set() }, assumed),
    now: () => Date.now() + aheadMs,
    onProblem: (_what, error) => problems.push(error),
  })
  const ports = await portsOf(metadata)
  const set = (facts: Partial<Instance>) =>
    own.change(async (records) => {
      const id = instanceIds[links.one] as string
      const before = await records.get('instance', id)
      records.put('instance', id, { ...(before as Instance), ...facts })
    })
  const ask = (path: string, question: Question = {}) => asked(ports[0], path, question)
  return {
    account,
    ports,
    problems,
    advance(ms) {
      aheadMs += ms
    },
    change: (work) => own.changeShared(work),
    set,
    setOptions: (options) => set({ metadataOptions: { ...usual, ...options } }),
    ask,
    async token(from = links.one, seconds = 60) {
      const headers = { 'X-aws-ec2-metadata-token-ttl-seconds': String(seconds) }
      return (await ask('/latest/api/token', { from, method: 'PUT', headers })).body
    },
    async end() {
      await metadata.close()
      await engine.close()
    },
  }
}

const interfaces: Readonly<Record<string, string>> = {
  // The SDK cannot be told what address to come from: it is the first machine.
  '127.0.0.1': 'eni-0123456789abcdef1',
  [links.one]: 'eni-0123456789abcdef1',
  [links.other]: 'eni-0123456789abcdef2',
}

async function portsOf(metadata: ReturnType<typeof createMetadata>): Promise<[number, number]> {
  const [first, second] = await metadata.serve(network)
  return [first?.hostPort ?? 0, second?.hostPort ?? 0]
}

/** Asks from the first machine, unless another is named. */
function asked(port: number, path: string, question: Question): Promise<Reply> {
  const { from = links.one, method = 'GET', headers = {} } = question
  const options: RequestOptions = { host: gateway, port, path, method, headers, agent: false }
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, localAddress: from }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const bytes = Buffer.concat(parts)
        const { statusCode: status = 0, headers: answered } = incoming
        resolve({ status, headers: answered, bytes, body: bytes.toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

const usual: MetadataOptions = {
  httpTokens: 'optional',
  httpPutResponseHopLimit: 1,
  httpEndpoint: 'enabled',
  instanceMetadataTags: 'disabled',
}

const putMachines =
  (account: string) =>
  async (records: ComputeChange, shared: ComputeChange): Promise<void> => {
    const subnet = (await records.all('subnet')).find(({ cidrBlock }) =>
      cidrBlock.startsWith('172.31.0.'),
    )
    const group = (await records.all('securityGroup'))[0]
    if (subnet === undefined || group === undefined) throw new Error('there is no default VPC')
    const { vpcId, subnetId, availabilityZone } = subnet
    for (const [index, link] of [links.one, links.other].entries()) {
      const instanceId = instanceIds[link] as string
      const networkInterfaceId = interfaces[link] as string
      const instance = {
        instanceId,
        reservationId: 'r-0123456789abcdef0',
        launchIndex: index,
        imageId: 'ami-0123456789abcdef0',
        instanceType: 't3.micro',
        launchTime: Date.parse('2026-11-22T10:00:00Z'),
        vpcId,
        subnetId,
        availabilityZone,
        state: 'running',
        monitoring: false,
        metadataOptions: usual,
        rootDeviceName: '/dev/xvda',
        hostnameType: 'ip-name',
        tags: { Name: `machine ${index}` },
      } as unknown as Instance
      records.put('instance', instanceId, instance)
      shared.put('allocation', instanceId, { instanceId, account, vcpus: 2, memoryMiB: 1024 })
      records.put('networkInterface', networkInterfaceId, {
        networkInterfaceId,
        vpcId,
        subnetId,
        availabilityZone,
        description: '',
        macAddress: `02:00:00:00:00:0${index + 1}`,
        addresses: [{ address: `172.31.0.${10 + index}` }],
        groupIds: [group.groupId],
        sourceDestCheck: true,
        attachment: {
          attachmentId: `eni-attach-0123456789abcdef${index}`,
          instanceId,
          deviceIndex: 0,
          deleteOnTermination: true,
          attachTime: 0,
        },
        interfaceType: 'interface',
        requesterManaged: false,
        tags: {},
      } as NetworkInterface)
    }
  }
