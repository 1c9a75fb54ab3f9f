/**
 * Images in Docker. Those that we make bear the data directory's name and the image's id, so that
 * they are found again, survive restarts, and nothing else is touched. An image comes in as one
 * root file system, without whatever else a foreign image says.
 */
import type { Readable } from 'node:stream'
import type { Container, ContainerCreateOptions } from 'dockerode'
import { type DockerRuntime, isConflict, isNotFound } from './docker.ts'
import { nameOf, noLabels } from './labels.ts'

/** An archive that cannot become an image; the message says why, for whoever gave it. */
export class UnusableImage extends Error {
  override readonly name = 'UnusableImage'
}

/** An image of an account's. */
export interface ImageNames {
  /** Twelve digits. */
  readonly account: string
  readonly imageId: string
}

const repository = ({ owner }: DockerRuntime, account: string) => `cairn-${owner}/${account}`

/** What Docker calls an image that we made: `cairn-<owner>/<account>:ami-…`. */
export function imageName(runtime: DockerRuntime, { account, imageId }: ImageNames): string {
  return `${repository(runtime, account)}:${imageId}`
}

/** A machine boots; it is not any program that the image names. A small one has no passwd. */
const changes = ['CMD ["/sbin/init"]', 'ENTRYPOINT []', 'USER 0', 'WORKDIR /'].join('\n')
/** Docker refuses more than 125 layers; fewer also open files faster. */
const layersMax = 40

/** Makes an image of an instance's root; `pause`: the guest stands still meanwhile. */
export async function commitMachine(
  runtime: DockerRuntime,
  names: ImageNames,
  { instanceId, pause }: { readonly instanceId: string; readonly pause: boolean },
): Promise<string> {
  const container = runtime.docker.getContainer(nameOf(runtime, instanceId))
  const name = imageName(runtime, names)
  await container.commit({ ...named(runtime, names), pause, changes })
  const { RootFS } = await runtime.docker.getImage(name).inspect()
  if ((RootFS.Layers?.length ?? 0) > layersMax) await flatten(runtime, names, name)
  return name
}

/** Gives an image that Docker has a name of ours. Throws UnusableImage if Docker has none. */
export async function tagImage(
  runtime: DockerRuntime,
  names: ImageNames,
  source: string,
): Promise<string> {
  try {
    await runtime.docker.getImage(source).tag(named(runtime, names))
  } catch (error) {
    if (!isNotFound(error)) throw error
    throw new UnusableImage('The image that it is to be a copy of is gone')
  }
  return imageName(runtime, names)
}

/** Makes an image of a root file system: a tar archive, not compressed. Throws UnusableImage. */
export async function importRoot(
  runtime: DockerRuntime,
  names: ImageNames,
  archive: Readable,
): Promise<string> {
  const name = imageName(runtime, names)
  await feed(archive, (abortSignal) =>
    runtime.docker.importImage(archive as never, {
      ...named(runtime, names),
      changes,
      abortSignal,
    }),
  )
  try {
    await requireInit(runtime, name)
  } catch (error) {
    await removeImage(runtime, name)
    throw error
  }
  return name
}

/**
 * Makes an image of an archive of `docker save`, whose layers and settings are Docker's to read.
 * The archive must not name images (`unnamed-archive.ts`), else it would rename others. Throws
 * UnusableImage.
 */
export async function importSaved(
  runtime: DockerRuntime,
  names: ImageNames,
  archive: Readable,
): Promise<string> {
  const output = await feed(archive, (abortSignal) =>
    runtime.docker.loadImage(archive as never, { abortSignal }),
  )
  const ids = [...output.matchAll(/sha256:[0-9a-f]{64}/g)].map(([id]) => id)
  const [loaded] = ids
  try {
    if (loaded === undefined || new Set(ids).size !== 1) {
      throw new UnusableImage('The archive must hold one image')
    }
    return await flatten(runtime, names, loaded)
  } finally {
    for (const id of ids) await removeImage(runtime, id)
  }
}

/** Bytes of all files of an image, about as many as its root file system has as an archive. */
export async function imageSize(runtime: DockerRuntime, image: string): Promise<number> {
  return (await runtime.docker.getImage(image).inspect()).Size
}

/** The root file system of an image as a tar archive, while `work` reads it. */
export function exportImage<T>(
  runtime: DockerRuntime,
  image: string,
  work: (archive: Readable) => Promise<T>,
): Promise<T> {
  return withContainer(runtime, image, async (container) =>
    work((await container.export()) as unknown as Readable),
  )
}

/** The images that we made for an account, by EC2's ids. */
export async function listImages(runtime: DockerRuntime, account: string): Promise<string[]> {
  const prefix = `${repository(runtime, account)}:`
  const filters = { reference: [`${prefix}*`] }
  const found = await runtime.docker.listImages({ filters })
  return found.flatMap(({ RepoTags }) =>
    (RepoTags ?? []).flatMap((tag) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : [])),
  )
}

/** Removes it unless something still uses it; one that is not there is no error. */
export async function removeImage(runtime: DockerRuntime, name: string): Promise<void> {
  try {
    await runtime.docker.getImage(name).remove()
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}

/** Containers that are made to look into an image, and that nobody starts. */
export async function removeLookers(runtime: DockerRuntime): Promise<void> {
  const filters = { label: [lookerLabel(runtime)] }
  for (const { Id } of await runtime.docker.listContainers({ all: true, filters })) {
    await runtime.docker.getContainer(Id).remove({ force: true, v: true })
  }
}

/** All layers become one, and what the image says of users, volumes and checks goes. */
async function flatten(runtime: DockerRuntime, names: ImageNames, image: string): Promise<string> {
  return exportImage(runtime, image, (archive) => importRoot(runtime, names, archive))
}

function named(runtime: DockerRuntime, { account, imageId }: ImageNames) {
  return { repo: repository(runtime, account), tag: imageId }
}

async function requireInit(runtime: DockerRuntime, image: string): Promise<void> {
  await withContainer(runtime, image, async (container) => {
    try {
      await container.infoArchive({ path: '/sbin/init' })
    } catch (error) {
      if (!isNotFound(error)) throw error
      throw new UnusableImage('It has no /sbin/init, so a machine cannot boot from it')
    }
  })
}

function lookerLabel({ owner }: DockerRuntime): string {
  return `cairn.looker=${owner}`
}

async function withContainer<T>(
  runtime: DockerRuntime,
  image: string,
  work: (container: Container) => Promise<T>,
): Promise<T> {
  const [key = '', value = ''] = lookerLabel(runtime).split('=')
  const options: ContainerCreateOptions = {
    Image: image,
    Entrypoint: [],
    Cmd: ['/sbin/init'],
    Labels: { ...noLabels, [key]: value },
    HostConfig: { NetworkMode: 'none' },
  }
  const container = await runtime.docker.createContainer(options)
  try {
    return await work(container)
  } finally {
    await container.remove({ force: true, v: true })
  }
}

/** Sends an archive to Docker; what breaks the archive off breaks off the sending. */
async function feed(
  archive: Readable,
  send: (signal: AbortSignal) => Promise<NodeJS.ReadableStream>,
): Promise<string> {
  const abort = new AbortController()
  let broken: Error | undefined
  archive.once('error', (error) => {
    broken = error
    abort.abort()
  })
  try {
    return await said(await send(abort.signal))
  } catch (error) {
    throw broken ?? error
  } finally {
    archive.destroy()
  }
}

interface Progress {
  readonly stream?: string
  readonly status?: string
  readonly error?: string
}

/** Docker answers 200 first, and says at the end of its lines what went wrong. */
async function said(answer: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const piece of answer) text += String(piece)
  const lines = text.split('\n').filter(Boolean)
  const parts = lines.map((line) => JSON.parse(line) as Progress)
  const failed = parts.find(({ error }) => error !== undefined)
  if (failed?.error !== undefined) throw new UnusableImage(failed.error)
  return parts.map(({ stream = '', status = '' }) => stream || status).join('\n')
}
