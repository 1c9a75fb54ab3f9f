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
  routesPerTable: 500,
  cidrBlocksPerVpc: 5,
  natGatewaysPerZone: 5,
  gatewayEndpointsPerAccount: 20,
  securityGroupsPerVpc: 2_500,
  rulesPerGroup: 60,
  securityGroupsPerInterface: 5,
  // AWS: .../AWSEC2/latest/UserGuide/AvailableIpPerENI.html, the largest type.
  addressesPerInterface: 50,
  vpcPrefixMin: 16,
  vpcPrefixMax: 28,
  // AWS: .../AWSEC2/latest/UserGuide/sharing-amis.html, ami-deprecate.html, ami-deregistration-protection.html
  imageLaunchAccountsMax: 1_000,
  imageDeprecationMaxMs: 10 * 366 * 24 * 60 * 60 * 1000,
  imageProtectionCooldownMs: 24 * 60 * 60 * 1000,
  // AWS: a request may be sent again with its token "for at least 24 hours"; NAT gateways that are
  // deleted are shown for about an hour.
  clientTokenMs: 24 * 3600 * 1000,
  natGatewayShownMs: 3600 * 1000,
  // AWS: .../userguide/VPC_DHCP_Options.html: servers of a kind; values' characters.
  dhcpServersMax: 4,
  // Ours: machines that are started or stopped at once, by the two cores that this was measured on.
  stepsAtOnce: 4,
  // Ours: a step that failed is tried again after this, and after four times this; then it is told.
  stepRetryMs: 500,
  stepAttempts: 3,
  // Ours: what no event tells of is found by looking.
  hostSweepMs: 30_000,
  dockerRetryMs: 2_000,
  hostStopMs: 20_000,
  // Ours: how long a guest that is terminated may take to shut down.
  terminateSeconds: 10,
  // Ours: a machine that ends sooner than this after its start, again and again, is not started.
  earlyEndMs: 5_000,
  // AWS: .../AWSEC2/latest/UserGuide/terminating-instances.html
  // AWS: .../AWSEC2/latest/UserGuide/instancedata-add-user-data.html: 16 KB before encoding.
  userDataBytes: 16 * 1024,
  // AWS: .../AWSEC2/latest/APIReference/Run_Instance_Idempotency.html
  clientTokenMax: 64,
  // Ours: instances of one RunInstances, all of which are written in one transaction.
  instancesPerLaunch: 1_000,
  // AWS: "visible for a short while, usually an hour". .../UserGuide/terminating-instances.html
  terminatedShownMs: 3600 * 1000,
  // Ours: what addresses are given away of, if the operator does not say: a laptop's own.
  publicRangeDefault: '127.77.0.0/16',
} as const
