/** What records say of the instance that asks; each thing is read when it is first asked for. */

import type { Instance } from '../compute/instances/machine-entities.ts'
import type { SecurityGroup } from '../compute/network/group-entities.ts'
import type { NetworkInterface, Subnet, Vpc } from '../compute/network/network-entities.ts'
import type { ComputeReader } from '../compute/records.ts'
import { interfacesOf } from '../compute/volumes/attachments.ts'

/** All that an answer may be made of. */
export interface Facts {
  /** Twelve digits. */
  readonly account: string
  readonly region: string
  readonly instance: Instance
  /** 1: asked without a token. */
  readonly version: 1 | 2
  /** Milliseconds since 1970. */
  readonly now: number
  readonly records: ComputeReader
  /** Of the instance, by device index. */
  interfaces(): Promise<readonly NetworkInterface[]>
  /** Device 0; undefined while it is being made or taken apart. */
  primary(): Promise<NetworkInterface | undefined>
  /** Public addresses by the private one that they lead to, of one interface. */
  publicAddresses(of: NetworkInterface): Promise<ReadonlyMap<string, string>>
  groups(of: NetworkInterface): Promise<readonly SecurityGroup[]>
  subnet(id: string): Promise<Subnet | undefined>
  vpc(id: string): Promise<Vpc | undefined>
}

type Read = 'interfaces' | 'primary' | 'publicAddresses' | 'groups' | 'subnet' | 'vpc'

/** Facts for one request. */
export function gatherFacts(records: ComputeReader, known: Omit<Facts, Read | 'records'>): Facts {
  const interfaces = once(() => attachedOf(records, known.instance))
  const elasticIps = once(() => records.all('elasticIp'))
  return {
    ...known,
    records,
    interfaces,
    primary: async () => (await interfaces())[0],
    async publicAddresses({ networkInterfaceId, addresses }) {
      const own = addresses.flatMap(({ address, publicIp }): [string, string][] =>
        publicIp === undefined ? [] : [[address, publicIp]],
      )
      const elastic = (await elasticIps()).flatMap(({ publicIp, association }) =>
        association?.networkInterfaceId === networkInterfaceId
          ? [[association.privateIp, publicIp] as const]
          : [],
      )
      return new Map([...own, ...elastic])
    },
    async groups({ groupIds }) {
      const found = await Promise.all(groupIds.map((id) => records.get('securityGroup', id)))
      return found.filter((group) => group !== undefined)
    },
    subnet: (id) => records.get('subnet', id),
    vpc: (id) => records.get('vpc', id),
  }
}

/** AWS tells of an interface when it is attached. */
async function attachedOf(
  records: ComputeReader,
  { instanceId }: Instance,
): Promise<NetworkInterface[]> {
  const all = await interfacesOf(records, instanceId)
  return all.filter(({ attachment }) => attachment?.state === undefined)
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined
  return () => {
    found ??= find()
    return found
  }
}
