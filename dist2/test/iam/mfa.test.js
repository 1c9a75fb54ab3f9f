import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateUserCommand, CreateVirtualMFADeviceCommand, DeactivateMFADeviceCommand, DeleteUserCommand, DeleteVirtualMFADeviceCommand, EnableMFADeviceCommand, GetAccountSummaryCommand, GetMFADeviceCommand, ListMFADevicesCommand, ListMFADeviceTagsCommand, ListVirtualMFADevicesCommand, ResyncMFADeviceCommand, TagMFADeviceCommand, UntagMFADeviceCommand, UpdateUserCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { presentStep, totpCode } from '../support/totp.js';
describe('virtual MFA devices', () => {
    const server = useServer();
    const iam = iamClient(server);
    async function newDevice(VirtualMFADeviceName) {
        const command = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName, Path: '/apps/' });
        const { VirtualMFADevice: device } = await iam.send(command);
        const seed = device?.Base32StringSeed ?? Buffer.alloc(0);
        const SerialNumber = device?.SerialNumber ?? '';
        /** Two codes that follow each other; the second is of the present step, or off by so many. */
        const codes = (offset = 0) => {
            const step = presentStep() + offset;
            const AuthenticationCode1 = totpCode(seed, step - 1);
            return { AuthenticationCode1, AuthenticationCode2: totpCode(seed, step) };
        };
        return { device, seed, SerialNumber, codes };
    }
    before(async () => {
        for (const UserName of ['ann', 'bob'])
            await iam.send(new CreateUserCommand({ UserName }));
    });
    it('are made with a seed and a picture of it', async () => {
        const { device, seed } = await newDevice('phone');
        match(device?.SerialNumber ?? '', /^arn:aws:iam::\d{12}:mfa\/apps\/phone$/);
        match(Buffer.from(seed).toString(), /^[A-Z2-7]{64}$/);
        strictEqual(Buffer.from(device?.QRCodePNG ?? []).toString('latin1', 1, 4), 'PNG');
        await rejects(newDevice('Phone'), {
            name: 'EntityAlreadyExistsException',
            message: 'MFADevice entity at the same path and name already exists.',
        });
        const other = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone', Path: '/x/' });
        const { VirtualMFADevice: found } = await iam.send(other);
        match(found?.SerialNumber ?? '', /:mfa\/x\/phone$/);
        const { SerialNumber } = found ?? {};
        await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
        await rejects(iam.send(new ListVirtualMFADevicesCommand({ Marker: '100' })), {
            name: 'ValidationError',
            message: 'Invalid Marker.',
        });
    });
    it('are enabled with two codes that follow each other', async () => {
        const { SerialNumber, codes } = await newDevice('tablet');
        const UserName = 'ann';
        const { AuthenticationCode1: a, AuthenticationCode2: b } = codes();
        const swapped = { AuthenticationCode1: b, AuthenticationCode2: a };
        await rejects(iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...swapped })), {
            name: 'InvalidAuthenticationCodeException',
            message: 'Authentication code for device is not valid.',
        });
        await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes() }));
        const { MFADevices } = await iam.send(new ListMFADevicesCommand({ UserName }));
        deepStrictEqual(MFADevices?.map((one) => [one.UserName, one.SerialNumber]), [['ann', SerialNumber]]);
        const found = await iam.send(new GetMFADeviceCommand({ SerialNumber, UserName }));
        deepStrictEqual(found.EnableDate, MFADevices?.[0]?.EnableDate);
        await rejects(iam.send(new EnableMFADeviceCommand({ UserName: 'bob', SerialNumber, ...codes(3) })), { name: 'EntityAlreadyExistsException' });
        const none = new GetMFADeviceCommand({ SerialNumber, UserName: 'bob' });
        await rejects(iam.send(none), { name: 'NoSuchEntityException' });
    });
    it('are listed by whether somebody has them', async () => {
        const listed = async (AssignmentStatus) => {
            const command = new ListVirtualMFADevicesCommand({ AssignmentStatus });
            const { VirtualMFADevices = [] } = await iam.send(command);
            return VirtualMFADevices.map((one) => [
                one.SerialNumber?.split('/').at(-1),
                one.User?.UserName,
            ]);
        };
        deepStrictEqual(await listed('Assigned'), [['tablet', 'ann']]);
        deepStrictEqual(await listed('Unassigned'), [['phone', undefined]]);
        strictEqual((await listed('Any')).length, 2);
    });
    it('take a code once, and are set anew by two later ones', async () => {
        const { SerialNumber, codes } = await newDevice('watch');
        const UserName = 'bob';
        const given = codes();
        await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...given }));
        const resync = (pair) => iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...pair }));
        await rejects(resync(given), { name: 'InvalidAuthenticationCodeException' });
        await resync(codes(8));
        await rejects(resync(codes(8)), { name: 'InvalidAuthenticationCodeException' });
    });
    it('are not guessed quickly', async () => {
        const { SerialNumber } = await newDevice('locked');
        const codes = { AuthenticationCode1: '000000', AuthenticationCode2: '000001' };
        const guess = () => iam.send(new EnableMFADeviceCommand({ UserName: 'ann', SerialNumber, ...codes })).then(() => 'guessed', ({ name }) => name);
        const names = new Set();
        for (let count = 0; count < 12; count++)
            names.add(await guess());
        deepStrictEqual([...names], ['InvalidAuthenticationCodeException', 'EntityTemporarilyUnmodifiableException']);
        await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
    });
    it('follow their user to another name, and keep the user from going', async () => {
        await iam.send(new UpdateUserCommand({ UserName: 'bob', NewUserName: 'rob' }));
        const UserName = 'rob';
        await rejects(iam.send(new DeleteUserCommand({ UserName })), {
            name: 'DeleteConflictException',
            message: 'Cannot delete entity, must delete MFA device first.',
        });
        const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({ UserName }));
        const SerialNumber = MFADevices[0]?.SerialNumber;
        strictEqual(MFADevices[0]?.UserName, 'rob');
        await rejects(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })), {
            name: 'DeleteConflictException',
            message: 'MFA VirtualDevice in use. Must deactivate first.',
        });
        await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
        await rejects(iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber })), {
            name: 'NoSuchEntityException',
        });
        await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
        await iam.send(new DeleteUserCommand({ UserName }));
    });
    it("can be the root's, who calls itself by the account's id", async () => {
        const { SerialNumber, codes } = await newDevice('safe');
        const UserName = SerialNumber.split(':')[4] ?? '';
        const mfa = async () => {
            const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
            return SummaryMap?.AccountMFAEnabled;
        };
        strictEqual(await mfa(), 0);
        await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes() }));
        strictEqual(await mfa(), 1);
        await iam.send(new DeactivateMFADeviceCommand({ SerialNumber }));
        strictEqual(await mfa(), 0);
    });
    it('have tags', async () => {
        const { SerialNumber } = await newDevice('tagged');
        const Tags = [{ Key: 'model', Value: 'x' }];
        await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags }));
        const tags = async () => (await iam.send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags;
        deepStrictEqual(await tags(), Tags);
        await iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ['model'] }));
        deepStrictEqual(await tags(), []);
        const none = new ListMFADeviceTagsCommand({ SerialNumber: `${SerialNumber}x` });
        await rejects(iam.send(none), { name: 'NoSuchEntityException' });
    });
});
