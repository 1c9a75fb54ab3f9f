/** The codes of errors about ids that are not those of their kind with an ending. */

/**
 * Where it is not the code and `.Malformed`, or where AWS only says that there is no such thing.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const malformed: Readonly<Record<string, string | undefined>> = {
  InvalidAllocationID: undefined,
  InvalidDhcpOptionID: 'InvalidDhcpOptionsId.Malformed',
  InvalidGroup: 'InvalidGroupId.Malformed',
  InvalidInternetGatewayID: 'InvalidInternetGatewayId.Malformed',
  InvalidKeyPair: undefined,
  InvalidNetworkAclID: 'InvalidNetworkAclId.Malformed',
  InvalidNetworkInterfaceID: 'InvalidNetworkInterfaceId.Malformed',
  InvalidPlacementGroup: 'InvalidPlacementGroupId.Malformed',
  InvalidPrefixListID: 'InvalidPrefixListId.Malformed',
  InvalidRouteTableID: 'InvalidRouteTableId.Malformed',
  InvalidSnapshot: 'InvalidParameterValue',
  InvalidSubnetID: undefined,
  InvalidVolume: 'InvalidParameterValue',
  InvalidVpcID: undefined,
  InvalidVpcPeeringConnectionID: 'InvalidVpcPeeringConnectionId.Malformed',
}

/** Where it is not the code and `.NotFound`: Terraform waits for it when it has deleted one. */
export const missing: Readonly<Record<string, string>> = {
  InvalidPlacementGroup: 'InvalidPlacementGroup.Unknown',
}
