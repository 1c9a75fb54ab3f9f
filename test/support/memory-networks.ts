/** Records of networks and machines as operations write them, in memory, for what reads them. */
import { createCompute } from '../../src/compute/compute.ts'
import type { Instance } from '../../src/compute/instances/machine-entities.ts'
import type { NetworkInterface, Subnet, Vpc } from '../../src/compute/network/network-entities.ts'
import { MemoryRecords } from './memory-records.ts'
import { seededRandom } from './random.ts'

/** A machine that runs, with one interface. */
export interface MachineRecords {
  /** Two letters or digits: `i-<name>` has `eni-<name>`. */
  readonly name: string
  readonly address: string
  readonly publicIp?: string
  readonly subnet?: Subnet
  readonly groupIds?: readonly string[]
  readonly instance?: Partial<Instance>
}

/** An account's records, and what puts machines and more into them. */
export async function networkRecords() {
  const account = '000000000000'
  const region = 'us-east-1'
  const { bytes: random } = seededRandom(1)
  const compute = createCompute({ records: new MemoryRecords() })
  const own = await compute.of(account, { region, random })
  const [vpc] = (await own.records.all('vpc')) as [Vpc]
  const first = (await own.records.all('subnet')).find(({ cidrBlock }) =>
    cidrBlock.startsWith('172.31.0.'),
  ) as Subnet

  async function addMachine(machine: MachineRecords): Promise<NetworkInterface> {
    const { name, address, publicIp, subnet = first, groupIds = [] } = machine
    const instanceId = `i-${name}`
    const networkInterface: NetworkInterface = {
      networkInterfaceId: `eni-${name}`,
      vpcId: subnet.vpcId,
      subnetId: subnet.subnetId,
      availabilityZone: subnet.availabilityZone,
      description: '',
      macAddress: '02:00:00:00:00:01',
      addresses: [{ address, ...(publicIp && { publicIp }) }],
      groupIds,
      sourceDestCheck: true,
      attachment: {
        attachmentId: `eni-attach-${name}`,
        instanceId,
        deviceIndex: 0,
        deleteOnTermination: true,
        attachTime: 0,
      },
      interfaceType: 'interface',
      requesterManaged: false,
      tags: {},
    }
    const instance = {
      instanceId,
      vpcId: subnet.vpcId,
      subnetId: subnet.subnetId,
      state: 'running',
      hostnameType: 'ip-name',
      resourceNameARecord: false,
      ...machine.instance,
    } as Instance
    await own.change(async (records) => {
      records.put('networkInterface', networkInterface.networkInterfaceId, networkInterface)
      records.put('instance', instanceId, instance)
    })
    return networkInterface
  }

  /** A VPC like the default one, of the same range, with a subnet like the first. */
  async function addVpc(name: string): Promise<Subnet> {
    const subnet = { ...first, subnetId: `subnet-${name}`, vpcId: `vpc-${name}` }
    await own.change(async (records) => {
      records.put('vpc', subnet.vpcId, { ...vpc, vpcId: subnet.vpcId })
      records.put('subnet', subnet.subnetId, subnet)
    })
    return subnet
  }

  async function changeVpc(changes: Partial<Vpc>): Promise<void> {
    await own.change(async (records) => {
      const found = (await records.get('vpc', vpc.vpcId)) as Vpc
      records.put('vpc', vpc.vpcId, { ...found, ...changes })
    })
  }

  /** Takes the route to the internet gateway away, or puts it back. */
  async function routeOut(target: string | undefined): Promise<void> {
    await own.change(async (records) => {
      for (const table of await records.all('routeTable')) {
        const routes = table.routes.filter(({ destination }) => destination !== '0.0.0.0/0')
        if (target !== undefined)
          routes.push({ ...table.routes[0], destination: '0.0.0.0/0', target })
        records.put('routeTable', table.routeTableId, { ...table, routes })
      }
    })
  }

  const [gateway] = await own.records.all('internetGateway')
  const internetGatewayId = gateway?.internetGatewayId ?? ''
  return {
    account,
    region,
    compute,
    own,
    vpc,
    subnet: first,
    internetGatewayId,
    addMachine,
    addVpc,
    changeVpc,
    routeOut,
  }
}
