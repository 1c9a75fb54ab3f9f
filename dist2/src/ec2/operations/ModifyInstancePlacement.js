import { requirePlacementGroup } from '../../compute/placement.js';
import { changeInstance, livingInstance, requireStopped, theInstance } from '../instance-changes.js';
import { operation } from '../operation.js';
import { requireSupported } from '../unsupported.js';
/**
 * Puts an instance that is stopped into a placement group, or out of it with an empty name.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstancePlacement.html
 */
export const ModifyInstancePlacement = operation('ModifyInstancePlacement', {
    resource: theInstance,
    async handle({ input, change }) {
        requireSupported(input, unsupported);
        const { InstanceId, GroupName: group } = input;
        await change(async (records) => {
            requireStopped(await livingInstance(records, InstanceId));
            await requirePlacementGroup(records, group || undefined);
            await changeInstance(records, InstanceId, (instance) => {
                if (group === undefined)
                    return instance;
                const { placementGroup: _before, ...rest } = instance;
                return group === '' ? rest : { ...rest, placementGroup: group };
            });
        });
        return { Return: true };
    },
});
const unsupported = [
    ['dedicated hosts', ({ HostId, HostResourceGroupArn }) => !!(HostId || HostResourceGroupArn)],
    ['host affinity', ({ Affinity }) => (Affinity ?? 'default') !== 'default'],
    ['dedicated tenancy', ({ Tenancy }) => String(Tenancy ?? 'default') !== 'default'],
    ['placement groups by their ids', ({ GroupId }) => !!GroupId],
    ['partitions', ({ PartitionNumber }) => PartitionNumber !== undefined],
];
