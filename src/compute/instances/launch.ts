/**
 * Launching instances: all that must hold is judged in one change, which also writes what the
 * instances are. `reconcile.ts` makes machines of them.
 */
import type { HostFacts } from '../host.ts'
import { generateId, type RandomBytes } from '../ids.ts'
import type { Image } from '../images/image-entities.ts'
import { findImage } from '../images/images.ts'
import { openAddresses, type SubnetAddresses } from '../network/new-interface.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import type { Tags } from '../tags.ts'
import { requireVolumeRoom } from '../volumes/volume-room.ts'
import { instanceSize } from './instance-size.ts'
import type { InstanceType } from './instance-types.ts'
import { type DeviceWish, formOf, launchDevices, putDevice } from './launch-devices.ts'
import {
  findMorePlaces,
  findPlace,
  type LaunchPlace,
  type NetworkWish,
  plugIn,
  wantsPublicIp,
} from './launch-network.ts'
import { sizedDevices } from './launch-snapshots.ts'
import type { Instance, MetadataOptions } from './machine-entities.ts'
import { requirePlacementGroup } from './placement.ts'
import { type ComputeQuotas, requireRoom } from './room.ts'

/** What an instance is as the launch says it. */
export type InstanceSettings = Pick<
  Instance,
  | 'autoRecovery'
  | 'capacityPreference'
  | 'clientToken'
  | 'cpuCredits'
  | 'cpuOptions'
  | 'disableApiStop'
  | 'disableApiTermination'
  | 'ebsOptimized'
  | 'keyName'
  | 'publicKey'
  | 'launchDigest'
  | 'launchTemplate'
  | 'monitoring'
  | 'placementGroup'
  | 'profile'
  | 'shutdownBehavior'
  | 'userData'
>

/** What is launched, for whom, and on what. */
export interface LaunchWish {
  readonly imageId: string
  readonly type: InstanceType
  readonly count: { readonly min: number; readonly max: number }
  readonly network: NetworkWish
  /** Of second interfaces. */
  readonly moreNetworks: readonly NetworkWish[]
  readonly devices: readonly DeviceWish[]
  /** What is not said is as the account and the image have it. */
  readonly metadataOptions: Partial<MetadataOptions>
  readonly privateNames: Partial<Pick<Instance, 'hostnameType' | 'resourceNameARecord'>>
  readonly settings: InstanceSettings
  readonly tags: {
    readonly instance: Tags
    readonly volume: Tags
    readonly networkInterface: Tags
  }
}

/** Where and when it is launched. */
export interface LaunchScene {
  /** Twelve digits. */
  readonly account: string
  readonly now: number
  readonly random: RandomBytes
  readonly publicRange: string
  /** Asked inside the change, so that a quota that is lowered meanwhile binds. */
  readonly quotas: () => Promise<ComputeQuotas>
  readonly facts: HostFacts
}

/** An account's records and the region's, in one change. */
export type Both = readonly [records: ComputeChange, shared: ComputeChange]

/**
 * Puts the instances of a launch with their interfaces and volumes, all or none; gives those of an
 * earlier launch with the same client token. Throws Refused, see each step.
 */
export async function launch(
  [records, shared]: Both,
  wish: LaunchWish,
  scene: LaunchScene,
): Promise<readonly Instance[]> {
  const earlier = await launchedBefore(records, wish.settings)
  if (earlier.length > 0) return earlier
  const image = await usableImage([records, shared], wish, scene)
  const publicKey = await requiredKey(records, wish.settings.keyName)
  await requirePlacementGroup(records, wish.settings.placementGroup)
  const place = await findPlace(records, wish.network)
  const others = await findMorePlaces(records, place, wish.moreNetworks)
  const wished = launchDevices(image, wish.devices)
  const devices = await sizedDevices({ records, shared }, { account: scene.account, image }, wished)
  // What is refused is refused before it counts.
  for (const device of devices) formOf(device)
  const size = instanceSize({ ...wish.settings, instanceType: wish.type.name })
  const zone = place.subnet.availabilityZone
  const quotas = await scene.quotas()
  const asked = { ...wish, facts: scene.facts, quotas, size, zone }
  const count = await requireRoom({ records, shared }, asked)
  const sizeGiB = devices.reduce((sum, { volumeSize }) => sum + volumeSize, 0)
  const added = { count: count * devices.length, sizeGiB: count * sizeGiB }
  await requireVolumeRoom(records, added, quotas)
  const settings = { ...wish.settings, ...(publicKey !== undefined && { publicKey }) }
  const made = { wish: { ...wish, settings }, scene, image, place, count }
  const instances = await newInstances(records, made)
  const networks = [wish.network, ...wish.moreNetworks]
  const sockets = await openSockets(records, [place, ...others])
  for (const { instanceId, availabilityZone } of instances) {
    const at = { ...scene, instanceId, availabilityZone }
    const tags = wish.tags.networkInterface
    for (const [index, socket] of sockets.entries()) {
      const network = networks[index] as NetworkWish
      await plugIn([records, shared], socket.place, { ...at, ...socket, wish: network, tags })
    }
    for (const device of devices) putDevice(records, device, { ...at, tags: wish.tags.volume })
    shared.put('allocation', instanceId, { instanceId, account: scene.account, ...size })
  }
  return instances
}

/** Places, with what addresses their subnets have; those of one subnet share them. */
async function openSockets(records: ComputeReader, places: readonly LaunchPlace[]) {
  const open = new Map<string, SubnetAddresses>()
  const sockets: { place: LaunchPlace; addresses: SubnetAddresses }[] = []
  for (const place of places) {
    const { subnetId } = place.subnet
    const addresses = open.get(subnetId) ?? (await openAddresses(records, place.subnet))
    open.set(subnetId, addresses)
    sockets.push({ place, addresses })
  }
  return sockets
}

/** Throws Refused IdempotentParameterMismatch if the token was for something else. */
async function launchedBefore(
  records: ComputeReader,
  { clientToken, launchDigest }: InstanceSettings,
): Promise<readonly Instance[]> {
  if (clientToken === undefined) return []
  const earlier = (await records.all('instance')).filter(
    (instance) => instance.clientToken === clientToken,
  )
  if (earlier.every((instance) => instance.launchDigest === launchDigest)) return earlier
  const message =
    'Arguments on this idempotent request are inconsistent with arguments used in previous ' +
    'request(s).'
  throw new Refused('IdempotentParameterMismatch', message)
}

async function usableImage(
  [records, shared]: Both,
  { imageId, type }: LaunchWish,
  { account }: LaunchScene,
): Promise<Image> {
  const image = await findImage(records, shared, { account, imageId })
  if (image === undefined) {
    throw new Refused('InvalidAMIID.NotFound', `The image id '[${imageId}]' does not exist`)
  }
  if (image.state !== 'available') {
    const message = `The image id '[${imageId}]' is not available for launch: it is ${image.state}`
    throw new Refused('InvalidAMIID.Unavailable', message)
  }
  if (image.architecture === type.architecture) return image
  throw new Refused(
    'InvalidParameterValue',
    `The architecture '${type.architecture}' of the specified instance type does not match the ` +
      `architecture '${image.architecture}' of the specified AMI. Specify an instance type and ` +
      'an AMI that have matching architectures, and try again.',
  )
}

/** The public key, which the machine keeps when the key pair is deleted. */
async function requiredKey(
  records: ComputeReader,
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined
  const pair = (await records.all('keyPair')).find(({ keyName }) => keyName === name)
  if (pair !== undefined) return pair.publicKey
  throw new Refused('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`)
}

interface Made {
  readonly wish: LaunchWish
  readonly scene: LaunchScene
  readonly image: Image
  readonly place: LaunchPlace
  readonly count: number
}

async function newInstances(
  records: ComputeChange,
  { wish, scene, image, place, count }: Made,
): Promise<readonly Instance[]> {
  const { subnet } = place
  const { now, random } = scene
  const common = {
    ...wish.settings,
    reservationId: generateId('r', random),
    imageId: wish.imageId,
    instanceType: wish.type.name,
    launchTime: now,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    availabilityZone: subnet.availabilityZone,
    state: 'pending',
    stateChangedAt: now,
    transitionReason: '',
    rebootsAsked: 0,
    rebootsDone: 0,
    isForced: false,
    metadataOptions: await metadataOptions(records, image, wish.metadataOptions),
    rebootMigration: 'default',
    publicIpOnStart: wantsPublicIp(place, wish.network),
    rootDeviceName: image.rootDeviceName,
    hostnameType: wish.privateNames.hostnameType ?? subnet.hostnameType,
    resourceNameARecord: wish.privateNames.resourceNameARecord ?? subnet.resourceNameARecord,
    tags: wish.tags.instance,
  } as const
  const instances = Array.from({ length: count }, (_, launchIndex) => ({
    ...common,
    instanceId: generateId('i', random),
    launchIndex,
  }))
  for (const instance of instances) records.put('instance', instance.instanceId, instance)
  return instances
}

/** The launch's word goes before the account's, and that before the image's. */
async function metadataOptions(
  records: ComputeReader,
  image: Image,
  asked: Partial<MetadataOptions>,
): Promise<MetadataOptions> {
  const isV2 = image.imdsSupport === 'v2.0'
  const account = await records.get('metadataDefaults', 'metadataDefaults')
  return {
    httpTokens: isV2 ? 'required' : 'optional',
    httpPutResponseHopLimit: isV2 ? 2 : 1,
    httpEndpoint: 'enabled',
    instanceMetadataTags: 'disabled',
    ...account,
    ...asked,
  }
}
