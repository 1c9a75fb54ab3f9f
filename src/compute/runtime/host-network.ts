/**
 * A program of the holder's image in the network of the machine that Docker runs on, with the
 * right to change it: so Cairn itself needs neither root nor nft there.
 */
import { textArchive } from './archive.ts'
import { type DockerRuntime, isNotFound } from './docker.ts'
import { labels, nameOf } from './labels.ts'

/** What is run: a shell script, and the files that it finds in `/cairn`. */
export interface HostScript {
  /** The holder's image. */
  readonly image: string
  /** Tells runs apart that may come at the same time: letters. */
  readonly purpose: string
  readonly files: Readonly<Record<string, string>>
  readonly script: string
}

/** Runs it to its end; gives what it wrote. Throws with that when it fails. */
export async function runOnHost(runtime: DockerRuntime, run: HostScript): Promise<string> {
  const id = `host-${run.purpose}`
  const name = nameOf(runtime, id)
  await remove(runtime, name)
  const container = await runtime.docker.createContainer({
    name,
    Image: run.image,
    Cmd: ['/bin/sh', '-eu', '/cairn/run.sh'],
    Labels: labels(runtime, { kind: 'host', account: '', id }),
    HostConfig: {
      NetworkMode: 'host',
      UsernsMode: 'host',
      CapDrop: ['ALL'],
      CapAdd: ['NET_ADMIN'],
      SecurityOpt: ['no-new-privileges'],
      PidsLimit: 32,
    },
  })
  try {
    const archive = textArchive({ ...run.files, 'run.sh': run.script })
    await container.putArchive(archive, { path: '/cairn' })
    await container.start()
    const { StatusCode } = (await container.wait()) as { StatusCode: number }
    const log = (await container.logs({ stdout: true, stderr: true })) as unknown as Buffer
    const output = unframed(log).trim()
    if (StatusCode !== 0) throw new Error(`the host's network could not be changed: ${output}`)
    return output
  } finally {
    await remove(runtime, name)
  }
}

async function remove(runtime: DockerRuntime, name: string): Promise<void> {
  try {
    await runtime.docker.getContainer(name).remove({ force: true, v: true })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Docker puts eight bytes before each piece: its stream, and its length in the last four. */
function unframed(log: Buffer): string {
  const pieces: Buffer[] = []
  for (let at = 0; at + 8 <= log.length; ) {
    const end = at + 8 + log.readUInt32BE(at + 4)
    pieces.push(log.subarray(at + 8, end))
    at = end
  }
  return Buffer.concat(pieces).toString()
}
