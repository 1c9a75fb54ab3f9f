import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CopySnapshotCommand, CreateSnapshotCommand, CreateSnapshotsCommand, CreateVolumeCommand, DeleteSnapshotCommand, DeleteVolumeCommand, DescribeSnapshotAttributeCommand, DescribeSnapshotsCommand, DescribeSnapshotTierStatusCommand, DescribeVolumesCommand, DisableEbsEncryptionByDefaultCommand, DisableSnapshotBlockPublicAccessCommand, EnableEbsEncryptionByDefaultCommand, EnableSnapshotBlockPublicAccessCommand, GetEbsDefaultKmsKeyIdCommand, GetEbsEncryptionByDefaultCommand, GetSnapshotBlockPublicAccessStateCommand, ModifyEbsDefaultKmsKeyIdCommand, ModifySnapshotAttributeCommand, ResetEbsDefaultKmsKeyIdCommand, ResetSnapshotAttributeCommand, waitUntilSnapshotCompleted, waitUntilVolumeAvailable, waitUntilVolumeDeleted, } from '@aws-sdk/client-ec2';
import { addUser } from '../organizations/members.js';
import { newAccount } from '../organizations/scene.js';
import { ec2Client, organizationsClient } from '../support/clients.js';
import { eventually } from '../support/processes.js';
import { useServer } from '../support/server.js';
const MiB = 1024 ** 2;
/** Where a test writes: at the start, near the end of a page of blocks, and at the very end. */
const places = [0, 5 * MiB, 1024 * MiB - 300_000, 2048 * MiB - 4096];
/** Space is given back now and then; a kill lets it wait for the next time. */
const reclaimedMs = 60_000;
describe('snapshots', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const seconds = { maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    const file = (volumeId) => join(server.dataDir, 'machine-volumes', `${volumeId}.img`);
    const createVolume = async (more = { Size: 2 }, client = ec2) => {
        const input = { AvailabilityZone: 'us-east-1a', ...more };
        const { VolumeId = '' } = await client.send(new CreateVolumeCommand(input));
        await waitUntilVolumeAvailable({ client, ...seconds }, { VolumeIds: [VolumeId] });
        return VolumeId;
    };
    /** As the instance that has the volume would. */
    const write = async (volumeId, texts) => {
        const handle = await open(file(volumeId), 'r+');
        for (const [at, text] of Object.entries(texts))
            await handle.write(text, Number(at));
        await handle.close();
    };
    const read = async (volumeId, at, length = 3) => {
        const handle = await open(file(volumeId), 'r');
        const { buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
        await handle.close();
        return buffer.toString();
    };
    const begin = async (VolumeId, more = {}) => ec2.send(new CreateSnapshotCommand({ VolumeId, ...more }));
    const completed = async (SnapshotIds) => waitUntilSnapshotCompleted({ client: ec2, ...seconds }, { SnapshotIds });
    const create = async (volumeId, more = {}) => {
        const { SnapshotId = '' } = await begin(volumeId, more);
        await completed([SnapshotId]);
        return SnapshotId;
    };
    const list = async (more = {}, client = ec2) => (await client.send(new DescribeSnapshotsCommand(more))).Snapshots ?? [];
    const find = async (id) => (await list({ SnapshotIds: [id] }))[0];
    const remove = (SnapshotId) => ec2.send(new DeleteSnapshotCommand({ SnapshotId }));
    const removeVolume = async (VolumeId) => {
        await ec2.send(new DeleteVolumeCommand({ VolumeId }));
        await waitUntilVolumeDeleted({ client: ec2, ...seconds }, { VolumeIds: [VolumeId] });
    };
    const chunks = async () => {
        const { stdout, code } = await server.cli('check', '--json');
        const report = JSON.parse(stdout);
        return { code, chunks: report.chunks };
    };
    const settle = (count) => eventually(`the store has ${count} chunks`, async () => {
        const found = await chunks();
        return found.code === 0 && found.chunks === count;
    }, reclaimedMs);
    it('keep the bytes of the moment of the call, and give them to volumes', async () => {
        const volumeId = await createVolume();
        await write(volumeId, Object.fromEntries(places.map((at, index) => [at, `at${index}`])));
        const made = await begin(volumeId, { Description: 'the first' });
        await write(volumeId, { [places[0] ?? 0]: 'new', [9 * MiB]: 'new' });
        match(made.SnapshotId ?? '', /^snap-0[0-9a-f]{16}$/);
        deepStrictEqual([made.VolumeId, made.VolumeSize, made.Encrypted], [volumeId, 2, false]);
        const snapshotId = made.SnapshotId ?? '';
        await completed([snapshotId]);
        const found = await find(snapshotId);
        deepStrictEqual([found?.State, found?.Progress], ['completed', '100%']);
        strictEqual(found?.Description, 'the first');
        ok(found?.CompletionTime !== undefined);
        ok((found?.FullSnapshotSizeInBytes ?? 0) <= places.length * MiB);
        const restored = await createVolume({ SnapshotId: snapshotId });
        for (const [index, at] of places.entries())
            strictEqual(await read(restored, at), `at${index}`);
        strictEqual(await read(restored, 9 * MiB), '\0\0\0');
        const { size, blocks } = await stat(file(restored));
        deepStrictEqual([size, blocks * 512 < 8 * MiB], [2048 * MiB, true]);
        const larger = await createVolume({ SnapshotId: snapshotId, Size: 3 });
        strictEqual((await stat(file(larger))).size, 3072 * MiB);
        strictEqual(await read(larger, places[3] ?? 0), 'at3');
        const names = await readdir(join(server.dataDir, 'machine-volumes'));
        deepStrictEqual(names.filter((name) => !name.endsWith('.img')), []);
        const smaller = { SnapshotId: snapshotId, Size: 1 };
        await rejects(createVolume(smaller), { name: 'InvalidParameterValue' });
        await remove(snapshotId);
        for (const id of [volumeId, restored, larger])
            await removeVolume(id);
        await settle(0);
    });
    it('share what did not change, and give space back with the last that has it', async () => {
        const volumeId = await createVolume({ Size: 1 });
        await write(volumeId, { 0: 'one', [10 * MiB]: 'two', [20 * MiB]: 'six' });
        const first = await create(volumeId);
        await settle(3);
        await write(volumeId, { [10 * MiB]: 'ten' });
        const second = await create(volumeId);
        await settle(4);
        const third = await create(volumeId);
        await settle(4);
        await remove(first);
        await rejects(find(first), {
            name: 'InvalidSnapshot.NotFound',
            message: `The snapshot '${first}' does not exist`,
        });
        await settle(3);
        await removeVolume(volumeId);
        const restored = await createVolume({ SnapshotId: second });
        deepStrictEqual([await read(restored, 0), await read(restored, 10 * MiB)], ['one', 'ten']);
        // A volume made of a snapshot begins with its blocks, too.
        await write(restored, { 0: 'new' });
        const fourth = await create(restored);
        await settle(4);
        for (const id of [second, third, fourth])
            await remove(id);
        await settle(0);
        await removeVolume(restored);
    });
    it('are copied in the region, and outlive what they are copies of', async () => {
        const volumeId = await createVolume({ Size: 1 });
        await write(volumeId, { [MiB]: 'one' });
        const source = await create(volumeId);
        const copy = { SourceSnapshotId: source, SourceRegion: 'us-east-1', Description: 'a copy' };
        const { SnapshotId = '' } = await ec2.send(new CopySnapshotCommand(copy));
        await remove(source);
        await completed([SnapshotId]);
        await settle(1);
        const found = await find(SnapshotId);
        deepStrictEqual([found?.VolumeId, found?.Description], ['vol-ffffffff', 'a copy']);
        const restored = await createVolume({ SnapshotId });
        strictEqual(await read(restored, MiB), 'one');
        const elsewhere = { ...copy, SourceSnapshotId: SnapshotId, SourceRegion: 'eu-west-1' };
        await rejects(ec2.send(new CopySnapshotCommand(elsewhere)), { name: 'InvalidParameterValue' });
        await rejects(ec2.send(new CopySnapshotCommand(copy)), { name: 'InvalidSnapshot.NotFound' });
        await remove(SnapshotId);
        for (const id of [volumeId, restored])
            await removeVolume(id);
        await settle(0);
    });
    it('are listed by owner, filter and page', async () => {
        const volumeId = await createVolume({ Size: 1 });
        const TagSpecifications = [
            { ResourceType: 'snapshot', Tags: [{ Key: 'of', Value: 'lists' }] },
        ];
        const ids = [];
        for (let count = 0; count < 6; count++)
            ids.push(await create(volumeId, { TagSpecifications }));
        const tagged = { Name: 'tag:of', Values: ['lists'] };
        const count = async (more) => (await list({ Filters: [tagged], ...more })).length;
        strictEqual(await count({ OwnerIds: ['self'] }), 6);
        strictEqual(await count({ OwnerIds: ['amazon'] }), 0);
        strictEqual(await count({ RestorableByUserIds: ['all'] }), 0);
        strictEqual(await count({ RestorableByUserIds: ['self'] }), 6);
        const by = (Name, Value) => count({ Filters: [tagged, { Name, Values: [Value] }] });
        deepStrictEqual([await by('status', 'completed'), await by('volume-size', '2')], [6, 0]);
        deepStrictEqual([await by('volume-id', volumeId), await by('progress', '100%')], [6, 6]);
        await rejects(by('nonsense', 'x'), { name: 'InvalidParameterValue' });
        const Filters = [tagged];
        const first = await ec2.send(new DescribeSnapshotsCommand({ Filters, MaxResults: 5 }));
        strictEqual(first.Snapshots?.length, 5);
        strictEqual((await list({ Filters, NextToken: first.NextToken })).length, 1);
        const tiers = await ec2.send(new DescribeSnapshotTierStatusCommand({}));
        const standard = tiers.SnapshotTierStatuses?.filter((each) => each.StorageTier === 'standard');
        strictEqual(standard?.length, 6);
        for (const id of ids)
            await remove(id);
        await removeVolume(volumeId);
    });
    it('are lent to accounts and taken back, and may be kept from the public', async () => {
        const account = await newAccount(organizationsClient(server), 'borrower');
        const other = ec2Client(server, await addUser(server, { account, userName: 'admin' }));
        const volumeId = await createVolume({ Size: 1 });
        await write(volumeId, { 0: 'one' });
        const SnapshotId = await create(volumeId);
        const seen = async () => (await list({}, other)).length;
        const modify = (more) => ec2.send(new ModifySnapshotAttributeCommand({ SnapshotId, ...more }));
        const lent = async () => {
            const Attribute = 'createVolumePermission';
            const asked = new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute });
            return (await ec2.send(asked)).CreateVolumePermissions;
        };
        strictEqual(await seen(), 0);
        await rejects(createVolume({ SnapshotId }, other), { name: 'InvalidSnapshot.NotFound' });
        await modify({ CreateVolumePermission: { Add: [{ UserId: account }] } });
        deepStrictEqual([await seen(), await lent()], [1, [{ UserId: account }]]);
        const restored = await createVolume({ SnapshotId }, other);
        strictEqual(await read(restored, 0), 'one');
        await rejects(other.send(new DeleteSnapshotCommand({ SnapshotId })), {
            name: 'InvalidSnapshot.NotFound',
        });
        await modify({ OperationType: 'remove', UserIds: [account] });
        deepStrictEqual([await seen(), await lent()], [0, []]);
        await modify({ OperationType: 'add', GroupNames: ['all'] });
        deepStrictEqual([await seen(), await lent()], [1, [{ Group: 'all' }]]);
        const State = 'block-all-sharing';
        await ec2.send(new EnableSnapshotBlockPublicAccessCommand({ State }));
        const state = await ec2.send(new GetSnapshotBlockPublicAccessStateCommand({}));
        deepStrictEqual([await seen(), state.State], [0, State]);
        await ec2.send(new DisableSnapshotBlockPublicAccessCommand({}));
        strictEqual(await seen(), 1);
        const Attribute = 'createVolumePermission';
        await ec2.send(new ResetSnapshotAttributeCommand({ SnapshotId, Attribute }));
        deepStrictEqual([await seen(), await lent()], [0, []]);
        const blockNew = new EnableSnapshotBlockPublicAccessCommand({ State: 'block-new-sharing' });
        await ec2.send(blockNew);
        const publish = modify({ CreateVolumePermission: { Add: [{ Group: 'all' }] } });
        await rejects(publish, { name: 'OperationNotPermitted' });
        await rejects(modify({ OperationType: 'add', UserIds: ['1'] }), {
            name: 'InvalidParameterValue',
        });
        await remove(SnapshotId);
        await removeVolume(volumeId);
    });
    it('are refused where there is nothing to keep', async () => {
        const VolumeId = 'vol-0123456789abcdef0';
        await rejects(begin(VolumeId), { name: 'InvalidVolume.NotFound' });
        await rejects(remove('snap-0123456789abcdef0'), { name: 'InvalidSnapshot.NotFound' });
        await rejects(remove('nonsense'), { name: 'InvalidParameterValue' });
        const InstanceSpecification = { InstanceId: 'i-0123456789abcdef0' };
        await rejects(ec2.send(new CreateSnapshotsCommand({ InstanceSpecification })), {
            name: 'InvalidInstanceID.NotFound',
        });
    });
    it('and volumes are not encrypted, and say so', async () => {
        const byDefault = await ec2.send(new GetEbsEncryptionByDefaultCommand({}));
        strictEqual(byDefault.EbsEncryptionByDefault, false);
        await ec2.send(new DisableEbsEncryptionByDefaultCommand({}));
        const refused = { name: 'UnsupportedOperation', message: /does not encrypt volumes/ };
        await rejects(ec2.send(new EnableEbsEncryptionByDefaultCommand({})), refused);
        await rejects(ec2.send(new GetEbsDefaultKmsKeyIdCommand({})), refused);
        const KmsKeyId = 'alias/mine';
        await rejects(ec2.send(new ModifyEbsDefaultKmsKeyIdCommand({ KmsKeyId })), refused);
        await rejects(ec2.send(new ResetEbsDefaultKmsKeyIdCommand({})), refused);
    });
    it('are whole after kills while they are made, restored and deleted', async function () {
        this.timeout(180_000);
        const volumeId = await createVolume({ Size: 3 });
        const texts = Array.from({ length: 60 }, (_, index) => [index * 50 * MiB, `t${index}`]);
        await write(volumeId, Object.fromEntries(texts));
        // What the tests before have deleted may still be there.
        await settle(0);
        for (let round = 0; round < 3; round++) {
            const { SnapshotId = '' } = await begin(volumeId);
            await new Promise((resolve) => setTimeout(resolve, round * 30));
            await server.kill();
            await server.start();
            await completed([SnapshotId]);
            const restoring = { AvailabilityZone: 'us-east-1a', SnapshotId };
            const { VolumeId = '' } = await ec2.send(new CreateVolumeCommand(restoring));
            await server.kill();
            await server.start();
            await waitUntilVolumeAvailable({ client: ec2, ...seconds }, { VolumeIds: [VolumeId] });
            for (const index of [0, 30, 59]) {
                const found = await read(VolumeId, index * 50 * MiB, 4);
                strictEqual(found.replace(/\0/g, ''), `t${index}`);
            }
            await remove(SnapshotId);
            await server.kill();
            await server.start();
            await removeVolume(VolumeId);
            const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
            strictEqual(Volumes.some((each) => each.State === 'error'), false);
        }
        await settle(0);
    });
});
