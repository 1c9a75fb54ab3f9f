/**
 * The categories of metadata, under `meta-data/`.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 */

import { privateName } from '../compute/instances/host-names.ts'
import { instanceTypes } from '../compute/instances/instance-types.ts'
import { zonesOf } from '../compute/zones.ts'
import { formatDocument, formatTime } from './documents.ts'
import type { Facts } from './facts.ts'
import { interfaceCategories, publicAddress, publicHostName } from './interface-categories.ts'
import type { RoleDocuments } from './role-documents.ts'
import { type Branch, type Directory, directory } from './tree.ts'

/** All categories. What AWS has for hardware that is not here is absent, as it is there. */
export function categories(roles: RoleDocuments): Directory {
  return directory({
    'ami-id': ({ instance }) => instance.imageId,
    'ami-launch-index': ({ instance }) => String(instance.launchIndex),
    // No image is a manifest in a bucket.
    'ami-manifest-path': '(unknown)',
    'block-device-mapping': blockDevices,
    events: directory({ maintenance: directory({ history: '[]', scheduled: '[]' }) }),
    hibernation: directory({ configured: 'false' }),
    hostname: localHostName,
    iam: roles.directory,
    'identity-credentials': directory({ ec2: directory({ info: identityInfo }) }),
    'instance-action': 'none',
    'instance-id': ({ instance }) => instance.instanceId,
    'instance-life-cycle': 'on-demand',
    'instance-type': ({ instance }) => instance.instanceType,
    'local-hostname': localHostName,
    'local-ipv4': async ({ primary }) => (await primary())?.addresses[0].address,
    mac: async ({ primary }) => (await primary())?.macAddress,
    // AWS keeps the category, and says nothing in it.
    metrics: directory({ vhostmd: '<?xml version="1.0" encoding="UTF-8"?>' }),
    network: directory({ interfaces: directory({ macs: interfaces }) }),
    placement: directory({
      'availability-zone': ({ instance }) => instance.availabilityZone,
      'availability-zone-id': zoneId,
      'group-name': ({ instance }) => instance.placementGroup,
      region: ({ region }) => region,
    }),
    profile: 'default-hvm',
    'public-hostname': async (facts) => {
      const primary = await facts.primary()
      return primary && publicHostName(facts, primary)
    },
    'public-ipv4': async (facts) => {
      const primary = await facts.primary()
      return primary && publicAddress(facts, primary)
    },
    'public-keys': publicKeys,
    'reservation-id': ({ instance }) => instance.reservationId,
    'security-groups': securityGroups,
    services: directory({ domain: 'amazonaws.com', partition: 'aws' }),
    system: ({ instance }) =>
      instanceTypes().get(instance.instanceType)?.hypervisor === 'xen' ? 'xen-on-nitro' : 'nitro',
    tags,
  })
}

/** The root device twice, and the others in the order of their names. */
async function blockDevices({ instance, records }: Facts): Promise<Directory> {
  const { instanceId, rootDeviceName } = instance
  const names = (await records.all('volume'))
    .flatMap(({ attachment }) =>
      attachment?.instanceId === instanceId ? [attachment.deviceName] : [],
    )
    .filter((name) => name !== rootDeviceName)
    .sort()
  const others = names.map((name, index) => [`ebs${index + 1}`, name.replace('/dev/', '')])
  return directory({
    ami: rootDeviceName,
    ...Object.fromEntries(others),
    root: rootDeviceName,
  })
}

async function localHostName({ instance, primary, region }: Facts): Promise<Branch> {
  const found = await primary()
  return found && privateName(instance, found.addresses[0].address, region)
}

/** The instance's own identity; credentials of its own it has none, as AWS keeps them to itself. */
function identityInfo({ account, instance }: Facts): string {
  return formatDocument({
    Code: 'Success',
    LastUpdated: formatTime(instance.launchTime),
    AccountId: account,
  })
}

async function interfaces(facts: Facts): Promise<Directory> {
  const all = await facts.interfaces()
  return directory(
    Object.fromEntries(all.map((each) => [each.macAddress, interfaceCategories(each)])),
  )
}

function zoneId({ instance, region }: Facts): string | undefined {
  return zonesOf(region).find(({ zoneName }) => zoneName === instance.availabilityZone)?.zoneId
}

/** The key of the launch, under the number 0, which the list shows beside its name. */
async function publicKeys({ instance, records }: Facts): Promise<Branch> {
  const { keyName } = instance
  if (keyName === undefined) return undefined
  const pair = (await records.all('keyPair')).find((one) => one.keyName === keyName)
  const key = instance.publicKey ?? pair?.publicKey
  if (key === undefined) return undefined
  return {
    entries: { 0: directory({ 'openssh-key': `${key.trim()}\n` }) },
    shown: () => `0=${keyName}`,
  }
}

async function securityGroups(facts: Facts): Promise<Branch> {
  const primary = await facts.primary()
  const groups = primary && (await facts.groups(primary))
  return groups?.map(({ groupName }) => groupName).join('\n')
}

/** Where the instance's options allow it. Keys that cannot stand in a path are left out. */
function tags({ instance }: Facts): Branch {
  const own = Object.entries(instance.tags).filter(([key]) => /^[\w+\-=.,:@]+$/.test(key))
  if (instance.metadataOptions.instanceMetadataTags !== 'enabled') return undefined
  return directory({ instance: directory(Object.fromEntries(own)) })
}
