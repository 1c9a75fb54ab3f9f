import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AttachVolumeCommand, CreateVolumeCommand, DeleteVolumeCommand, DescribeVolumeAttributeCommand, DescribeVolumeStatusCommand, DescribeVolumesCommand, DescribeVolumesModificationsCommand, DetachVolumeCommand, EnableVolumeIOCommand, ModifyVolumeAttributeCommand, ModifyVolumeCommand, waitUntilVolumeAvailable, waitUntilVolumeDeleted, } from '@aws-sdk/client-ec2';
import { RequestServiceQuotaIncreaseCommand } from '@aws-sdk/client-service-quotas';
import { ec2Client, quotasClient } from '../support/clients.js';
import { eventually } from '../support/processes.js';
import { useServer } from '../support/server.js';
const missing = 'vol-0123456789abcdef0';
const GiB = 1024 ** 3;
describe('volumes', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const waiting = { client: ec2, maxWaitTime: 30, minDelay: 1, maxDelay: 1 };
    const create = async (more = {}) => {
        const input = { AvailabilityZone: 'us-east-1a', Size: 1, ...more };
        return ec2.send(new CreateVolumeCommand(input));
    };
    const describe = async (id = '') => (await ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] }))).Volumes?.[0];
    const remove = (VolumeId = '') => ec2.send(new DeleteVolumeCommand({ VolumeId }));
    const modify = async (VolumeId, more) => (await ec2.send(new ModifyVolumeCommand({ VolumeId, ...more }))).VolumeModification;
    const available = async (more = {}) => {
        const { VolumeId = '' } = await create(more);
        await waitUntilVolumeAvailable(waiting, { VolumeIds: [VolumeId] });
        return VolumeId;
    };
    const file = (id) => join(server.dataDir, 'machine-volumes', `${id}.img`);
    const all = async (more = {}) => (await ec2.send(new DescribeVolumesCommand(more))).Volumes ?? [];
    it('are made, become available, take no space, and are deleted', async () => {
        const made = await create({ Size: 100, VolumeType: 'gp3' });
        match(made.VolumeId ?? '', /^vol-0[0-9a-f]{16}$/);
        const { VolumeId = '', State, Encrypted, Iops, Throughput, AvailabilityZoneId } = made;
        deepStrictEqual([State, Encrypted, Iops, Throughput], ['creating', false, 3000, 125]);
        strictEqual(AvailabilityZoneId, 'use1-az1');
        await waitUntilVolumeAvailable(waiting, { VolumeIds: [VolumeId] });
        const found = await describe(VolumeId);
        deepStrictEqual([found?.Size, found?.VolumeType, found?.SnapshotId], [100, 'gp3', '']);
        deepStrictEqual(found?.Attachments, []);
        const { size, blocks } = await stat(file(VolumeId));
        deepStrictEqual([size, blocks < 100], [100 * GiB, true]);
        await remove(VolumeId);
        await waitUntilVolumeDeleted(waiting, { VolumeIds: [VolumeId] });
        await rejects(describe(VolumeId), {
            name: 'InvalidVolume.NotFound',
            message: `The volume '${VolumeId}' does not exist`,
        });
        await rejects(stat(file(VolumeId)), { code: 'ENOENT' });
    });
    const refused = [
        ['no zone', { AvailabilityZone: '' }, 'MissingParameter'],
        ['a zone that is not there', { AvailabilityZone: 'us-east-1z' }, 'InvalidZone.NotFound'],
        ['neither size nor snapshot', { Size: undefined }, 'MissingParameter'],
        ['no size', { Size: 0 }, 'InvalidParameterValue'],
        ['a type that is not there', { VolumeType: 'gp9' }, 'UnknownVolumeType'],
        ['too large for gp2', { Size: 16_385 }, 'InvalidParameterValue'],
        ['too small for io1', { Size: 3, VolumeType: 'io1', Iops: 100 }, 'InvalidParameterValue'],
        ['too small for st1', { Size: 124, VolumeType: 'st1' }, 'InvalidParameterValue'],
        ['io2 without IOPS', { Size: 4, VolumeType: 'io2' }, 'InvalidParameterCombination'],
        ['gp2 with IOPS', { Iops: 3000 }, 'InvalidParameterCombination'],
        ['too many IOPS a GiB', { Size: 10, VolumeType: 'io1', Iops: 501 }, 'InvalidParameterValue'],
        ['too few IOPS', { Size: 10, VolumeType: 'gp3', Iops: 2999 }, 'InvalidParameterValue'],
        ['gp2 with throughput', { Throughput: 125 }, 'InvalidParameterCombination'],
        ['too much throughput', { VolumeType: 'gp3', Throughput: 751 }, 'InvalidParameterValue'],
        ['a snapshot that is not there', { SnapshotId: 'snap-01234567' }, 'InvalidSnapshot.NotFound'],
        ['encryption', { Encrypted: true }, 'UnsupportedOperation'],
        ['several instances', { MultiAttachEnabled: true }, 'UnsupportedOperation'],
    ];
    for (const [what, input, name] of refused) {
        it(`are not made with ${what}: ${name}`, async () => {
            const before = (await all()).length;
            await rejects(create(input), { name });
            strictEqual((await all()).length, before);
        });
    }
    it('are made once with a client token', async () => {
        const ClientToken = 'once';
        const { VolumeId } = await create({ ClientToken });
        strictEqual((await create({ ClientToken })).VolumeId, VolumeId);
        await rejects(create({ ClientToken, Size: 2 }), { name: 'IdempotentParameterMismatch' });
        await rejects(create({ DryRun: true }), { name: 'DryRunOperation' });
    });
    it('are listed by filters and in pages', async () => {
        const tags = (Value) => [
            { ResourceType: 'volume', Tags: [{ Key: 'of', Value }] },
        ];
        const TagSpecifications = tags('lists');
        const ids = [];
        for (const Size of [5, 6, 7, 8, 9, 10]) {
            ids.push((await create({ Size, TagSpecifications })).VolumeId ?? '');
        }
        const by = async (Name, ...Values) => {
            const filters = [
                { Name: 'tag:of', Values: ['lists'] },
                { Name, Values },
            ];
            return (await all({ Filters: filters })).map(({ Size }) => Size).sort();
        };
        deepStrictEqual(await by('size', '5', '9'), [5, 9]);
        deepStrictEqual(await by('volume-type', 'gp3'), []);
        strictEqual((await by('availability-zone', 'us-east-1a')).length, 6);
        strictEqual((await by('attachment.instance-id', '*')).length, 0);
        await rejects(by('nonsense', 'x'), { name: 'InvalidParameterValue' });
        const Filters = [{ Name: 'tag:of', Values: ['lists'] }];
        const first = await ec2.send(new DescribeVolumesCommand({ Filters, MaxResults: 5 }));
        const { NextToken } = first;
        const second = await ec2.send(new DescribeVolumesCommand({ Filters, MaxResults: 5, NextToken }));
        const found = [...(first.Volumes ?? []), ...(second.Volumes ?? [])];
        deepStrictEqual(found.map(({ VolumeId }) => VolumeId), [...ids].sort());
        strictEqual(second.NextToken, undefined);
        await rejects(describe('nonsense'), { name: 'InvalidParameterValue' });
    });
    it('grow, and change type and speed, but do not shrink', async () => {
        const id = await available({ Size: 8 });
        const volumeIds = { VolumeIds: [id] };
        const asked = () => ec2.send(new DescribeVolumesModificationsCommand(volumeIds));
        await rejects(asked(), { name: 'InvalidVolumeModification.NotFound' });
        const change = await modify(id, { Size: 9, VolumeType: 'gp3', Iops: 4000 });
        deepStrictEqual([change?.ModificationState, change?.OriginalSize, change?.TargetSize, change?.Progress], ['modifying', 8, 9, 0]);
        await eventually('the volume has grown', async () => {
            const [found] = (await asked()).VolumesModifications ?? [];
            return found?.ModificationState === 'completed' && found.Progress === 100;
        });
        strictEqual((await stat(file(id))).size, 9 * GiB);
        const { Size, VolumeType, Iops, Throughput } = (await describe(id)) ?? {};
        deepStrictEqual([Size, VolumeType, Iops, Throughput], [9, 'gp3', 4000, 125]);
        await rejects(modify(id, { Size: 8 }), { name: 'InvalidParameterValue' });
        await rejects(modify(id, {}), { name: 'MissingParameter' });
        await rejects(modify(missing, { Size: 9 }), { name: 'InvalidVolume.NotFound' });
        const Filters = [{ Name: 'target-size', Values: ['9'] }];
        const found = await ec2.send(new DescribeVolumesModificationsCommand({ Filters }));
        deepStrictEqual(found.VolumesModifications?.map(({ VolumeId }) => VolumeId), [id]);
    });
    it('say how they do, and have an attribute', async () => {
        const VolumeId = await available();
        const asked = new DescribeVolumeStatusCommand({ VolumeIds: [VolumeId] });
        const [status] = (await ec2.send(asked)).VolumeStatuses ?? [];
        strictEqual(status?.VolumeStatus?.Status, 'ok');
        const Attribute = 'autoEnableIO';
        const read = async () => {
            const input = new DescribeVolumeAttributeCommand({ VolumeId, Attribute });
            return (await ec2.send(input)).AutoEnableIO?.Value;
        };
        strictEqual(await read(), false);
        const AutoEnableIO = { Value: true };
        await ec2.send(new ModifyVolumeAttributeCommand({ VolumeId, AutoEnableIO }));
        strictEqual(await read(), true);
        await ec2.send(new EnableVolumeIOCommand({ VolumeId }));
        await rejects(ec2.send(new EnableVolumeIOCommand({ VolumeId: missing })), {
            name: 'InvalidVolume.NotFound',
        });
    });
    it('are attached to instances that are there, under names of devices', async () => {
        const VolumeId = await available();
        const InstanceId = 'i-0123456789abcdef0';
        const attach = (Device) => ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device }));
        await rejects(attach('/dev/sdf'), { name: 'InvalidInstanceID.NotFound' });
        await rejects(attach('/dev/nvme1n1'), {
            name: 'InvalidParameterValue',
            message: 'Value (/dev/nvme1n1) for parameter device is invalid. ' +
                '/dev/nvme1n1 is not a valid EBS device name.',
        });
        await rejects(ec2.send(new DetachVolumeCommand({ VolumeId })), {
            name: 'IncorrectState',
            message: `Volume '${VolumeId}' is in the 'available' state.`,
        });
        strictEqual((await describe(VolumeId))?.State, 'available');
    });
    it('have no more bytes together than the quota says', async () => {
        const quotas = quotasClient(server);
        const asked = { ServiceCode: 'ec2', QuotaCode: 'L-7A658B76', DesiredValue: 1 };
        await quotas.send(new RequestServiceQuotaIncreaseCommand(asked));
        const used = (await all()).reduce((sum, { Size = 0 }) => sum + Size, 0);
        await rejects(create({ Size: 1024 - used + 1, VolumeType: 'standard' }), {
            name: 'VolumeLimitExceeded',
        });
        const id = await available({ Size: 1024 - used, VolumeType: 'gp3' });
        await rejects(create(), { name: 'VolumeLimitExceeded' });
        await rejects(modify(id, { Size: 1024 }), { name: 'VolumeLimitExceeded' });
        await remove(id);
        await waitUntilVolumeDeleted(waiting, { VolumeIds: [id] });
        await create();
    });
    it('are whole after a kill, whatever they wished for then', async () => {
        const before = await available({ Size: 4 });
        const { VolumeId: making = '' } = await create({ Size: 5 });
        await modify(before, { Size: 6 });
        await server.kill();
        await server.start();
        await waitUntilVolumeAvailable(waiting, { VolumeIds: [before, making] });
        await eventually('the volume has grown', async () => (await stat(file(before))).size === 6 * GiB);
        strictEqual((await stat(file(making))).size, 5 * GiB);
    });
});
