/** What this server does not offer: it says so, and lists of it are empty. */
import { deepStrictEqual, rejects } from 'node:assert/strict'
import {
  AllocateHostsCommand,
  CreateCapacityReservationCommand,
  CreateVpnGatewayCommand,
  DescribeBundleTasksCommand,
  DescribeCapacityReservationFleetsCommand,
  DescribeCapacityReservationsCommand,
  DescribeCarrierGatewaysCommand,
  DescribeClientVpnEndpointsCommand,
  DescribeConversionTasksCommand,
  DescribeCustomerGatewaysCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeFastLaunchImagesCommand,
  DescribeFastSnapshotRestoresCommand,
  DescribeFlowLogsCommand,
  DescribeFpgaImagesCommand,
  DescribeHostReservationsCommand,
  DescribeHostsCommand,
  DescribeInstanceConnectEndpointsCommand,
  DescribeInstanceEventWindowsCommand,
  DescribeLocalGatewaysCommand,
  DescribeLockedSnapshotsCommand,
  DescribeNetworkInsightsPathsCommand,
  DescribePublicIpv4PoolsCommand,
  DescribeReplaceRootVolumeTasksCommand,
  DescribeReservedInstancesCommand,
  DescribeReservedInstancesModificationsCommand,
  DescribeReservedInstancesOfferingsCommand,
  DescribeScheduledInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  DescribeSpotPriceHistoryCommand,
  DescribeTrafficMirrorFiltersCommand,
  DescribeTrafficMirrorSessionsCommand,
  DescribeTrafficMirrorTargetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayPeeringAttachmentsCommand,
  DescribeTransitGatewayRouteTablesCommand,
  DescribeTransitGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
  type Filter,
  GetSerialConsoleAccessStatusCommand,
  ListImagesInRecycleBinCommand,
  ListSnapshotsInRecycleBinCommand,
  PurchaseReservedInstancesOfferingCommand,
  RequestSpotInstancesCommand,
} from '@aws-sdk/client-ec2'
import { ec2Client } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

interface Asked {
  readonly ids?: string[]
  readonly filters?: Filter[]
}

describe('what is not offered', () => {
  const server = useServer()
  const ec2 = ec2Client(server)

  /** Of each kind: its list, an id that it could have, the error for it, and a filter. */
  const lists: Record<string, [(asked: Asked) => Promise<unknown>, string, string, string]> = {
    'spot requests': [
      async ({ ids, filters }) => {
        const input = { SpotInstanceRequestIds: ids, Filters: filters }
        return (await ec2.send(new DescribeSpotInstanceRequestsCommand(input))).SpotInstanceRequests
      },
      'sir-0123456789abcdef0',
      'InvalidSpotInstanceRequestID.NotFound',
      'launch.instance-type',
    ],
    'reserved instances': [
      async ({ ids, filters }) => {
        const input = { ReservedInstancesIds: ids, Filters: filters }
        return (await ec2.send(new DescribeReservedInstancesCommand(input))).ReservedInstances
      },
      '01234567-89ab-cdef-0123-456789abcdef',
      'InvalidReservedInstancesId',
      'scope',
    ],
    hosts: [
      async ({ ids, filters }) =>
        (await ec2.send(new DescribeHostsCommand({ HostIds: ids, Filter: filters }))).Hosts,
      'h-0123456789abcdef0',
      'InvalidHostID.NotFound',
      'auto-placement',
    ],
    'capacity reservations': [
      async ({ ids, filters }) => {
        const input = { CapacityReservationIds: ids, Filters: filters }
        return (await ec2.send(new DescribeCapacityReservationsCommand(input))).CapacityReservations
      },
      'cr-0123456789abcdef0',
      'InvalidCapacityReservationId.NotFound',
      'tenancy',
    ],
    'VPN gateways': [
      async ({ ids, filters }) => {
        const input = { VpnGatewayIds: ids, Filters: filters }
        return (await ec2.send(new DescribeVpnGatewaysCommand(input))).VpnGateways
      },
      'vgw-0123456789abcdef0',
      'InvalidVpnGatewayID.NotFound',
      'attachment.vpc-id',
    ],
    'transit gateways': [
      async ({ ids, filters }) => {
        const input = { TransitGatewayIds: ids, Filters: filters }
        return (await ec2.send(new DescribeTransitGatewaysCommand(input))).TransitGateways
      },
      'tgw-0123456789abcdef0',
      'InvalidTransitGatewayID.NotFound',
      'transit-gateway-id',
    ],
    'customer gateways': [
      async ({ ids, filters }) => {
        const input = { CustomerGatewayIds: ids, Filters: filters }
        return (await ec2.send(new DescribeCustomerGatewaysCommand(input))).CustomerGateways
      },
      'cgw-0123456789abcdef0',
      'InvalidCustomerGatewayID.NotFound',
      'bgp-asn',
    ],
    'VPN connections': [
      async ({ ids, filters }) => {
        const input = { VpnConnectionIds: ids, Filters: filters }
        return (await ec2.send(new DescribeVpnConnectionsCommand(input))).VpnConnections
      },
      'vpn-0123456789abcdef0',
      'InvalidVpnConnectionID.NotFound',
      'vpn-gateway-id',
    ],
    'egress-only internet gateways': [
      async ({ ids, filters }) => {
        const input = { EgressOnlyInternetGatewayIds: ids, Filters: filters }
        const command = new DescribeEgressOnlyInternetGatewaysCommand(input)
        return (await ec2.send(command)).EgressOnlyInternetGateways
      },
      'eigw-0123456789abcdef0',
      'InvalidEgressOnlyInternetGatewayId.NotFound',
      'tag-key',
    ],
    'flow logs': [
      async ({ ids, filters }) => {
        const input = { FlowLogIds: ids, Filter: filters }
        return (await ec2.send(new DescribeFlowLogsCommand(input))).FlowLogs
      },
      'fl-0123456789abcdef0',
      'InvalidFlowLogId.NotFound',
      'resource-id',
    ],
  }

  interface Quiet {
    // Each has another input, of which only ids and filters are asked here.
    readonly ask: (input: never) => Promise<object>
    readonly list: string
    readonly ids?: string
    readonly id?: string
    readonly missing?: string
    readonly filter?: string
    readonly filters?: 'Filter'
  }

  const quietLists: readonly Quiet[] = [
    {
      ask: (input) => ec2.send(new DescribeBundleTasksCommand(input)),
      list: 'BundleTasks',
      ids: 'BundleIds',
      id: 'bun-0123456789abcdef0',
      missing: 'InvalidBundleID.NotFound',
      filter: 'bundle-id',
    },
    {
      ask: (input) => ec2.send(new DescribeCapacityReservationFleetsCommand(input)),
      list: 'CapacityReservationFleets',
      ids: 'CapacityReservationFleetIds',
      id: 'crf-0123456789abcdef0',
      missing: 'InvalidCapacityReservationFleetId.NotFound',
      filter: 'state',
    },
    {
      ask: (input) => ec2.send(new DescribeCarrierGatewaysCommand(input)),
      list: 'CarrierGateways',
      ids: 'CarrierGatewayIds',
      id: 'cagw-0123456789abcdef0',
      missing: 'InvalidCarrierGatewayID.NotFound',
      filter: 'carrier-gateway-id',
    },
    {
      ask: (input) => ec2.send(new DescribeClientVpnEndpointsCommand(input)),
      list: 'ClientVpnEndpoints',
      ids: 'ClientVpnEndpointIds',
      id: 'cvpn-endpoint-0123456789abcdef0',
      missing: 'InvalidClientVpnEndpointId.NotFound',
      filter: 'endpoint-id',
    },
    {
      ask: (input) => ec2.send(new DescribeConversionTasksCommand(input)),
      list: 'ConversionTasks',
      ids: 'ConversionTaskIds',
      id: 'import-i-0123456789abcdef0',
      missing: 'InvalidConversionTaskId',
    },
    {
      ask: (input) => ec2.send(new DescribeFastLaunchImagesCommand(input)),
      list: 'FastLaunchImages',
      ids: 'ImageIds',
      id: 'ami-0123456789abcdef0',
      missing: 'InvalidAMIID.NotFound',
      filter: 'resource-type',
    },
    {
      ask: (input) => ec2.send(new DescribeFastSnapshotRestoresCommand(input)),
      list: 'FastSnapshotRestores',
      filter: 'availability-zone',
    },
    {
      ask: (input) => ec2.send(new DescribeFpgaImagesCommand(input)),
      list: 'FpgaImages',
      ids: 'FpgaImageIds',
      id: 'afi-0123456789abcdef0',
      missing: 'InvalidFpgaImageID.NotFound',
      filter: 'create-time',
    },
    {
      ask: (input) => ec2.send(new DescribeHostReservationsCommand(input)),
      list: 'HostReservationSet',
      ids: 'HostReservationIdSet',
      id: 'hr-0123456789abcdef0',
      missing: 'InvalidHostReservationId.NotFound',
      filter: 'instance-family',
      filters: 'Filter',
    },
    {
      ask: (input) => ec2.send(new DescribeInstanceConnectEndpointsCommand(input)),
      list: 'InstanceConnectEndpoints',
      ids: 'InstanceConnectEndpointIds',
      id: 'eice-0123456789abcdef0',
      missing: 'InvalidInstanceConnectEndpointId.NotFound',
      filter: 'instance-connect-endpoint-id',
    },
    {
      ask: (input) => ec2.send(new DescribeInstanceEventWindowsCommand(input)),
      list: 'InstanceEventWindows',
      ids: 'InstanceEventWindowIds',
      id: 'iew-0123456789abcdef0',
      missing: 'InvalidInstanceEventWindowID.NotFound',
      filter: 'dedicated-host-id',
    },
    {
      ask: (input) => ec2.send(new DescribeLocalGatewaysCommand(input)),
      list: 'LocalGateways',
      ids: 'LocalGatewayIds',
      id: 'lgw-0123456789abcdef0',
      missing: 'InvalidLocalGatewayID.NotFound',
      filter: 'local-gateway-id',
    },
    {
      ask: (input) => ec2.send(new DescribeLockedSnapshotsCommand(input)),
      list: 'Snapshots',
      ids: 'SnapshotIds',
      id: 'snap-0123456789abcdef0',
      missing: 'InvalidSnapshot.NotFound',
      filter: 'lock-state',
    },
    {
      ask: (input) => ec2.send(new DescribeNetworkInsightsPathsCommand(input)),
      list: 'NetworkInsightsPaths',
      ids: 'NetworkInsightsPathIds',
      id: 'nip-0123456789abcdef0',
      missing: 'InvalidNetworkInsightsPathId.NotFound',
      filter: 'destination',
    },
    {
      ask: (input) => ec2.send(new DescribePublicIpv4PoolsCommand(input)),
      list: 'PublicIpv4Pools',
      ids: 'PoolIds',
      id: 'ipv4pool-ec2-0123456789abcdef0',
      missing: 'InvalidPublicIpv4PoolID.NotFound',
      filter: 'tag:stage',
    },
    {
      ask: (input) => ec2.send(new DescribeReplaceRootVolumeTasksCommand(input)),
      list: 'ReplaceRootVolumeTasks',
      ids: 'ReplaceRootVolumeTaskIds',
      id: 'replacevol-0123456789abcdef0',
      missing: 'InvalidReplaceRootVolumeTaskId.NotFound',
      filter: 'instance-id',
    },
    {
      ask: (input) => ec2.send(new DescribeReservedInstancesModificationsCommand(input)),
      list: 'ReservedInstancesModifications',
      ids: 'ReservedInstancesModificationIds',
      id: 'rimod-01234567-89ab-cdef-0123-456789abcdef',
      missing: 'InvalidReservedInstancesModificationId',
      filter: 'client-token',
    },
    {
      ask: (input) => ec2.send(new DescribeReservedInstancesOfferingsCommand(input)),
      list: 'ReservedInstancesOfferings',
      ids: 'ReservedInstancesOfferingIds',
      id: '01234567-89ab-cdef-0123-456789abcdef',
      missing: 'InvalidReservedInstancesOfferingId',
      filter: 'availability-zone',
    },
    {
      ask: (input) => ec2.send(new DescribeScheduledInstancesCommand(input)),
      list: 'ScheduledInstanceSet',
      ids: 'ScheduledInstanceIds',
      id: 'sci-0123456789abcdef0',
      missing: 'InvalidScheduledInstance.NotFound',
      filter: 'availability-zone',
    },
    {
      ask: (input) => ec2.send(new DescribeSpotFleetRequestsCommand(input)),
      list: 'SpotFleetRequestConfigs',
      ids: 'SpotFleetRequestIds',
      id: 'sfr-01234567-89ab-cdef-0123-456789abcdef',
      missing: 'InvalidSpotFleetRequestId.NotFound',
    },
    {
      ask: (input) => ec2.send(new DescribeSpotPriceHistoryCommand(input)),
      list: 'SpotPriceHistory',
      filter: 'availability-zone',
    },
    {
      ask: (input) => ec2.send(new DescribeTrafficMirrorFiltersCommand(input)),
      list: 'TrafficMirrorFilters',
      ids: 'TrafficMirrorFilterIds',
      id: 'tmf-0123456789abcdef0',
      missing: 'InvalidTrafficMirrorFilterId.NotFound',
      filter: 'description',
    },
    {
      ask: (input) => ec2.send(new DescribeTrafficMirrorSessionsCommand(input)),
      list: 'TrafficMirrorSessions',
      ids: 'TrafficMirrorSessionIds',
      id: 'tms-0123456789abcdef0',
      missing: 'InvalidTrafficMirrorSessionId.NotFound',
      filter: 'description',
    },
    {
      ask: (input) => ec2.send(new DescribeTrafficMirrorTargetsCommand(input)),
      list: 'TrafficMirrorTargets',
      ids: 'TrafficMirrorTargetIds',
      id: 'tmt-0123456789abcdef0',
      missing: 'InvalidTrafficMirrorTargetId.NotFound',
      filter: 'description',
    },
    {
      ask: (input) => ec2.send(new DescribeTransitGatewayAttachmentsCommand(input)),
      list: 'TransitGatewayAttachments',
      ids: 'TransitGatewayAttachmentIds',
      id: 'tgw-attach-0123456789abcdef0',
      missing: 'InvalidTransitGatewayAttachmentID.NotFound',
      filter: 'association.state',
    },
    {
      ask: (input) => ec2.send(new DescribeTransitGatewayPeeringAttachmentsCommand(input)),
      list: 'TransitGatewayPeeringAttachments',
      ids: 'TransitGatewayAttachmentIds',
      id: 'tgw-attach-0123456789abcdef0',
      missing: 'InvalidTransitGatewayAttachmentID.NotFound',
      filter: 'transit-gateway-attachment-id',
    },
    {
      ask: (input) => ec2.send(new DescribeTransitGatewayRouteTablesCommand(input)),
      list: 'TransitGatewayRouteTables',
      ids: 'TransitGatewayRouteTableIds',
      id: 'tgw-rtb-0123456789abcdef0',
      missing: 'InvalidRouteTableID.NotFound',
      filter: 'default-association-route-table',
    },
    {
      ask: (input) => ec2.send(new DescribeTransitGatewayVpcAttachmentsCommand(input)),
      list: 'TransitGatewayVpcAttachments',
      ids: 'TransitGatewayAttachmentIds',
      id: 'tgw-attach-0123456789abcdef0',
      missing: 'InvalidTransitGatewayAttachmentID.NotFound',
      filter: 'state',
    },
    {
      ask: (input) => ec2.send(new ListImagesInRecycleBinCommand(input)),
      list: 'Images',
      ids: 'ImageIds',
      id: 'ami-0123456789abcdef0',
      missing: 'InvalidAMIID.NotFound',
    },
    {
      ask: (input) => ec2.send(new ListSnapshotsInRecycleBinCommand(input)),
      list: 'Snapshots',
      ids: 'SnapshotIds',
      id: 'snap-0123456789abcdef0',
      missing: 'InvalidSnapshot.NotFound',
    },
  ]

  it('has empty lists of all else that tools look for, and refuses what they cannot have', async () => {
    for (const { ask, list, ids, id, missing, filter, filters = 'Filters' } of quietLists) {
      const asked = async (input: object) =>
        (await ask(input as never)) as Readonly<Record<string, unknown>>
      deepStrictEqual((await asked({}))[list] ?? [], [], list)
      if (ids !== undefined) {
        await rejects(asked({ [ids]: [id] }), { name: missing ?? '' })
        await rejects(asked({ [ids]: ['vpc-12'] }), /Invalid id: "vpc-12"/)
      }
      if (filter === undefined) continue
      const by = (Name: string) => asked({ [filters]: [{ Name, Values: ['some'] }] })
      deepStrictEqual((await by(filter))[list] ?? [], [], list)
      await rejects(by('colour'), { name: 'InvalidParameterValue' })
    }
  })

  it('has no serial consoles', async () => {
    const { SerialConsoleAccessEnabled } = await ec2.send(
      new GetSerialConsoleAccessStatusCommand({}),
    )
    deepStrictEqual(SerialConsoleAccessEnabled, false)
  })

  for (const [what, [list, id, missing, filter]] of Object.entries(lists)) {
    it(`has no ${what}, and says so as AWS does`, async () => {
      deepStrictEqual((await list({})) ?? [], [])
      const by = (Name: string) => list({ filters: [{ Name, Values: ['some'] }] })
      deepStrictEqual((await by(filter)) ?? [], [])
      deepStrictEqual((await by('tag:stage')) ?? [], [])
      await rejects(by('colour'), { name: 'InvalidParameterValue' })
      await rejects(list({ ids: [id] }), { name: missing })
      await rejects(list({ ids: ['vpc-12'] }), /Invalid id: "vpc-12"/)
    })
  }

  it('cuts pages as other lists do', async () => {
    const few = new DescribeSpotInstanceRequestsCommand({ MaxResults: 4 })
    await rejects(ec2.send(few), { name: 'InvalidParameterValue' })
    const NextToken = 'no token'
    await rejects(ec2.send(new DescribeFlowLogsCommand({ NextToken })), {
      name: 'InvalidNextToken',
    })
  })

  it('refuses to sell, to set aside and to connect', async () => {
    const notOffered = { name: 'UnsupportedOperation', $fault: 'client' }
    const one = { InstanceType: 't3.micro' as const, InstanceCount: 1 }
    const zone = { AvailabilityZone: 'us-east-1a' }
    const platform = { InstancePlatform: 'Linux/UNIX' as const }
    const offering = { InstanceCount: 1, ReservedInstancesOfferingId: 'none' }
    const spot = { LaunchSpecification: { ImageId: 'ami-0123456789abcdef0' } }
    await rejects(ec2.send(new RequestSpotInstancesCommand(spot)), notOffered)
    await rejects(ec2.send(new PurchaseReservedInstancesOfferingCommand(offering)), notOffered)
    await rejects(ec2.send(new AllocateHostsCommand({ ...zone, Quantity: 1 })), notOffered)
    const aside = new CreateCapacityReservationCommand({ ...one, ...zone, ...platform })
    await rejects(ec2.send(aside), notOffered)
    await rejects(ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' })), notOffered)
  })
})
