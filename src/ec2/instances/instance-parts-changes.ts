/** What attributes of an instance change of its interface and its volumes. */

import { readParts } from '../../compute/instances/instance-parts.ts'
import { requireGroupsFor } from '../../compute/instances/launch-network.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'
import { devicePath } from '../../compute/volumes/device-path.ts'
import { limits } from '../../limits.ts'
import { missingParameter, refusal } from '../errors.ts'
import { existing } from '../resources.ts'

async function primaryOf(records: ComputeReader, instanceId: string): Promise<NetworkInterface> {
  const [primary, ...others] = (await readParts(records)).interfacesOf(instanceId)
  if (others.length > 0) {
    const message = `There are multiple interfaces attached to instance '${instanceId}'.`
    const advice = 'Please specify an interface ID for the operation instead.'
    throw refusal('InvalidInstanceID', `${message} ${advice}`)
  }
  if (primary !== undefined) return primary
  const message = `The instance '${instanceId}' has no network interface.`
  throw refusal('IncorrectInstanceState', message)
}

/**
 * Gives an instance other security groups of its VPC. Throws InvalidGroup.NotFound,
 * InvalidParameter, SecurityGroupsPerInterfaceLimitExceeded.
 */
export async function setGroups(
  records: ComputeChange,
  instanceId: string,
  ids: readonly string[],
): Promise<void> {
  const primary = await primaryOf(records, instanceId)
  const groupIds = [...new Set(ids)]
  if (groupIds.length > limits.securityGroupsPerInterface) {
    const message = 'The maximum number of security groups per interface has been reached.'
    throw refusal('SecurityGroupsPerInterfaceLimitExceeded', message)
  }
  await requireGroupsFor(records, await existing(records, 'subnet', primary.subnetId), groupIds)
  records.put('networkInterface', primary.networkInterfaceId, { ...primary, groupIds })
}

/** Says whether an instance takes only packets for itself. */
export async function setSourceDestCheck(
  records: ComputeChange,
  instanceId: string,
  { isOn: sourceDestCheck }: { readonly isOn: boolean },
): Promise<void> {
  const primary = await primaryOf(records, instanceId)
  records.put('networkInterface', primary.networkInterfaceId, { ...primary, sourceDestCheck })
}

interface MappingInput {
  readonly DeviceName?: string | undefined
  readonly Ebs?:
    | {
        readonly VolumeId?: string | undefined
        readonly DeleteOnTermination?: boolean | undefined
      }
    | undefined
  readonly NoDevice?: string | undefined
  readonly VirtualName?: string | undefined
}

/**
 * Says which volumes go with an instance. Throws MissingParameter, InvalidInstanceAttributeValue,
 * UnsupportedOperation.
 */
export async function setDevices(
  records: ComputeChange,
  instanceId: string,
  mappings: readonly MappingInput[],
): Promise<void> {
  const volumes = (await readParts(records)).volumesOf(instanceId)
  for (const { DeviceName: name, Ebs, NoDevice, VirtualName } of mappings) {
    if (NoDevice !== undefined || VirtualName !== undefined) {
      const message = 'Only deleteOnTermination of a device can be modified.'
      throw refusal('UnsupportedOperation', message)
    }
    if (!name) throw missingParameter('blockDeviceMapping.deviceName')
    const path = devicePath(name)
    const volume = volumes.find(({ attachment }) => devicePath(attachment.deviceName) === path)
    if (volume === undefined || (Ebs?.VolumeId && Ebs.VolumeId !== volume.volumeId)) {
      const message = `No device is currently mapped at ${name}`
      throw refusal('InvalidInstanceAttributeValue', message)
    }
    const { volumeId, attachment, isRoot } = volume
    const deleteOnTermination = Ebs?.DeleteOnTermination ?? attachment.deleteOnTermination
    if (isRoot && !deleteOnTermination) {
      throw refusal('UnsupportedOperation', 'A root volume here goes with its instance.')
    }
    const changed = { ...volume, attachment: { ...attachment, deleteOnTermination } }
    records.put('volume', volumeId, changed)
  }
}
