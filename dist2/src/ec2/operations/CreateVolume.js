import { generateId } from '../../compute/ids.js';
import { requireVolumeRoom } from '../../compute/volume-room.js';
import { limits } from '../../limits.js';
import { invalidParameterValue, missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { quotasOf } from '../quotas.js';
import { newResource } from '../resources.js';
import { restorableSnapshot } from '../snapshots.js';
import { creationTags } from '../tags.js';
import { parseForm } from '../volume-form.js';
import { parseVolumeZone, refuseEncryption, volumeOutput } from '../volumes.js';
/**
 * Makes a volume, empty or with the bytes of a snapshot. A client token makes it once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
 */
export const CreateVolume = operation('CreateVolume', {
    resource: (context) => newResource(context, 'volume'),
    creates: 'volume',
    async handle(context) {
        const { input, region, changeShared, host, account } = context;
        refuseEncryption(input);
        if (input.MultiAttachEnabled || input.OutpostArn) {
            throw refusal('UnsupportedOperation', 'A volume is at one instance at a time, on this host.');
        }
        const availabilityZone = parseVolumeZone(region, input);
        const clientToken = parseToken(input.ClientToken);
        const tags = creationTags(input.TagSpecifications, 'volume');
        const quotas = await quotasOf(context);
        const volume = await changeShared(async (records, shared) => {
            const source = await sourceOf(context, { records, shared });
            const made = { ...source, availabilityZone, clientToken, tags };
            const before = await madeBefore(records, made);
            if (before !== undefined)
                return before;
            await requireVolumeRoom(records, { count: 1, sizeGiB: made.size }, quotas);
            const volume = newVolume(context, made);
            records.put('volume', volume.volumeId, volume);
            return volume;
        });
        host.changed(account);
        return volumeOutput(volume, context);
    },
});
function newVolume({ random, now }, { clientToken, ...asked }) {
    return {
        volumeId: generateId('vol', random),
        ...asked,
        ...(clientToken !== undefined && { clientToken }),
        encrypted: false,
        createdAt: now,
        state: 'creating',
        isRoot: false,
    };
}
/** Form and origin. Throws MissingParameter, InvalidSnapshot.NotFound, InvalidParameterValue. */
async function sourceOf({ input, account }, readers) {
    const { SnapshotId: snapshotId, Size } = input;
    if (!snapshotId) {
        if (Size === undefined)
            throw missingParameter('size/snapshot');
        return parseForm({ ...input, Size });
    }
    const { owner, volumeSize, state } = await restorableSnapshot(readers, { account, snapshotId });
    if (state !== 'completed') {
        throw refusal('IncorrectState', `Snapshot '${snapshotId}' is not 'completed'.`);
    }
    if (Size !== undefined && Size < volumeSize) {
        const message = `Volume of ${Size}GiB is smaller than snapshot '${snapshotId}'`;
        throw invalidParameterValue(`${message}, expect size >= ${volumeSize}GiB.`);
    }
    const form = parseForm({ ...input, Size: Size ?? volumeSize });
    return { ...form, snapshotId, snapshotOwner: owner };
}
function parseToken(token) {
    if (token === undefined || (token.length > 0 && token.length <= limits.clientTokenChars)) {
        return token;
    }
    throw invalidParameterValue(`Value (${token}) for parameter clientToken is invalid.`);
}
/** What a call with the same token made. Throws IdempotentParameterMismatch. */
async function madeBefore(records, asked) {
    if (asked.clientToken === undefined)
        return undefined;
    const volumes = await records.all('volume');
    const before = volumes.find(({ clientToken }) => clientToken === asked.clientToken);
    if (before === undefined)
        return undefined;
    const facts = [
        'size',
        'volumeType',
        'iops',
        'throughput',
        'snapshotId',
        'availabilityZone',
    ];
    if (facts.every((fact) => before[fact] === asked[fact]))
        return before;
    const message = 'The client token was used before, with other parameters.';
    throw refusal('IdempotentParameterMismatch', message);
}
