import { generateId } from '../../compute/ids.js';
import { missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
import { requireRangeFits } from '../vpc-ranges.js';
import { parseVpcRange } from '../vpcs.js';
/**
 * Adds a range to a VPC; its route tables have it as local from then on.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
 */
export const AssociateVpcCidrBlock = operation('AssociateVpcCidrBlock', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input, account, change, random, host }) {
        const { VpcId: vpcId = '', CidrBlock: cidr } = input;
        refuseOthers(input);
        if (!cidr)
            throw missingParameter('cidrBlock');
        const cidrBlock = parseVpcRange(cidr);
        const associationId = generateId('vpc-cidr-assoc', random);
        await change(async (records) => {
            const vpc = await existing(records, 'vpc', vpcId);
            await requireRangeFits(records, vpc, cidrBlock);
            records.put('vpc', vpcId, { ...vpc, ranges: [...vpc.ranges, { associationId, cidrBlock }] });
            for (const table of await records.all('routeTable')) {
                if (table.vpcId !== vpcId)
                    continue;
                const routes = [{ destination: cidrBlock, target: 'local' }, ...table.routes];
                records.put('routeTable', table.routeTableId, { ...table, routes });
            }
        });
        host.changed(account);
        const CidrBlockState = { State: 'associated' };
        return {
            VpcId: vpcId,
            CidrBlockAssociation: { AssociationId: associationId, CidrBlock: cidrBlock, CidrBlockState },
        };
    },
});
function refuseOthers(input) {
    if (input.AmazonProvidedIpv6CidrBlock || input.Ipv6CidrBlock || input.Ipv6Pool) {
        throw refusal('UnsupportedOperation', 'This server offers no IPv6 networks.');
    }
    if (input.Ipv4IpamPoolId || input.Ipv6IpamPoolId) {
        throw refusal('UnsupportedOperation', 'IPAM is not offered.');
    }
}
