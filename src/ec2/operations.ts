/** The operations of EC2 that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { CreateDefaultSubnet } from './operations/CreateDefaultSubnet.ts'
import { CreateDefaultVpc } from './operations/CreateDefaultVpc.ts'
import { CreateKeyPair } from './operations/CreateKeyPair.ts'
import { CreateSubnet } from './operations/CreateSubnet.ts'
import { CreateTags } from './operations/CreateTags.ts'
import { CreateVpc } from './operations/CreateVpc.ts'
import { DeleteKeyPair } from './operations/DeleteKeyPair.ts'
import { DeleteSubnet } from './operations/DeleteSubnet.ts'
import { DeleteTags } from './operations/DeleteTags.ts'
import { DeleteVpc } from './operations/DeleteVpc.ts'
import { DescribeAccountAttributes } from './operations/DescribeAccountAttributes.ts'
import { DescribeAvailabilityZones } from './operations/DescribeAvailabilityZones.ts'
import { DescribeInstanceTypeOfferings } from './operations/DescribeInstanceTypeOfferings.ts'
import { DescribeInstanceTypes } from './operations/DescribeInstanceTypes.ts'
import { DescribeKeyPairs } from './operations/DescribeKeyPairs.ts'
import { DescribeRegions } from './operations/DescribeRegions.ts'
import { DescribeSubnets } from './operations/DescribeSubnets.ts'
import { DescribeTags } from './operations/DescribeTags.ts'
import { DescribeVpcAttribute } from './operations/DescribeVpcAttribute.ts'
import { DescribeVpcs } from './operations/DescribeVpcs.ts'
import { ImportKeyPair } from './operations/ImportKeyPair.ts'
import { ModifySubnetAttribute } from './operations/ModifySubnetAttribute.ts'
import { ModifyVpcAttribute } from './operations/ModifyVpcAttribute.ts'

const operations = [
  CreateDefaultSubnet,
  CreateDefaultVpc,
  CreateKeyPair,
  CreateSubnet,
  CreateTags,
  CreateVpc,
  DeleteKeyPair,
  DeleteSubnet,
  DeleteTags,
  DeleteVpc,
  DescribeAccountAttributes,
  DescribeAvailabilityZones,
  DescribeInstanceTypeOfferings,
  DescribeInstanceTypes,
  DescribeKeyPairs,
  DescribeRegions,
  DescribeSubnets,
  DescribeTags,
  DescribeVpcAttribute,
  DescribeVpcs,
  ImportKeyPair,
  ModifySubnetAttribute,
  ModifyVpcAttribute,
]

/** All of them, for the dispatch. */
export const ec2Operations: ReadonlyMap<string, Call<never, unknown, never>> = new Map(
  operations.map((operation) => [
    operation.name,
    operation as unknown as Call<never, unknown, never>,
  ]),
)
