import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AllocateAddressCommand, AssociateAddressCommand, CreateVolumeCommand, DescribeAddressesCommand, DescribeInstanceStatusCommand, DescribeInstancesCommand, DescribeNetworkInterfacesCommand, DescribeVolumesCommand, ModifyInstanceAttributeCommand, MonitorInstancesCommand, RebootInstancesCommand, RunInstancesCommand, StartInstancesCommand, StopInstancesCommand, TerminateInstancesCommand, UnmonitorInstancesCommand, } from '@aws-sdk/client-ec2';
import { GetServiceQuotaCommand, RequestServiceQuotaIncreaseCommand, } from '@aws-sdk/client-service-quotas';
import { ec2Client, quotasClient } from '../support/clients.js';
import { memoryCloud } from '../support/memory-cloud.js';
import { useServer } from '../support/server.js';
describe('the life of an instance', () => {
    let cloud;
    let ImageId;
    beforeEach(async () => {
        cloud = memoryCloud();
        ImageId = await cloud.image();
    });
    const run = async (more = {}) => {
        const input = { ImageId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1, ...more };
        const { Instances: [made] = [] } = await cloud.send(new RunInstancesCommand(input));
        const id = made?.InstanceId ?? '';
        await cloud.found(id, { state: 'running' });
        return id;
    };
    const stop = (id, more = {}) => cloud.send(new StopInstancesCommand({ InstanceIds: [id], ...more }));
    const start = (id) => cloud.send(new StartInstancesCommand({ InstanceIds: [id] }));
    const terminate = (id) => cloud.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    const read = async (id) => {
        const command = new DescribeInstancesCommand({ InstanceIds: [id] });
        const { Reservations: [reservation] = [] } = await cloud.send(command);
        return reservation?.Instances?.[0];
    };
    it('goes from running to stopped and back, with another public address', async () => {
        const id = await run();
        const before = await read(id);
        const { StoppingInstances } = await stop(id);
        deepStrictEqual(StoppingInstances, [
            {
                InstanceId: id,
                CurrentState: { Code: 64, Name: 'stopping' },
                PreviousState: { Code: 16, Name: 'running' },
            },
        ]);
        await rejects(start(id), { code: 'IncorrectInstanceState' });
        await cloud.stop(id);
        const stopped = await read(id);
        strictEqual(stopped?.State?.Name, 'stopped');
        strictEqual(stopped.StateReason?.Code, 'Client.UserInitiatedShutdown');
        match(stopped.StateTransitionReason ?? '', /^User initiated \(2026-11-22 10:00:00 GMT\)$/);
        deepStrictEqual([stopped.PublicIpAddress, stopped.PrivateIpAddress], [undefined, before?.PrivateIpAddress]);
        cloud.now += 60_000;
        const { StartingInstances } = await start(id);
        strictEqual(StartingInstances?.[0]?.CurrentState?.Name, 'pending');
        const started = await read(id);
        match(started?.PublicIpAddress ?? '', /^127\.77\./);
        strictEqual(started?.LaunchTime?.getTime(), cloud.now);
        strictEqual(started.StateTransitionReason, '');
    });
    it('is not stopped or ended while it is protected', async () => {
        const id = await run({ DisableApiStop: true, DisableApiTermination: true });
        const other = await run();
        await rejects(stop(id), {
            code: 'OperationNotPermitted',
            message: /'disableApiStop' instance attribute/,
        });
        const both = new TerminateInstancesCommand({ InstanceIds: [other, id] });
        await rejects(cloud.send(both), { code: 'OperationNotPermitted' });
        strictEqual((await read(other))?.State?.Name, 'running');
        const off = { InstanceId: id, DisableApiTermination: { Value: false } };
        await cloud.send(new ModifyInstanceAttributeCommand(off));
        strictEqual((await terminate(id)).TerminatingInstances?.[0]?.CurrentState?.Code, 32);
    });
    it('has a quota and room again with each start', async () => {
        await cloud.quota('L-1216C47A', 1);
        const id = await run();
        await stop(id);
        await cloud.stop(id);
        const other = await run();
        await rejects(start(id), { code: 'VcpuLimitExceeded' });
        await terminate(other);
        cloud.facts = { ...cloud.facts, cpus: 1 };
        await rejects(start(id), { code: 'InsufficientInstanceCapacity' });
        await cloud.end(other);
        await start(id);
    });
    it('is rebooted only while it runs, and all that are named or none', async () => {
        const id = await run();
        const other = await run();
        await stop(other);
        const reboot = (...InstanceIds) => cloud.send(new RebootInstancesCommand({ InstanceIds }));
        await rejects(reboot(id, other), { code: 'IncorrectInstanceState' });
        const asked = async () => (await (await cloud.own()).records.get('instance', id))?.rebootsAsked;
        strictEqual(await asked(), 0);
        await reboot(id);
        strictEqual(await asked(), 1);
        await rejects(reboot(), { code: 'MissingParameter' });
        await rejects(reboot('i-00000000'), { code: 'InvalidInstanceID.NotFound' });
        await rejects(stop(id, { Hibernate: true }), { code: 'UnsupportedOperation' });
    });
    it('ends with its interface, addresses and volumes, but for those that are to stay', async () => {
        const device = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, DeleteOnTermination: false } };
        const id = await run({ BlockDeviceMappings: [device] });
        const card = (await read(id))?.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? '';
        const { AllocationId } = await cloud.send(new AllocateAddressCommand({}));
        const associate = { AllocationId, NetworkInterfaceId: card };
        await cloud.send(new AssociateAddressCommand(associate));
        await terminate(id);
        await terminate(id);
        await cloud.end(id);
        const ended = await read(id);
        deepStrictEqual([ended?.State, ended?.VpcId, ended?.NetworkInterfaces, ended?.BlockDeviceMappings], [{ Code: 48, Name: 'terminated' }, undefined, undefined, []]);
        const { NetworkInterfaces } = await cloud.send(new DescribeNetworkInterfacesCommand({}));
        deepStrictEqual(NetworkInterfaces, []);
        const { Addresses: [address] = [] } = await cloud.send(new DescribeAddressesCommand({}));
        strictEqual(address?.AssociationId, undefined);
        const { Volumes = [] } = await cloud.send(new DescribeVolumesCommand({}));
        deepStrictEqual(Volumes.map(({ Size, State, Attachments }) => [Size, State, Attachments?.length]), [[1, 'available', 0]]);
        await rejects(start(id), { code: 'IncorrectInstanceState' });
        const { shared } = await cloud.own();
        deepStrictEqual(await shared.all('allocation'), []);
        deepStrictEqual((await shared.all('publicAddress')).map(({ holder }) => holder), [AllocationId]);
    });
    it('has a status, of those that run unless all are asked for', async () => {
        const id = await run();
        const other = await run();
        await stop(other);
        const statuses = async (more = {}) => {
            const command = new DescribeInstanceStatusCommand(more);
            const { InstanceStatuses = [] } = await cloud.send(command);
            return InstanceStatuses.map(({ InstanceId, InstanceStatus }) => [
                InstanceId,
                InstanceStatus?.Status,
            ]);
        };
        deepStrictEqual(await statuses(), [[id, 'ok']]);
        const all = await statuses({ IncludeAllInstances: true });
        deepStrictEqual(new Map(all).get(other), 'not-applicable');
        const Filters = [{ Name: 'instance-status.reachability', Values: ['passed'] }];
        deepStrictEqual(await statuses({ IncludeAllInstances: true, Filters }), [[id, 'ok']]);
        await rejects(statuses({ InstanceIds: [id], MaxResults: 5 }), {
            code: 'InvalidParameterCombination',
        });
    });
    it('is monitored or not', async () => {
        const InstanceIds = [await run()];
        const [on] = (await cloud.send(new MonitorInstancesCommand({ InstanceIds }))).InstanceMonitorings ?? [];
        strictEqual(on?.Monitoring?.State, 'enabled');
        strictEqual((await read(InstanceIds[0] ?? ''))?.Monitoring?.State, 'enabled');
        const off = await cloud.send(new UnmonitorInstancesCommand({ InstanceIds }));
        strictEqual(off.InstanceMonitorings?.[0]?.Monitoring?.State, 'disabled');
    });
});
describe('quotas of EC2', () => {
    const server = useServer();
    it('are not lowered below what is used', async () => {
        const ec2 = ec2Client(server);
        const quotas = quotasClient(server);
        const make = () => ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1 }));
        await make();
        await make();
        const ofVolumes = { ServiceCode: 'ec2', QuotaCode: 'volumes' };
        const ask = (DesiredValue) => quotas.send(new RequestServiceQuotaIncreaseCommand({ ...ofVolumes, DesiredValue }));
        await rejects(ask(1), { name: 'IllegalArgumentException', message: /uses 2 of Volumes/ });
        const { Quota } = await quotas.send(new GetServiceQuotaCommand(ofVolumes));
        strictEqual(Quota?.Value, 5000);
        await ask(2);
        await rejects(make(), { name: 'VolumeLimitExceeded' });
        await ask(3);
        await make();
    });
});
