import { operation } from '../operation.js';
/**
 * Whether snapshots of the account may be public.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSnapshotBlockPublicAccessState.html
 */
export const GetSnapshotBlockPublicAccessState = operation('GetSnapshotBlockPublicAccessState', {
    resource: () => '*',
    async handle({ records }) {
        const settings = await records.get('snapshotSettings', 'settings');
        const State = settings?.blockPublicAccess ?? 'unblocked';
        return { State, ManagedBy: 'account' };
    },
});
