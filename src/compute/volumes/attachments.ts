/** Which interfaces are plugged into an instance. */
import type { NetworkInterface } from '../network/network-entities.ts'
import type { ComputeReader } from '../records.ts'

/** The interfaces of an instance, by device index; those that are leaving, too. */
export async function interfacesOf(
  records: ComputeReader,
  instanceId: string,
): Promise<NetworkInterface[]> {
  const all = await records.all('networkInterface')
  return all
    .filter(({ attachment }) => attachment?.instanceId === instanceId)
    .sort((a, b) => deviceIndex(a) - deviceIndex(b))
}

/** Where an interface is plugged in; 0 is the first one. */
export function deviceIndex({ attachment }: NetworkInterface): number {
  return attachment?.deviceIndex ?? 0
}

/** It is plugged in, and is to stay so. */
export function isWanted({ attachment }: NetworkInterface): boolean {
  return attachment !== undefined && attachment.state !== 'detaching'
}
