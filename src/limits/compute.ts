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
  securityGroupsPerVpc: 2_500,
  rulesPerGroup: 60,
  securityGroupsPerInterface: 5,
  vpcPrefixMin: 16,
  vpcPrefixMax: 28,
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
  // AWS: snapshots of one volume that are pending.
  pendingSnapshotsPerVolume: 5,
  clientTokenChars: 64,
  descriptionChars: 255,
} as const
