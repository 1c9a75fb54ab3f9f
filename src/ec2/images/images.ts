/** Images, as EC2 names, checks and finds them. */
import type { Resource } from '../../auth/call.ts'
import type { Image } from '../../compute/images/image-entities.ts'
import { findImage } from '../../compute/images/images.ts'
import type { AccountCompute, ComputeReader } from '../../compute/records.ts'
import { invalidParameterValue, malformedId, missingParameter, refusal } from '../errors.ts'
import { arnOf, type Place } from '../resources.ts'

/** Whose records images are looked for in. */
export interface ImageView extends Pick<AccountCompute, 'records' | 'shared'> {
  readonly account: string
}

const idPattern = /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/

/** An image that the account may see. Throws InvalidAMIID.Malformed, InvalidAMIID.NotFound. */
export async function visibleImage(view: ImageView, imageId: string | undefined): Promise<Image> {
  if (!imageId) throw missingParameter('imageId')
  const { records, shared, account } = view
  const found = await findImage(records, shared, { account, imageId })
  if (found !== undefined) return found
  if (!idPattern.test(imageId)) {
    throw malformedId('InvalidAMIID.Malformed', imageId, 'ami-')
  }
  throw refusal('InvalidAMIID.NotFound', `The image id '[${imageId}]' does not exist`)
}

/** Several, each once. Throws the same, and names all that are not there. */
export async function imagesNamed(view: ImageView, ids: readonly string[]): Promise<Image[]> {
  const { records, shared, account } = view
  const found = await Promise.all(
    ids.map((imageId) => findImage(records, shared, { account, imageId })),
  )
  const missing = ids.filter((_id, index) => found[index] === undefined)
  const wrong = missing.find((id) => !idPattern.test(id))
  if (wrong !== undefined || missing.length === 1) await visibleImage(view, wrong ?? missing[0])
  if (missing.length === 0) return found.flatMap((image) => image ?? [])
  const message = `The image ids '[${missing.join(', ')}]' do not exist`
  throw refusal('InvalidAMIID.NotFound', message)
}

/** One that instances can be launched from. Throws the same, and InvalidAMIID.Unavailable. */
export async function launchableImage(
  view: ImageView,
  imageId: string | undefined,
): Promise<Image> {
  const image = await visibleImage(view, imageId)
  if (image.state === 'available') return image
  const message = `The image id '[${imageId}]' is not available: its state is ${image.state}.`
  throw refusal('InvalidAMIID.Unavailable', message)
}

/** The account's own. Throws what `visibleImage` throws, and AuthFailure for what is others'. */
export async function ownImage(view: ImageView, imageId: string | undefined): Promise<Image> {
  const image = await visibleImage(view, imageId)
  if (image.owner === view.account) return image
  throw refusal('AuthFailure', `Not authorized for image:${imageId}`)
}

/** An image as policies see it, with AWS's condition keys of images. */
export async function imageResource(
  context: ImageView & Place,
  imageId: string | undefined,
): Promise<Resource> {
  const { records, shared, account, region } = context
  const arn = arnOf(context, 'image', imageId ?? '*')
  const found = imageId && (await findImage(records, shared, { account, imageId }))
  const conditions = { 'ec2:Region': region, 'ec2:ImageID': imageId }
  if (!found) return { arn, conditions }
  const { owner, isPublic, isOperators, tags } = found
  return {
    arn,
    tags,
    conditions: {
      ...conditions,
      'ec2:ImageType': 'machine',
      'ec2:Owner': isOperators ? 'amazon' : owner,
      'ec2:Public': String(isPublic),
      'ec2:RootDeviceType': 'ebs',
    },
  }
}

const nameShape = /^[A-Za-z0-9()[\] ./\-'@_]{3,128}$/

/** A name as images have. Throws MissingParameter, InvalidAMIName.Malformed. */
export function parseImageName(name: string | undefined): string {
  if (!name) throw missingParameter('name')
  if (nameShape.test(name)) return name
  throw refusal(
    'InvalidAMIName.Malformed',
    'AMI names must be between 3 and 128 characters long, and may contain letters, numbers, ' +
      "'(', ')', '.', '-', '/' and '_'",
  )
}

/** Throws InvalidAMIName.Duplicate if the account has an image of this name. */
export async function requireFreeName(records: ComputeReader, name: string): Promise<void> {
  const found = (await records.all('image')).find((image) => image.name === name)
  if (found === undefined) return
  const { imageId } = found
  const message = `AMI name ${name} is already in use by AMI ${imageId}`
  throw refusal('InvalidAMIName.Duplicate', message)
}

const descriptionMax = 255

/** Throws InvalidParameterValue for one that is too long. */
export function parseImageDescription(description = ''): string {
  if (description.length <= descriptionMax) return description
  const message = `Character sets beyond ASCII and more than ${descriptionMax} characters`
  throw invalidParameterValue(`${message} are not supported in a description.`)
}
