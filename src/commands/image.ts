/** `cairn image`: the images that the operator offers to all accounts. See `cairn help image`. */
import { randomBytes } from 'node:crypto'
import type { Image } from '../compute/image-entities.ts'
import { registerDockerImage, removeImage } from '../compute/images.ts'
import type { AccountCompute } from '../compute/records.ts'
import type { Operator } from './operator.ts'
import { commandOf, type Subcommand, textOf } from './subcommands.ts'
import { moment, table } from './table.ts'
import { UsageError } from './usage-error.ts'

const register: Subcommand = {
  usage: 'NAME DOCKER_IMAGE [--arch ARCHITECTURE] [--description TEXT]',
  does: 'Offers an image that Docker has already, as `docker image ls` names it.',
  async run(operator, parsed) {
    const { words } = parsed
    const [name = '', dockerImage = ''] = words
    const { own, account } = await operatorsCompute(operator)
    const image = await registerDockerImage(own, {
      owner: account,
      name,
      dockerImage,
      description: textOf(parsed, 'description'),
      architecture: parseArchitecture(textOf(parsed, 'arch')),
      isOperators: true,
      now: Date.now(),
      random: randomBytes,
    })
    return { json: image, text: `${image.imageId} is ${name}: every account may launch it.\n` }
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

/** Makes, shows and removes what machines are launched from. */
export const image = commandOf({
  name: 'image',
  about: 'the images that machines of all accounts are launched from',
  subcommands: { register, list, rm },
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
