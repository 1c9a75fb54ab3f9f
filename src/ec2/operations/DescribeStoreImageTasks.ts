import type { StoreImageTask } from '../../compute/images/image-task-entities.ts'
import { type FilterTable, filtered } from '../filters.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * How far images that are stored in buckets have come.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeStoreImageTasks.html
 */
export const DescribeStoreImageTasks = operation('DescribeStoreImageTasks', {
  resource: () => '*',

  async handle({ input, records }) {
    const { ImageIds: ids = [], Filters } = input
    if (ids.length > 0) requireNoPage(input, 'imageIds')
    const all = await records.all('storeImageTask')
    const asked = all.filter(({ imageId }) => ids.length === 0 || ids.includes(imageId))
    const found = filtered(asked, Filters, filters)
    const { items, NextToken } = page(found, input, ({ imageId }) => imageId)
    return { StoreImageTaskResults: items.map(describe), NextToken }
  },
})

const filters: FilterTable<StoreImageTask> = {
  bucket: ({ object }) => object.bucket,
  'image-id': ({ imageId }) => imageId,
  'task-state': ({ state }) => state,
}

function describe({ imageId, object, startedAt, state, failure, progress = 0 }: StoreImageTask) {
  return {
    AmiId: imageId,
    Bucket: object.bucket,
    S3objectKey: object.key,
    TaskStartTime: new Date(startedAt),
    ProgressPercentage: state === 'Completed' ? 100 : progress,
    StoreTaskState: state,
    ...(failure && { StoreTaskFailureReason: failure }),
  }
}
