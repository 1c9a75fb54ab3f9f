/** Images that the operator has Docker build or take in. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { type DockerRuntime, isNotFound } from './docker.ts'
import { UnusableImage } from './images.ts'

/** What is built, and what Docker is going to call it. */
export interface Build {
  /** The folder of all recipes, which share files, and the name of this one's. */
  readonly folder: string
  readonly recipe: string
  readonly name: string
  /** Whether the registry is asked for a newer base than Docker has. */
  readonly pull: boolean
  /** Told of each line that Docker writes. */
  onLine(line: string): void
}

interface Line {
  readonly stream?: string
  readonly status?: string
  readonly error?: string
}

/** Whether Docker has an image of this name. */
export async function hasImage({ docker }: DockerRuntime, name: string): Promise<boolean> {
  try {
    await docker.getImage(name).inspect()
    return true
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
}

/** Builds an image. Throws UnusableImage with Docker's own words. */
export async function buildImage(
  { docker }: DockerRuntime,
  { folder, recipe, name, pull, onLine }: Build,
): Promise<void> {
  const src = await readdir(folder)
  const dockerfile = `${recipe}/Dockerfile`
  const options = { t: name, pull, dockerfile }
  const answer = await docker.buildImage({ context: folder, src }, options)
  await follow(answer, onLine)
}

/** Takes in the archive of a root file system, packed or not. Throws UnusableImage. */
export async function addImage(
  { docker }: DockerRuntime,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<void> {
  const [repo = '', tag = ''] = name.split(':')
  const changes = 'CMD ["/sbin/init"]'
  const answer = await docker.importImage(createReadStream(file) as never, { repo, tag, changes })
  await follow(answer, () => {})
}

async function follow(
  answer: NodeJS.ReadableStream,
  onLine: (line: string) => void,
): Promise<void> {
  let rest = ''
  const take = (text: string) => {
    if (text.trim() === '') return
    const { stream, status, error } = JSON.parse(text) as Line
    if (error !== undefined) throw new UnusableImage(error)
    const line = (stream ?? status ?? '').trim()
    if (line !== '') onLine(line)
  }
  for await (const piece of answer) {
    const lines = `${rest}${String(piece)}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  }
  take(rest)
}
