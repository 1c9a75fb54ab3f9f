/** The container that a holder is, and how it comes up. */
import { PassThrough } from 'node:stream'
import type { Container, ContainerInspectInfo } from 'dockerode'
import { type DockerRuntime, isConflict } from './docker.ts'
import { labels, nameOf } from './labels.ts'
import type { Network } from './networks.ts'
import type { HolderSpec } from './wiring.ts'

const readyTimeoutMs = 20_000
/** Docker's scale, where a machine has 1,024. */
const holderCpuShares = 16_384

/** The holder's container, made if it is not there. */
export async function ensureContainer(
  runtime: DockerRuntime,
  spec: HolderSpec,
  network: Network,
): Promise<Container> {
  const { docker } = runtime
  const name = nameOf(runtime, spec.interfaceId)
  const { account, interfaceId: id } = spec
  try {
    await docker.createContainer({
      name,
      Image: spec.image,
      Cmd: ['/bin/up'],
      Hostname: spec.hostname,
      Labels: labels(runtime, { kind: 'interface', account, id }),
      StopSignal: 'SIGKILL',
      OpenStdin: true,
      StdinOnce: true,
      HostConfig: {
        // It works for a moment, and machines wait for it: not behind those that boot.
        CpuShares: holderCpuShares,
        NetworkMode: network.networkId,
        CapDrop: ['ALL'],
        CapAdd: ['NET_ADMIN'],
        SecurityOpt: ['no-new-privileges'],
        // Nobody writes there but us, and one line is all it says.
        LogConfig: { Type: 'json-file', Config: { 'max-size': '64k', 'max-file': '1' } },
        PidsLimit: 32,
      },
    })
  } catch (error) {
    if (!isConflict(error)) throw error
  }
  return docker.getContainer(name)
}

/** Starts it with its files and waits for its word, read from its own output: no polling. */
export async function startAndWait(container: Container, files: Buffer): Promise<ReadyHolder> {
  const all = { stream: true, stdin: true, stdout: true, stderr: true }
  const stream = await container.attach({ ...all, hijack: true })
  const output = new PassThrough()
  container.modem.demuxStream(stream, output, output)
  stream.on('end', () => output.end()).on('error', (error) => output.destroy(error))
  const timer = setTimeout(() => output.end('no word in time'), readyTimeoutMs)
  try {
    await container.start()
    stream.end(files)
    const { Id } = (await container.inspect()) as ContainerInspectInfo
    let said = ''
    for await (const piece of output) {
      said += String(piece)
      const holder = readyLine(Id, said)
      if (holder !== undefined) return holder
    }
    await container.kill().catch(() => undefined)
    throw new Error(`a network interface did not come up: ${said.trim()}`)
  } finally {
    clearTimeout(timer)
    ;(stream as NodeJS.ReadWriteStream & { destroy(): void }).destroy()
  }
}

/** What a holder says of itself when it is ready. */
export type ReadyHolder = {
  readonly containerId: string
  readonly linkAddress: string
  readonly isGuarded: boolean
}

/** What stands in its output, if it is ready. */
export function readyLine(containerId: string, said: string): ReadyHolder | undefined {
  const found = /ready ([\d.]+)( guarded)?\r?\n/.exec(said)
  if (found?.[1] === undefined) return undefined
  return { containerId, linkAddress: found[1], isGuarded: found[2] !== undefined }
}
