/** Instance types, read from their table when they are first asked for. */
import { instanceTypeTable } from './instance-type-table.ts'

/** What a machine of a type has. */
export interface InstanceType {
  /** Like `m5.large`. */
  readonly name: string
  readonly architecture: 'x86_64' | 'arm64'
  /** Of the processor. */
  readonly manufacturer: string
  readonly hypervisor: 'nitro' | 'xen'
  /** GHz; undefined where AWS gives the family none. */
  readonly clock: number | undefined
  readonly burstable: boolean
  readonly currentGeneration: boolean
  readonly vcpus: number
  readonly cores: number
  readonly memoryMiB: number
  readonly networkInterfaces: number
  readonly addressesPerInterface: number
}

let read: ReadonlyMap<string, InstanceType> | undefined

/** All types, by name. */
export function instanceTypes(): ReadonlyMap<string, InstanceType> {
  read ??= new Map(readTable().map((type) => [type.name, type]))
  return read
}

function readTable(): InstanceType[] {
  const families = instanceTypeTable.trim().split(/\n(?! )/)
  return families.flatMap((text) => {
    const [head = '', ...rows] = text.split('\n')
    const [family = '', architecture, manufacturer = '', hypervisor, clock, ...marks] =
      head.split(' ')
    const common = {
      architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
      manufacturer,
      hypervisor: hypervisor === 'xen' ? 'xen' : 'nitro',
      clock: clock === '-' ? undefined : Number(clock),
      burstable: marks.includes('burstable'),
      currentGeneration: !marks.includes('previous'),
    } as const
    const sizes = rows.join(' ').split(',')
    return sizes.map((size) => ({ ...common, ...readSize(family, size.trim()) }))
  })
}

function readSize(family: string, text: string) {
  const [size = '', processors = '', memory = '', network = ''] = text.split(' ')
  const [vcpus = 0, cores = 0] = processors.split('/').map(Number)
  const [networkInterfaces = 0, addressesPerInterface = 0] = network.split('x').map(Number)
  const name = `${family}.${size}`
  return { name, vcpus, cores, memoryMiB: Number(memory), networkInterfaces, addressesPerInterface }
}
