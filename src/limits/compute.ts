/** The bounds of machines, their networks, images and volumes. */

/** See `limits.ts`, which holds them all. */
export const computeLimits = {
  // AWS: values of one filter; pages of EC2's lists.
  filterValuesMax: 200,
  ec2PageMin: 5,
  ec2PageMax: 1_000,
  // AWS: .../vpc/latest/userguide/amazon-vpc-limits.html
  vpcsPerAccount: 5,
  subnetsPerVpc: 200,
  internetGatewaysPerAccount: 5,
  routeTablesPerVpc: 200,
  activePeeringsPerVpc: 50,
  pendingPeeringsPerAccount: 25,
  routesPerTable: 500,
  cidrBlocksPerVpc: 5,
  natGatewaysPerZone: 5,
  gatewayEndpointsPerAccount: 20,
  securityGroupsPerVpc: 2_500,
  rulesPerGroup: 60,
  networkAclsPerVpc: 200,
  entriesPerNetworkAcl: 20,
  prefixListsPerAccount: 100,
  prefixListEntriesMax: 1_000,
  prefixListVersions: 1_000,
  // AWS: .../AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
  prefixListPageMax: 100,
  prefixListNameMax: 255,
  // AWS: .../AWSEC2/latest/UserGuide/ec2-launch-templates.html and
  // .../APIReference/API_CreateLaunchTemplate.html, API_DescribeLaunchTemplates.html,
  // API_DeleteLaunchTemplateVersions.html
  launchTemplatesPerAccount: 5_000,
  versionsPerLaunchTemplate: 10_000,
  launchTemplateNameMin: 3,
  launchTemplateNameMax: 128,
  launchTemplatePageMax: 200,
  launchTemplateVersionsAtOnce: 200,
  // AWS: .../AWSEC2/latest/UserGuide/fleet-quotas.html; the capacity is ours, as of one launch.
  fleetOverridesMax: 300,
  fleetCapacityMax: 1_000,
  // AWS: .../AWSEC2/latest/UserGuide/manage-ec2-fleet.html: how long deleted fleets are shown.
  deletedFleetShownMs: 48 * 3600 * 1000,
  // AWS: .../AWSEC2/latest/UserGuide/placement-strategies.html
  placementGroupsPerAccount: 500,
  securityGroupsPerInterface: 5,
  // AWS: .../AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
  metadataTokenSecondsMax: 21_600,
  // AWS: role credentials last about six hours; "at least five minutes before the expiration of
  // the old" there are new ones. SDKs begin to ask up to 15 minutes before, so: after an hour.
  deliveredRoleSeconds: 6 * 3600,
  deliveredRoleRenewSeconds: 3600,
  // Ours: what the metadata service keeps ready. Sealing credentials takes 0.1 ms, signing 1 ms.
  deliveredRolesCached: 10_000,
  identityDocumentsCached: 1_000,
  // Ours: a request of the metadata service is a path and a token; its answer is made at once.
  metadataHeaderBytes: 8 * 1024,
  metadataRequestMs: 10_000,
  metadataConnectionsPerMachine: 64,
  // Ours: each holds two sockets; an SDK keeps 50 connections at most.
  endpointConnectionsPerMachine: 128,
  endpointIdleMs: 10 * 60 * 1000,
  // AWS: .../AWSEC2/latest/UserGuide/AvailableIpPerENI.html, the largest type.
  addressesPerInterface: 50,
  // AWS: the same page; the largest type has 16 interfaces.
  deviceIndexMax: 15,
  vpcPrefixMin: 16,
  vpcPrefixMax: 28,
  // Ours: what addresses are given away of, if the operator does not say: a laptop's own.
  publicRangeDefault: '127.77.0.0/16',
  // AWS: .../AWSEC2/latest/UserGuide/instancedata-add-user-data.html: 16 KB before encoding.
  userDataBytes: 16 * 1024,
  // AWS: .../AWSEC2/latest/APIReference/Run_Instance_Idempotency.html
  clientTokenMax: 64,
  // Ours: instances of one RunInstances, all of which are written in one transaction.
  instancesPerLaunch: 1_000,
  // AWS: "visible for a short while, usually an hour". .../UserGuide/terminating-instances.html
  terminatedShownMs: 3600 * 1000,
  // AWS: .../AWSEC2/latest/UserGuide/sharing-amis.html, ami-deprecate.html and
  // ami-deregistration-protection.html
  imageLaunchAccountsMax: 1_000,
  imageDeprecationMaxMs: 10 * 366 * 24 * 60 * 60 * 1000,
  imageProtectionCooldownMs: 24 * 60 * 60 * 1000,
  // AWS: GiB, IOPS and MiB/s that volumes of each type may have, and the ratios between them.
  // .../AWSEC2/latest/APIReference/API_CreateVolume.html
  volumeTypes: {
    gp2: { sizeMin: 1, sizeMax: 16_384 },
    gp3: { sizeMin: 1, sizeMax: 65_536, iopsMin: 3_000, iopsMax: 80_000, iopsPerGiB: 500 },
    io1: { sizeMin: 4, sizeMax: 16_384, iopsMin: 100, iopsMax: 64_000, iopsPerGiB: 50 },
    io2: { sizeMin: 4, sizeMax: 65_536, iopsMin: 100, iopsMax: 256_000, iopsPerGiB: 1_000 },
    st1: { sizeMin: 125, sizeMax: 16_384 },
    sc1: { sizeMin: 125, sizeMax: 16_384 },
    standard: { sizeMin: 1, sizeMax: 1_024 },
  },
  gp3ThroughputMin: 125,
  gp3ThroughputMax: 2_000,
  gp3ThroughputPerIops: 0.25,
  gp2IopsPerGiB: 3,
  gp2IopsMin: 100,
  gp2IopsMax: 16_000,
  // AWS: volumes of an instance beside its root. .../AWSEC2/latest/UserGuide/volume_limits.html
  volumesPerInstance: 27,
  // AWS: .../general/latest/gr/ebs-service.html
  snapshotsPerAccount: 100_000,
  // Ours: a percentage is written down so often, at most.
  progressTellMs: 1_000,
  // AWS: snapshots of one volume that are pending.
  pendingSnapshotsPerVolume: 5,
  // Ours: how soon what is still mounted is tried again; accounts whose bytes are moved at once.
  volumeRetryMs: 1_000,
  imagesAtOnce: 2,
  // Ours: how long a call waits for the moment of its snapshot, and how often it looks.
  snapshotMomentMs: 20_000,
  snapshotLookMs: 10,
  clientTokenChars: 64,
  descriptionChars: 255,
  // AWS: .../vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle: how long a request
  // waits, and how long what has ended is shown to who ended it, and to the other account.
  peeringPendingMs: 7 * 24 * 3600 * 1000,
  peeringEndedMs: 2 * 3600 * 1000,
  peeringEndedLongMs: 48 * 3600 * 1000,
  // AWS: a request may be sent again with its token "for at least 24 hours"; deleted gateways and
  // terminated machines are shown for an hour; a peering waits a week for who accepts it.
  // AWS: a request may be sent again with its token "for at least 24 hours"; NAT gateways that are
  // deleted are shown for about an hour.
  clientTokenMs: 24 * 3600 * 1000,
  natGatewayShownMs: 3600 * 1000,
  // AWS: .../userguide/VPC_DHCP_Options.html: servers of a kind; values' characters.
  dhcpServersMax: 4,
  // Ours: how often a machine that boots is looked at; when one that listens nowhere has booted;
  // and when one that has not booted is impaired.
  statusLookMs: 500,
  statusQuietMs: 30_000,
  statusLateMs: 300_000,
  // Ours: machines that are started or stopped at once. With four on two cores, Docker stands
  // behind the machines that boot already: twenty then take 13 s, with sixteen 9 s.
  stepsAtOnce: 16,
  // Ours: what asks again for the same while it is done, waits so long for its turn.
  roundGapMs: 150,
  // Ours: a step that failed is tried again after this, and after four times this; then it is told.
  stepRetryMs: 500,
  stepAttempts: 3,
  // Ours: what no event tells of is found by looking.
  hostSweepMs: 30_000,
  dockerRetryMs: 2_000,
  // Ours: after this Docker's list shows what its event has told.
  dockerListedMs: 300,
  hostStopMs: 20_000,
  hostCloseMs: 3_000,
  // Ours: how long a guest that is terminated may take to shut down.
  terminateSeconds: 10,
  // Ours: a machine that ends sooner than this after its start, again and again, is not started.
  earlyEndMs: 5_000,
  // Ours: decoded entities that a process keeps for lists; about 2 KiB each.
  entitiesKept: 10_000,
  // Ours: an image's root file system, unpacked; AWS's disks are at most 16 TiB.
  imageBytesMax: 256 * 1024 ** 3,
  // Ours: how long libguestfs may look at a disk; without KVM it reads 10 MiB a second.
  diskReadMs: 2 * 60 * 60 * 1000,
  // Ours: images that are made at once, and how long what became of a task is shown.
  imagesMadeAtOnce: 2,
  imageTaskShownMs: 7 * 24 * 60 * 60 * 1000,
} as const
