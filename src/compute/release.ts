/** What an instance gives back when it stops, and when it ends. */
import type { Instance } from './machine-entities.ts'
import type { NetworkInterface, PrivateAddress } from './network-entities.ts'
import { releasePublicAddress } from './public-addresses.ts'
import type { ComputeChange } from './records.ts'

/** Its place on the host, and the public addresses that it had for this life only. */
export async function releaseAtStop(
  records: ComputeChange,
  shared: ComputeChange,
  { instanceId }: Instance,
): Promise<void> {
  shared.remove('allocation', instanceId)
  for (const found of await interfacesOf(records, instanceId)) {
    records.put('networkInterface', found.networkInterfaceId, withoutPublic(shared, found))
  }
}

/** Also its interfaces: those that were made for it are no more, others are free again. */
export async function releaseAtEnd(
  records: ComputeChange,
  shared: ComputeChange,
  instance: Instance,
): Promise<void> {
  shared.remove('allocation', instance.instanceId)
  for (const found of await interfacesOf(records, instance.instanceId)) {
    const { attachment, ...free } = withoutPublic(shared, found)
    if (attachment?.deleteOnTermination)
      records.remove('networkInterface', found.networkInterfaceId)
    else records.put('networkInterface', found.networkInterfaceId, free)
  }
}

async function interfacesOf(
  records: ComputeChange,
  instanceId: string,
): Promise<readonly NetworkInterface[]> {
  const all = await records.all('networkInterface')
  return all.filter(({ attachment }) => attachment?.instanceId === instanceId)
}

function withoutPublic(shared: ComputeChange, found: NetworkInterface): NetworkInterface {
  const addresses = found.addresses.map(({ publicIp, ...kept }): PrivateAddress => {
    if (publicIp !== undefined) releasePublicAddress(shared, publicIp)
    return kept
  })
  return { ...found, addresses: addresses as [PrivateAddress, ...PrivateAddress[]] }
}
