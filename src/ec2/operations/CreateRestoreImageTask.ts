import { newImage, putImage } from '../../compute/images/images.ts'
import { parseImportArchitecture } from '../images/image-tasks.ts'
import { parseImageName, requireFreeName } from '../images/images.ts'
import { readableObject } from '../images/object-access.ts'
import { operation } from '../operation.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes an image of what CreateStoreImageTask stored.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRestoreImageTask.html
 */
export const CreateRestoreImageTask = operation('CreateRestoreImageTask', {
  resource: (context) => newResource(context, 'image'),
  creates: 'image',

  async handle({ input, account, now, random, host, objects, changeShared }) {
    const { Bucket: bucket, ObjectKey: key } = input
    const tags = creationTags(input.TagSpecifications, 'image')
    const object = await readableObject(objects, { bucket, key })
    // As AWS does, the key names it if nothing else does.
    const name = parseImageName(input.Name ?? key)
    const architecture = parseImportArchitecture(undefined)
    const { imageId: ImageId } = await changeShared(async (records, shared) => {
      await requireFreeName(records, name)
      const image = {
        ...newImage({ owner: account, name, architecture, now, random, tags }),
        source: { type: 'object', object } as const,
      }
      putImage(records, shared, image)
      return image
    })
    host.changed(account)
    return { ImageId }
  },
})
