import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateSecurityGroupCommand, DescribeInstanceAttributeCommand, DescribeInstanceCreditSpecificationsCommand, DescribeInstancesCommand, DescribeInstanceTopologyCommand, GetConsoleOutputCommand, GetConsoleScreenshotCommand, GetInstanceMetadataDefaultsCommand, GetPasswordDataCommand, ModifyInstanceAttributeCommand, ModifyInstanceCapacityReservationAttributesCommand, ModifyInstanceCpuOptionsCommand, ModifyInstanceCreditSpecificationCommand, ModifyInstanceMaintenanceOptionsCommand, ModifyInstanceMetadataDefaultsCommand, ModifyInstanceMetadataOptionsCommand, ModifyInstancePlacementCommand, ModifyPrivateDnsNameOptionsCommand, ResetInstanceAttributeCommand, RunInstancesCommand, } from '@aws-sdk/client-ec2';
import { memoryCloud } from '../support/memory-cloud.js';
describe('attributes of an instance', () => {
    let cloud;
    let ImageId;
    let InstanceId;
    beforeEach(async () => {
        cloud = memoryCloud();
        ImageId = await cloud.image();
        InstanceId = await run();
    });
    const run = async (more = {}) => {
        const input = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...more };
        const { Instances: [made] = [] } = await cloud.send(new RunInstancesCommand(input));
        await cloud.found(made?.InstanceId ?? '', { state: 'running' });
        return made?.InstanceId ?? '';
    };
    const halt = () => cloud.found(InstanceId, { state: 'stopped' });
    const read = async (Attribute) => {
        const command = new DescribeInstanceAttributeCommand({ InstanceId, Attribute });
        const { InstanceId: id, ...answer } = await cloud.send(command);
        strictEqual(id, InstanceId);
        return answer;
    };
    const modify = (more) => cloud.send(new ModifyInstanceAttributeCommand({ InstanceId, ...more }));
    const described = async () => {
        const { Reservations: [reservation] = [] } = await cloud.send(new DescribeInstancesCommand({}));
        return reservation?.Instances?.[0];
    };
    it('are read one by one', async () => {
        deepStrictEqual(await read('instanceType'), { InstanceType: { Value: 't3.micro' } });
        deepStrictEqual(await read('disableApiStop'), { DisableApiStop: { Value: false } });
        deepStrictEqual(await read('userData'), { UserData: {} });
        deepStrictEqual(await read('enaSupport'), { EnaSupport: { Value: true } });
        deepStrictEqual(await read('rootDeviceName'), { RootDeviceName: { Value: '/dev/xvda' } });
        deepStrictEqual(await read('sourceDestCheck'), { SourceDestCheck: { Value: true } });
        deepStrictEqual(await read('enclaveOptions'), { EnclaveOptions: { Enabled: false } });
        for (const name of ['kernel', 'ramdisk', 'productCodes', 'sriovNetSupport']) {
            await read(name);
        }
        await rejects(read('colour'), { code: 'InvalidParameterValue' });
    });
    it('are changed one in a call, some only while it is stopped', async () => {
        await rejects(modify({ InstanceType: { Value: 't3.small' } }), {
            code: 'IncorrectInstanceState',
            message: /not in the 'stopped' state/,
        });
        await rejects(modify({}), { code: 'MissingParameter' });
        const two = { DisableApiStop: { Value: true }, DisableApiTermination: { Value: true } };
        await rejects(modify(two), { code: 'InvalidParameterCombination' });
        await modify({ InstanceInitiatedShutdownBehavior: { Value: 'terminate' } });
        deepStrictEqual(await read('instanceInitiatedShutdownBehavior'), {
            InstanceInitiatedShutdownBehavior: { Value: 'terminate' },
        });
        await modify({ Attribute: 'disableApiTermination', Value: 'true' });
        deepStrictEqual(await read('disableApiTermination'), { DisableApiTermination: { Value: true } });
        await halt();
        await modify({ Attribute: 'instanceType', Value: 't3.small' });
        deepStrictEqual(await read('instanceType'), { InstanceType: { Value: 't3.small' } });
        await rejects(modify({ InstanceType: { Value: 't4g.small' } }), {
            code: 'InvalidParameterCombination',
        });
        await modify({ UserData: { Value: Buffer.from('#!/bin/sh\n') } });
        const { UserData } = await read('userData');
        strictEqual(Buffer.from(UserData?.Value ?? '', 'base64').toString(), '#!/bin/sh\n');
        await rejects(modify({ Kernel: { Value: 'aki-1' } }), { code: 'UnsupportedOperation' });
    });
    it('of its interface change while it runs', async () => {
        const group = { GroupName: 'web', Description: 'web' };
        const { GroupId = '' } = await cloud.send(new CreateSecurityGroupCommand(group));
        const told = cloud.told;
        await modify({ Groups: [GroupId] });
        deepStrictEqual(await read('groupSet'), { Groups: [{ GroupId, GroupName: 'web' }] });
        strictEqual(cloud.told, told + 1);
        await rejects(modify({ Groups: ['sg-00000000'] }), { code: 'InvalidGroup.NotFound' });
        await modify({ SourceDestCheck: { Value: false } });
        deepStrictEqual(await read('sourceDestCheck'), { SourceDestCheck: { Value: false } });
        const reset = (Attribute) => cloud.send(new ResetInstanceAttributeCommand({ InstanceId, Attribute }));
        await reset('sourceDestCheck');
        deepStrictEqual(await read('sourceDestCheck'), { SourceDestCheck: { Value: true } });
        await rejects(reset('kernel'), { code: 'IncorrectInstanceState' });
        await rejects(reset('userData'), { code: 'InvalidParameterValue' });
    });
    it('of its volumes say which of them go with it', async () => {
        const device = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1 } };
        InstanceId = await run({ BlockDeviceMappings: [device] });
        const keep = (DeviceName) => modify({ BlockDeviceMappings: [{ DeviceName, Ebs: { DeleteOnTermination: false } }] });
        await keep('/dev/sdf');
        const { BlockDeviceMappings = [] } = await read('blockDeviceMapping');
        deepStrictEqual(BlockDeviceMappings.map(({ Ebs }) => Ebs?.DeleteOnTermination), [true, false]);
        await rejects(keep('/dev/sdz'), { code: 'InvalidInstanceAttributeValue' });
        await rejects(keep('/dev/xvda'), { code: 'UnsupportedOperation' });
    });
    it('of the metadata service are changed, and have defaults of the account', async () => {
        const command = new ModifyInstanceMetadataOptionsCommand({ InstanceId, HttpTokens: 'required' });
        const { InstanceMetadataOptions: options } = await cloud.send(command);
        deepStrictEqual([options?.HttpTokens, options?.HttpPutResponseHopLimit], ['required', 1]);
        const prefer = (more) => cloud.send(new ModifyInstanceMetadataDefaultsCommand(more));
        await prefer({ HttpTokens: 'required', HttpPutResponseHopLimit: 3 });
        const defaults = async () => (await cloud.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel;
        strictEqual((await defaults())?.HttpTokens, 'required');
        await run();
        await prefer({ HttpTokens: 'no-preference', HttpPutResponseHopLimit: -1 });
        strictEqual((await defaults())?.HttpTokens, undefined);
        const { Reservations = [] } = await cloud.send(new DescribeInstancesCommand({}));
        const seen = Reservations.flatMap(({ Instances = [] }) => Instances);
        deepStrictEqual(seen.map(({ MetadataOptions: shown }) => shown?.HttpPutResponseHopLimit).sort(), [1, 3]);
    });
    it('of its processors', async () => {
        const cpu = (more) => cloud.send(new ModifyInstanceCpuOptionsCommand({
            InstanceId,
            CoreCount: 1,
            ThreadsPerCore: 1,
            ...more,
        }));
        await rejects(cpu({}), { code: 'IncorrectInstanceState' });
        await halt();
        strictEqual((await cpu({})).ThreadsPerCore, 1);
        await rejects(cpu({ CoreCount: 4 }), { code: 'InvalidParameterValue' });
        const credits = async (more = {}) => (await cloud.send(new DescribeInstanceCreditSpecificationsCommand(more)))
            .InstanceCreditSpecifications;
        deepStrictEqual(await credits(), [{ InstanceId, CpuCredits: 'unlimited' }]);
        const steady = await run({ InstanceType: 'm5.large' });
        const specify = [InstanceId, steady, 'i-00000000'].map((id) => ({
            InstanceId: id,
            CpuCredits: 'standard',
        }));
        const answer = await cloud.send(new ModifyInstanceCreditSpecificationCommand({ InstanceCreditSpecifications: specify }));
        deepStrictEqual(answer.SuccessfulInstanceCreditSpecifications, [{ InstanceId }]);
        deepStrictEqual(answer.UnsuccessfulInstanceCreditSpecifications?.map((each) => each.Error?.Code), ['InstanceCreditSpecification.NotSupported', 'InvalidInstanceID.NotFound']);
        deepStrictEqual(await credits(), []);
        deepStrictEqual(await credits({ InstanceIds: [InstanceId] }), [
            { InstanceId, CpuCredits: 'standard' },
        ]);
    });
    it('of its place, names and maintenance', async () => {
        const maintain = new ModifyInstanceMaintenanceOptionsCommand({
            InstanceId,
            AutoRecovery: 'disabled',
        });
        strictEqual((await cloud.send(maintain)).AutoRecovery, 'disabled');
        const rename = (PrivateDnsHostnameType) => cloud.send(new ModifyPrivateDnsNameOptionsCommand({ InstanceId, PrivateDnsHostnameType }));
        await rejects(rename('resource-name'), { code: 'IncorrectInstanceState' });
        const reserve = (CapacityReservationPreference) => cloud.send(new ModifyInstanceCapacityReservationAttributesCommand({
            InstanceId,
            CapacityReservationSpecification: { CapacityReservationPreference },
        }));
        await halt();
        await rename('resource-name');
        await reserve('none');
        await rejects(reserve('capacity-reservations-only'), { code: 'UnsupportedOperation' });
        const shown = await described();
        strictEqual(shown?.PrivateDnsName, `${InstanceId}.ec2.internal`);
        strictEqual(shown.CapacityReservationSpecification?.CapacityReservationPreference, 'none');
        const place = (more) => cloud.send(new ModifyInstancePlacementCommand({ InstanceId, ...more }));
        await place({ GroupName: '' });
        await rejects(place({ GroupName: 'nowhere' }), { code: 'InvalidPlacementGroup.Unknown' });
        await rejects(place({ HostId: 'h-1' }), { code: 'UnsupportedOperation' });
        const topology = () => cloud.send(new DescribeInstanceTopologyCommand({}));
        deepStrictEqual((await topology()).Instances, []);
        await cloud.found(InstanceId, { state: 'running' });
        const [node] = (await topology()).Instances ?? [];
        match(node?.NetworkNodes?.[2] ?? '', /^nn-[0-9a-f]{17}$/);
    });
    it('of what it says: its console, and no password', async () => {
        const output = () => cloud.send(new GetConsoleOutputCommand({ InstanceId }));
        strictEqual((await output()).Output, undefined);
        cloud.console = Buffer.from('Debian GNU/Linux 12\r\n');
        strictEqual((await output()).Output, cloud.console.toString('base64'));
        const screen = await cloud.send(new GetConsoleScreenshotCommand({ InstanceId }));
        const jpeg = Buffer.from(screen.ImageData ?? '', 'base64');
        deepStrictEqual([...jpeg.subarray(0, 3)], [0xff, 0xd8, 0xff]);
        await halt();
        await rejects(cloud.send(new GetConsoleScreenshotCommand({ InstanceId })), {
            code: 'IncorrectInstanceState',
        });
        const password = await cloud.send(new GetPasswordDataCommand({ InstanceId }));
        strictEqual(password.PasswordData, '');
    });
});
