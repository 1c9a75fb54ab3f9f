import type { Image } from '../../compute/images/image-entities.ts'
import { findImage } from '../../compute/images/images.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { zonesOf } from '../../compute/zones.ts'
import { filtered, withTagFilters } from '../filters.ts'
import { instancesNamed } from '../instances/instance-changes.ts'
import { stateOutput } from '../instances/instance-output.ts'
import { type Ec2Context, operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { tagsOutput } from '../tags.ts'

/**
 * Instances, and the images that they were launched from, as far as those are there.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceImageMetadata.html
 */
export const DescribeInstanceImageMetadata = operation('DescribeInstanceImageMetadata', {
  resource: () => '*',

  async handle(context) {
    const { input, records } = context
    const { InstanceIds: ids = [] } = input
    if (ids.length > 0) requireNoPage(input, 'instanceIds')
    const instances =
      ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance')
    const found = await Promise.all(instances.map((each) => withImage(context, each)))
    const shown = filtered(found, input.Filters, filters)
    const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId)
    return {
      InstanceImageMetadata: items.map(metadataOutput),
      NextToken,
    }
  },
})

interface Launched extends Instance {
  readonly account: string
  readonly zoneId: string
  readonly image: Image | undefined
}

async function withImage(
  { records, shared, account, region }: Ec2Context<unknown>,
  instance: Instance,
): Promise<Launched> {
  const { imageId, availabilityZone } = instance
  const zone = zonesOf(region).find(({ zoneName }) => zoneName === availabilityZone)
  const image = await findImage(records, shared, { account, imageId })
  return { ...instance, account, zoneId: zone?.zoneId ?? '', image }
}

function aliasOf({ image }: Launched): string | undefined {
  return image?.isOperators ? 'amazon' : undefined
}

const filters = withTagFilters<Launched>({
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': ({ zoneId }) => zoneId,
  'image-allowed': () => true,
  'instance-id': ({ instanceId }) => instanceId,
  'instance-state-name': ({ state }) => state,
  'instance-type': ({ instanceType }) => instanceType,
  'launch-time': ({ launchTime }) => new Date(launchTime).toISOString(),
  'owner-alias': aliasOf,
  'owner-id': ({ account }) => account,
  'zone-id': ({ zoneId }) => zoneId,
})

function metadataOutput(instance: Launched) {
  const { account, image } = instance
  return {
    InstanceId: instance.instanceId,
    InstanceType: instance.instanceType as 't2.micro',
    LaunchTime: new Date(instance.launchTime),
    AvailabilityZone: instance.availabilityZone,
    ZoneId: instance.zoneId,
    State: stateOutput(instance.state),
    OwnerId: account,
    Tags: tagsOutput(instance.tags),
    ImageMetadata: {
      ImageId: instance.imageId,
      // Nothing forbids images here, so all are allowed.
      ImageAllowed: true,
      ...(image && {
        Name: image.name,
        OwnerId: image.owner,
        State: image.state,
        ImageOwnerAlias: aliasOf(instance),
        CreationDate: new Date(image.createdAt).toISOString(),
        ...(image.deprecatedAt && { DeprecationTime: new Date(image.deprecatedAt).toISOString() }),
        IsPublic: image.isPublic,
      }),
    },
  }
}
