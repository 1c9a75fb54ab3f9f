/** Requests of machines for metadata: who asks is known by where the connection comes from. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Accounts } from '../accounts/accounts.ts'
import type { RandomBytes } from '../accounts/generate.ts'
import type { Compute } from '../compute/compute.ts'
import type { Instance } from '../compute/instances/machine-entities.ts'
import type { NetworkInterface } from '../compute/network/network-entities.ts'
import type { ComputeReader } from '../compute/records.ts'
import { limits } from '../limits.ts'
import { type Answer, answer, refused } from './answer.ts'
import { type Facts, gatherFacts } from './facts.ts'
import { publicAddress } from './interface-categories.ts'
import { forMachines, type MachineServer } from './machine-connections.ts'
import type { AssumedRole } from './role-documents.ts'
import { createRoot } from './root.ts'
import { createTokens } from './tokens.ts'

/** Whose a network interface is. */
export interface InterfaceOwner {
  /** Twelve digits. */
  readonly account: string
  /** `eni-…` */
  readonly networkInterfaceId: string
}

/** What answers are made of. */
export interface MetadataSource {
  /** Which interface has a link address now; undefined: none. */
  interfaceAt(linkAddress: string): InterfaceOwner | undefined | Promise<InterfaceOwner | undefined>
  readonly compute: Compute
  readonly accounts: Accounts
  readonly region: string
  readonly random: RandomBytes
  /** See `RoleSource`. */
  onAssumed(assumed: AssumedRole): Promise<void>
  /** Milliseconds since 1970. */
  now(): number
  onProblem(what: string, error: unknown): void
}

/** Takes a request. */
export type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** A server of metadata that does not listen yet. */
export function metadataServer(handle: Handle): MachineServer {
  const server = createServer({
    maxHeaderSize: limits.metadataHeaderBytes,
    headersTimeout: limits.metadataRequestMs,
    requestTimeout: limits.metadataRequestMs,
    connectionsCheckingInterval: limits.metadataRequestMs,
  })
  server.on('request', handle)
  server.timeout = limits.metadataRequestMs
  return forMachines(server, limits.metadataConnectionsPerMachine)
}

/** Makes what takes machines' requests. */
export function createHandler(parts: MetadataSource): Handle {
  const { accounts, compute, region, random, now, onAssumed, onProblem } = parts
  const own = (account: string) => compute.of(account, { region, random })
  const tokens = createTokens(accounts.deriveKey('cairn instance metadata token'), random)
  const root = createRoot({ accounts, random, onAssumed, compute: own })

  async function answerTo(incoming: IncomingMessage): Promise<Answer> {
    const asking = await machineAt(parts, incoming.socket.remoteAddress ?? '')
    // A machine whose records are on their way: SDKs ask again.
    if (asking === undefined) return refused(503)
    const { method = '', url: target = '', headers } = incoming
    const facts = (version: 1 | 2) => factsOf(parts, asking, version)
    const { instance } = asking
    return answer({ tokens, root, facts }, { method, target, headers }, { instance, now: now() })
  }

  return (incoming, outgoing) => {
    incoming.resume()
    void answerTo(incoming)
      .catch((error: unknown) => {
        onProblem('instance metadata', error)
        return refused(503)
      })
      .then((made) => send(incoming, outgoing, made))
  }
}

interface AskingMachine {
  readonly account: string
  readonly records: ComputeReader
  readonly networkInterface: NetworkInterface
  readonly instance: Instance
}

/** The instance that has a link address; as records say it now, whatever they said before. */
async function machineAt(
  { interfaceAt, compute, region, random }: MetadataSource,
  linkAddress: string,
): Promise<AskingMachine | undefined> {
  const owner = await interfaceAt(linkAddress)
  if (owner === undefined) return undefined
  const { account, networkInterfaceId } = owner
  const { records } = await compute.of(account, { region, random })
  const networkInterface = await records.get('networkInterface', networkInterfaceId)
  const instanceId = networkInterface?.attachment?.instanceId
  const instance = instanceId && (await records.get('instance', instanceId))
  return networkInterface && instance ? { account, records, networkInterface, instance } : undefined
}

function factsOf(
  { region, now }: MetadataSource,
  { account, records, instance }: AskingMachine,
  version: 1 | 2,
): Facts {
  return gatherFacts(records, { account, region, instance, version, now: now() })
}

/** The machine at a link address, as others know it; undefined: there is none. */
export async function knownMachine(
  source: MetadataSource,
  linkAddress: string,
): Promise<{ readonly publicIp: string | undefined } | undefined> {
  const asking = await machineAt(source, linkAddress)
  if (asking === undefined) return undefined
  return { publicIp: await publicAddress(factsOf(source, asking, 2), asking.networkInterface) }
}

function send(incoming: IncomingMessage, outgoing: ServerResponse, made: Answer): void {
  const { status, headers, body } = made
  outgoing.writeHead(status, {
    Server: 'EC2ws',
    Connection: 'close',
    'Accept-Ranges': 'none',
    ...headers,
    'Content-Length': Buffer.byteLength(body),
  })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}
