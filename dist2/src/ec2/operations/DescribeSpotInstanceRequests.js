import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'spotInstanceRequestIds',
    id: idPattern('sir'),
    malformed: 'InvalidSpotInstanceRequestID.Malformed',
    missing: 'InvalidSpotInstanceRequestID.NotFound',
    words: 'spot instance request ID',
    filters: [
        'availability-zone-group',
        'create-time',
        'fault-code',
        'fault-message',
        'instance-id',
        'launch-group',
        'launch.block-device-mapping.delete-on-termination',
        'launch.block-device-mapping.device-name',
        'launch.block-device-mapping.snapshot-id',
        'launch.block-device-mapping.volume-size',
        'launch.block-device-mapping.volume-type',
        'launch.group-id',
        'launch.group-name',
        'launch.image-id',
        'launch.instance-type',
        'launch.kernel-id',
        'launch.key-name',
        'launch.monitoring-enabled',
        'launch.ramdisk-id',
        'launched-availability-zone',
        'launched-availability-zone-id',
        'network-interface.addresses.primary',
        'network-interface.delete-on-termination',
        'network-interface.description',
        'network-interface.device-index',
        'network-interface.group-id',
        'network-interface.network-interface-id',
        'network-interface.private-ip-address',
        'network-interface.subnet-id',
        'product-description',
        'spot-instance-request-id',
        'spot-price',
        'state',
        'status-code',
        'status-message',
        'type',
        'valid-from',
        'valid-until',
    ],
};
/**
 * The requests of an account for spot instances: machines here have no prices, and so no spares.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotInstanceRequests.html
 */
export const DescribeSpotInstanceRequests = operation('DescribeSpotInstanceRequests', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.SpotInstanceRequestIds }, absent);
        return { SpotInstanceRequests: [] };
    },
});
