import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'flowLogIds',
    id: idPattern('fl'),
    malformed: 'InvalidFlowLogId.Malformed',
    missing: 'InvalidFlowLogId.NotFound',
    words: 'flow log ID',
    filters: [
        'deliver-log-status',
        'log-destination-type',
        'flow-log-id',
        'log-group-name',
        'resource-id',
        'traffic-type',
    ],
};
/**
 * The logs of packets that an account has asked for, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFlowLogs.html
 */
export const DescribeFlowLogs = operation('DescribeFlowLogs', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.FlowLogIds, Filters: input.Filter }, absent);
        return { FlowLogs: [] };
    },
});
