/** `cairn image`: the images that the operator offers to all accounts. See `cairn help image`. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Image } from '../compute/images/image-entities.ts'
import { registerDockerImage, removeImage } from '../compute/images/images.ts'
import type { AccountCompute } from '../compute/records.ts'
import { addImage, buildImage, hasImage } from '../compute/runtime/build-image.ts'
import { openDocker } from '../compute/runtime/docker.ts'
import { holderImage } from '../compute/runtime/holders.ts'
import { dockerAddress } from '../server/docker-address.ts'
import type { Operator } from './operator.ts'
import { type Answer, commandOf, type Subcommand, textOf } from './subcommands.ts'
import { moment, table } from './table.ts'
import { UsageError } from './usage-error.ts'

const folder = fileURLToPath(new URL('../../docker/images', import.meta.url))

const build: Subcommand = {
  usage: 'RECIPE [--name NAME] [--local]',
  does:
    'Has Docker build an image, and offers it: debian-12, ubuntu-24.04, almalinux-9, alpine. ' +
    'With --local on the base that Docker has, without asking a registry for a newer one.',
  async run(operator, parsed) {
    const [recipe = ''] = parsed.words
    const isName = /^[a-z][a-z0-9.-]*$/.test(recipe)
    if (!isName || !existsSync(join(folder, recipe, 'Dockerfile'))) {
      throw new UsageError(`there is no recipe "${recipe}" in ${folder}`)
    }
    const dockerImage = `cairn/${recipe}:${today()}`
    const name = textOf(parsed, 'name') ?? `cairn-${recipe}-${today()}`
    const runtime = await openDocker(dockerAddress(operator.config), 'operator')
    const onLine = (line: string) => process.stderr.write(`${line}\n`)
    const how = { folder, pull: parsed.flags.local !== true, onLine }
    // Without it no machine has a network.
    if (!(await hasImage(runtime, holderImage))) {
      await buildImage(runtime, { ...how, recipe: 'holder', name: holderImage })
    }
    await buildImage(runtime, { ...how, recipe, name: dockerImage })
    return offer(operator, { name, dockerImage, architecture: runtime.architecture })
  },
}

const add: Subcommand = {
  usage: 'NAME FILE',
  does: 'Offers the root file system in a tar archive, packed or not: for a host without network.',
  async run(operator, { words: [name = '', file = ''] }) {
    if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
    const dockerImage = `cairn/added:${Date.now()}`
    const runtime = await openDocker(dockerAddress(operator.config), 'operator')
    await addImage(runtime, { file, name: dockerImage })
    return offer(operator, { name, dockerImage, architecture: runtime.architecture })
  },
}

const register: Subcommand = {
  usage: 'NAME DOCKER_IMAGE [--arch ARCHITECTURE] [--description TEXT]',
  does: 'Offers an image that Docker has already, as `docker image ls` names it.',
  async run(operator, parsed) {
    const { words } = parsed
    const [name = '', dockerImage = ''] = words
    return offer(operator, {
      name,
      dockerImage,
      description: textOf(parsed, 'description'),
      architecture: parseArchitecture(textOf(parsed, 'arch')),
    })
  },
}

const list: Subcommand = {
  usage: '',
  does: 'Lists the images that the operator offers.',
  async run(operator) {
    const { own } = await operatorsCompute(operator)
    const images = (await own.records.all('image')).filter(({ isOperators }) => isOperators)
    const rows = images.map((image) => [
      image.imageId,
      image.name,
      image.architecture,
      image.state,
      moment(new Date(image.createdAt)),
      image.dockerImage ?? '',
    ])
    const header = ['image id', 'name', 'architecture', 'state', 'created', 'in Docker']
    return { json: { Images: images }, text: table(header, rows) }
  },
}

const rm: Subcommand = {
  usage: 'IMAGE',
  does: 'Offers it no longer, by its id or name; instances that were launched from it stay.',
  async run(operator, { words: [named = ''] }) {
    const { own } = await operatorsCompute(operator)
    const removed = await own.changeShared(async (records, shared) => {
      const image = requireOne(await records.all('image'), named)
      removeImage(records, shared, image.imageId)
      return image
    })
    return { json: {}, text: `${removed.imageId} (${removed.name}) is offered no longer.\n` }
  },
}

interface Offered {
  readonly name: string
  readonly dockerImage: string
  readonly description?: string | undefined
  readonly architecture: Image['architecture']
}

/** Registers it as everybody's. */
async function offer(operator: Operator, offered: Offered): Promise<Answer> {
  const { own, account } = await operatorsCompute(operator)
  const times = { now: Date.now(), random: randomBytes }
  const facts = { ...offered, owner: account, isOperators: true, ...times }
  const image = await registerDockerImage(own, facts)
  return { json: image, text: `${image.imageId} is ${image.name}: every account may launch it.\n` }
}

/** Like `2026-11-23`. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Makes, shows and removes what machines are launched from. */
export const image = commandOf({
  name: 'image',
  about: 'the images that machines of all accounts are launched from',
  subcommands: { build, add, register, list, rm },
})

async function operatorsCompute({
  accountOf,
  compute,
  region,
}: Operator): Promise<{ account: string; own: AccountCompute }> {
  const account = await accountOf({ flags: {} })
  return { account, own: await compute.of(account, { region, random: randomBytes }) }
}

function parseArchitecture(text: string | undefined): Image['architecture'] {
  if (text === 'x86_64' || text === 'arm64') return text
  if (text === undefined) return process.arch === 'arm64' ? 'arm64' : 'x86_64'
  throw new UsageError(`--arch is x86_64 or arm64, not "${text}"`)
}

function requireOne(images: readonly Image[], named: string): Image {
  const found = images.filter(
    ({ imageId, name, isOperators }) => isOperators && (imageId === named || name === named),
  )
  const [image] = found
  if (image !== undefined && found.length === 1) return image
  if (found.length === 0) throw new UsageError(`the operator offers no image "${named}"`)
  throw new UsageError(`several images are called "${named}"; name one by its id`)
}
