import type { Image } from '../../compute/images/image-entities.ts'
import { visibleImages } from '../../compute/images/images.ts'
import { filtered } from '../filters.ts'
import { imageFilters, imageOutput } from '../images/image-output.ts'
import { imagesNamed } from '../images/images.ts'
import { type Input, operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * The images that an account may use: its own, those lent to it, and public ones.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImages = operation('DescribeImages', {
  resource: () => '*',

  async handle(context) {
    const { input, records, shared, account, region, now } = context
    const ids = [...new Set(input.ImageIds)]
    if (ids.length > 0) requireNoPage(input, 'imageIds')
    const seen =
      ids.length > 0
        ? await imagesNamed(context, ids)
        : await visibleImages(records, shared, account)
    const asked = seen.filter(
      (image) =>
        isShown(image, { ...input, account, now }) &&
        hasOwner(image, input.Owners ?? [], account) &&
        isExecutable(image, input.ExecutableUsers ?? [], account),
    )
    const found = filtered(asked, input.Filters, imageFilters)
    const { items, NextToken } = page(found, input, ({ imageId }) => imageId)
    return { Images: items.map((image) => imageOutput(image, region)), NextToken }
  },
})

interface Shown extends Input<'DescribeImages'> {
  readonly account: string
  readonly now: number
}

/** Its owner sees one that is deprecated, and so does who names it. */
function isShown({ owner, state, deprecatedAt, imageId }: Image, asked: Shown): boolean {
  if (state === 'disabled' && !asked.IncludeDisabled) return false
  if (deprecatedAt === undefined || deprecatedAt > asked.now || asked.IncludeDeprecated) return true
  return owner === asked.account || asked.ImageIds?.includes(imageId) === true
}

function hasOwner(image: Image, owners: readonly string[], account: string): boolean {
  if (owners.length === 0) return true
  return owners.some((name) => {
    if (name === 'self') return image.owner === account
    return image.owner === name || (name === 'amazon' && image.isOperators === true)
  })
}

/** Who has leave beside the owner: an account, `self`, or `all` for everybody. */
function isExecutable(image: Image, users: readonly string[], account: string): boolean {
  if (users.length === 0) return true
  const { isPublic, launchAccounts } = image
  return users.some((user) => {
    if (user === 'all') return isPublic
    return launchAccounts.includes(user === 'self' ? account : user)
  })
}
