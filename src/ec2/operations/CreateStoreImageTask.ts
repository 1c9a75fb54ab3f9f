import { refusal } from '../errors.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { writableObject } from '../images/object-access.ts'
import { operation } from '../operation.ts'

/**
 * Begins to store an image in a bucket, as the object `<image id>.bin`: its root file system as a
 * tar archive, gzip-compressed. CreateRestoreImageTask, RegisterImage and ImportImage read it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateStoreImageTask.html
 */
export const CreateStoreImageTask = operation('CreateStoreImageTask', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, now, host, objects, changeShared }) {
    const { ImageId: imageId = '', Bucket: bucket, S3ObjectTags: tags = [] } = input
    if (tags.length > 0) {
      throw refusal('UnsupportedOperation', 'This server offers no tags of objects yet.')
    }
    const key = `${imageId}.bin`
    const object = await writableObject(objects, { bucket, key })
    await changeShared(async (records, shared) => {
      const { state, dockerImage } = await ownImage({ records, shared, account }, imageId)
      if (state !== 'available' || dockerImage === undefined) {
        throw refusal('InvalidAMIID.Unavailable', `The image ${imageId} is ${state}.`)
      }
      const before = await records.get('storeImageTask', imageId)
      if (before?.state === 'InProgress') {
        throw refusal('InvalidRequest', `The image ${imageId} is being stored already.`)
      }
      const task = { imageId, dockerImage, object, startedAt: now, state: 'InProgress' } as const
      records.put('storeImageTask', imageId, task)
    })
    host.changed(account)
    return { ObjectKey: key }
  },
})
