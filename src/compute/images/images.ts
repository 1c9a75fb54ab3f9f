/**
 * Images as accounts find and keep them. What is lent to others has a copy in the region's scope,
 * written in the same change, so that they find it without knowing whose it is.
 */
import { generateId, type RandomBytes } from '../ids.ts'
import type { AccountCompute, ComputeChange, ComputeReader } from '../records.ts'
import type { Tags } from '../tags.ts'
import type { Image } from './image-entities.ts'

/** Who asks for which image. */
export interface ImageRequest {
  /** Twelve digits. */
  readonly account: string
  readonly imageId: string
}

/** An image that an account may use: its own, one that is lent to it, or a public one. */
export async function findImage(
  records: ComputeReader,
  shared: ComputeReader,
  { account, imageId }: ImageRequest,
): Promise<Image | undefined> {
  const own = await records.get('image', imageId)
  if (own !== undefined) return own
  const lent = await shared.get('sharedImage', imageId)
  return lent !== undefined && mayUse(lent, account) ? lent : undefined
}

/** All that an account may use. */
export async function visibleImages(
  records: ComputeReader,
  shared: ComputeReader,
  account: string,
): Promise<Image[]> {
  const own = await records.all('image')
  const lent = await shared.all('sharedImage')
  return [...own, ...lent.filter((image) => image.owner !== account && mayUse(image, account))]
}

/** Whether an account may launch instances from an image. */
export function mayUse(
  { owner, isPublic, launchAccounts, state }: Image,
  account: string,
): boolean {
  if (owner === account) return true
  // Disabling one takes it back from all that it was lent to.
  return state !== 'disabled' && (isPublic || launchAccounts.includes(account))
}

/** Writes an image of the account whose records these are, and what others see of it. */
export function putImage(records: ComputeChange, shared: ComputeChange, image: Image): void {
  const { imageId, isPublic, launchAccounts } = image
  records.put('image', imageId, image)
  const isLent = isPublic || launchAccounts.length > 0
  if (isLent) shared.put('sharedImage', imageId, { ...image, tags: {} })
  else shared.remove('sharedImage', imageId)
}

/** Forgets an image of the account whose records these are. */
export function removeImage(records: ComputeChange, shared: ComputeChange, imageId: string): void {
  records.remove('image', imageId)
  shared.remove('sharedImage', imageId)
}

/** The root device's name and size, unless an image says otherwise. */
export const defaultRoot = {
  deviceName: '/dev/xvda',
  volumeSize: 8,
  volumeType: 'gp3',
  deleteOnTermination: true,
  encrypted: false,
} as const

/** What an image begins with. */
export interface NewImage {
  readonly owner: string
  readonly name: string
  readonly architecture: Image['architecture']
  readonly now: number
  readonly random: RandomBytes
  readonly description?: string | undefined
  readonly tags?: Tags
}

/** An image that nobody else may use, still to be made. */
export function newImage(facts: NewImage): Image {
  const { owner, name, architecture, now, random, description = '', tags = {} } = facts
  return {
    imageId: generateId('ami', random),
    owner,
    name,
    description,
    architecture,
    state: 'pending',
    createdAt: now,
    isPublic: false,
    launchAccounts: [],
    rootDeviceName: defaultRoot.deviceName,
    devices: [defaultRoot],
    platformDetails: 'Linux/UNIX',
    tags,
  }
}

/** An image that Docker has already. */
export interface DockerImageFacts extends NewImage {
  /** Docker's name or id of it. */
  readonly dockerImage: string
  /** Made by the operator: all accounts may use it, and see it as `amazon`'s. */
  readonly isOperators?: boolean
}

/** Registers an image that Docker has; it is available at once. */
export async function registerDockerImage(
  own: AccountCompute,
  facts: DockerImageFacts,
): Promise<Image> {
  const { dockerImage, isOperators = false } = facts
  const image: Image = {
    ...newImage(facts),
    state: 'available',
    dockerImage,
    isOperators,
    isPublic: isOperators,
  }
  await own.changeShared(async (records, shared) => putImage(records, shared, image))
  return image
}
