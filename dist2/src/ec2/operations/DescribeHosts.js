import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'hostIds',
    id: idPattern('h'),
    malformed: 'InvalidHostID.Malformed',
    missing: 'InvalidHostID.NotFound',
    words: 'host ID',
    filters: [
        'auto-placement',
        'availability-zone',
        'client-token',
        'host-reservation-id',
        'instance-type',
        'state',
    ],
};
/**
 * The hosts that are an account's alone: there is one, and all share it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeHosts.html
 */
export const DescribeHosts = operation('DescribeHosts', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.HostIds, Filters: input.Filter }, absent);
        return { Hosts: [] };
    },
});
