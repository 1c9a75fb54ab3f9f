/** Images as records: who finds them, who may launch them, what they are called. */
import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CopyImageCommand, DeregisterImageCommand, DescribeImageAttributeCommand, DescribeImagesCommand, DisableImageBlockPublicAccessCommand, DisableImageCommand, DisableImageDeprecationCommand, DisableImageDeregistrationProtectionCommand, EnableImageBlockPublicAccessCommand, EnableImageCommand, EnableImageDeprecationCommand, EnableImageDeregistrationProtectionCommand, GetImageBlockPublicAccessStateCommand, ModifyImageAttributeCommand, ResetImageAttributeCommand, } from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ec2Client, iamClient, stsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const printed = ({ code, stdout, stderr }) => {
    strictEqual(code, 0, stderr);
    return JSON.parse(stdout);
};
describe('images', function () {
    this.timeout(60_000);
    const server = useServer();
    const ec2 = ec2Client(server);
    let root = '';
    let blue;
    const register = async (name) => printed(await server.cli('image', 'register', name, 'cairn/debian-12', '--json')).imageId;
    const ids = async (client, input = {}) => {
        const { Images = [] } = await client.send(new DescribeImagesCommand(input));
        return Images.map(({ ImageId }) => ImageId);
    };
    const image = async (ImageId, more = {}) => {
        const asked = new DescribeImagesCommand({ ImageIds: [ImageId], ...more });
        return (await ec2.send(asked)).Images?.[0];
    };
    const modify = (ImageId, more) => ec2.send(new ModifyImageAttributeCommand({ ImageId, ...more }));
    before('make another account', async () => {
        root = (await stsClient(server).send(new GetCallerIdentityCommand({}))).Account ?? '';
        const email = ['--email', 'it@blue.example', '--json'];
        const made = printed(await server.cli('account', 'create', 'Blue', ...email));
        const id = made.CreateAccountStatus.AccountId;
        const key = printed(await server.cli('key', 'create', '--account', id, '--json')).AccessKey;
        const keys = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
        blue = { id, keys, ec2: ec2Client(server, keys) };
    });
    it("that the operator offers are everybody's, as Amazon's are at AWS", async () => {
        const id = await register('cairn-debian-12');
        match(id, /^ami-0[0-9a-f]{16}$/);
        const { Images: [found] = [] } = await blue.ec2.send(new DescribeImagesCommand({
            Owners: ['amazon'],
            Filters: [{ Name: 'name', Values: ['cairn-debian-*'] }],
        }));
        strictEqual(found?.ImageId, id);
        deepStrictEqual([found.State, found.Public, found.OwnerId, found.ImageOwnerAlias, found.ImageLocation], ['available', true, root, 'amazon', `${root}/cairn-debian-12`]);
        deepStrictEqual([found.RootDeviceType, found.RootDeviceName, found.VirtualizationType, found.Architecture], ['ebs', '/dev/xvda', 'hvm', process.arch === 'arm64' ? 'arm64' : 'x86_64']);
        deepStrictEqual(found.BlockDeviceMappings?.[0], {
            DeviceName: '/dev/xvda',
            Ebs: { DeleteOnTermination: true, Encrypted: false, VolumeSize: 8, VolumeType: 'gp3' },
        });
        match(found.CreationDate ?? '', /^20\d\d-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
        match((await server.cli('image', 'list')).stdout, new RegExp(`${id} .* cairn/debian-12`));
    });
    it('are named by ids that have a shape, and found or not', async () => {
        await rejects(image('ami-00000000000000000'), {
            name: 'InvalidAMIID.NotFound',
            message: "The image id '[ami-00000000000000000]' does not exist",
        });
        await rejects(image('nonsense'), { name: 'InvalidAMIID.Malformed' });
        const wrong = { Filters: [{ Name: 'colour', Values: ['red'] }] };
        await rejects(ids(ec2, wrong), { name: 'InvalidParameterValue' });
        deepStrictEqual(await ids(ec2, { Owners: ['999999999999'] }), []);
    });
    it('are listed a page at a time', async () => {
        const made = await Promise.all([1, 2, 3, 4, 5, 6].map((count) => register(`page-${count}`)));
        const Filters = [{ Name: 'name', Values: ['page-?'] }];
        const first = await ec2.send(new DescribeImagesCommand({ Filters, MaxResults: 5 }));
        const { NextToken } = first;
        const rest = await ec2.send(new DescribeImagesCommand({ Filters, MaxResults: 5, NextToken }));
        const seen = [...(first.Images ?? []), ...(rest.Images ?? [])].map(({ ImageId }) => ImageId);
        deepStrictEqual(seen, [...made].sort());
        strictEqual(rest.NextToken, undefined);
        for (const id of made)
            strictEqual((await server.cli('image', 'rm', id)).code, 0);
        deepStrictEqual(await ids(ec2, { Filters }), []);
    });
    /** A private image: a copy, which is pending where no host makes it. */
    const copy = async (Name, more = {}) => {
        const Filters = [{ Name: 'name', Values: ['cairn-debian-12'] }];
        const [SourceImageId] = await ids(ec2, { Filters });
        const input = { Name, SourceImageId, SourceRegion: 'us-east-1', ...more };
        return (await ec2.send(new CopyImageCommand(input))).ImageId ?? '';
    };
    it("are copied to images of one's own, once for a token", async () => {
        const token = { ClientToken: 'once', Description: 'mine' };
        const id = await copy('copied', token);
        strictEqual(await copy('copied', token), id);
        await rejects(copy('other', token), { name: 'IdempotentParameterMismatch' });
        await rejects(copy('copied'), {
            name: 'InvalidAMIName.Duplicate',
            message: `AMI name copied is already in use by AMI ${id}`,
        });
        await rejects(copy('no'), { name: 'InvalidAMIName.Malformed' });
        await rejects(copy('good name', { SourceRegion: 'eu-west-1' }), {
            name: 'InvalidParameterValue',
        });
        const found = await image(id);
        deepStrictEqual([found?.Public, found?.ImageOwnerAlias], [false, undefined]);
        match(found?.SourceImageId ?? '', /^ami-/);
        deepStrictEqual(await ids(ec2, { Owners: ['self'], Filters: [{ Name: 'is-public', Values: ['false'] }] }), [id]);
        await rejects(ids(blue.ec2, { ImageIds: [id] }), { name: 'InvalidAMIID.NotFound' });
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
        await rejects(image(id), { name: 'InvalidAMIID.NotFound' });
    });
    it('are lent to accounts, and taken back', async () => {
        const id = await copy('lent');
        await modify(id, { LaunchPermission: { Add: [{ UserId: blue.id }] } });
        deepStrictEqual(await ids(blue.ec2, { ImageIds: [id] }), [id]);
        deepStrictEqual(await ids(blue.ec2, { ExecutableUsers: ['self'] }), [id]);
        const attribute = new DescribeImageAttributeCommand({
            ImageId: id,
            Attribute: 'launchPermission',
        });
        deepStrictEqual((await ec2.send(attribute)).LaunchPermissions, [{ UserId: blue.id }]);
        await rejects(blue.ec2.send(attribute), {
            name: 'AuthFailure',
            message: `Not authorized for image:${id}`,
        });
        await rejects(blue.ec2.send(new DeregisterImageCommand({ ImageId: id })), {
            name: 'AuthFailure',
        });
        await modify(id, { OperationType: 'remove', UserIds: [blue.id] });
        await rejects(ids(blue.ec2, { ImageIds: [id] }), { name: 'InvalidAMIID.NotFound' });
        await rejects(modify(id, { LaunchPermission: { Add: [{ UserId: 'bob' }] } }), {
            name: 'InvalidAMIAttributeItemValue',
            message: 'Invalid attribute item value "bob" for userId item type.',
        });
        const OrganizationArn = `arn:aws:organizations::${root}:organization/o-abcdefghij`;
        await rejects(modify(id, { LaunchPermission: { Add: [{ OrganizationArn }] } }), {
            name: 'UnsupportedOperation',
        });
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
    });
    it('are public only where the account lets them be', async () => {
        const id = await copy('public');
        const all = { LaunchPermission: { Add: [{ Group: 'all' }] } };
        await rejects(modify(id, all), { name: 'OperationNotPermitted' });
        const state = async () => (await ec2.send(new GetImageBlockPublicAccessStateCommand({}))).ImageBlockPublicAccessState;
        strictEqual(await state(), 'block-new-sharing');
        await ec2.send(new DisableImageBlockPublicAccessCommand({}));
        strictEqual(await state(), 'unblocked');
        await modify(id, all);
        strictEqual((await image(id))?.Public, true);
        deepStrictEqual(await ids(blue.ec2, { Owners: [root], ImageIds: [id] }), [id]);
        const reset = { ImageId: id, Attribute: 'launchPermission' };
        await ec2.send(new ResetImageAttributeCommand(reset));
        await rejects(ids(blue.ec2, { ImageIds: [id] }), { name: 'InvalidAMIID.NotFound' });
        const ImageBlockPublicAccessState = 'block-new-sharing';
        await ec2.send(new EnableImageBlockPublicAccessCommand({ ImageBlockPublicAccessState }));
        strictEqual(await state(), 'block-new-sharing');
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
    });
    it('have a description and other attributes, changed one at a time', async () => {
        const id = await copy('described');
        await modify(id, { Description: { Value: 'new' } });
        strictEqual((await image(id))?.Description, 'new');
        await modify(id, { Attribute: 'imdsSupport', Value: 'v2.0' });
        strictEqual((await image(id))?.ImdsSupport, 'v2.0');
        await rejects(modify(id, {}), { name: 'MissingParameter' });
        const both = { Description: { Value: 'x' }, ImdsSupport: { Value: 'v2.0' } };
        await rejects(modify(id, both), { name: 'InvalidParameterCombination' });
        const read = (Attribute) => ec2.send(new DescribeImageAttributeCommand({ ImageId: id, Attribute }));
        strictEqual((await read('description')).Description?.Value, 'new');
        strictEqual((await read('blockDeviceMapping')).BlockDeviceMappings?.length, 1);
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
    });
    it('have a time from which they are out of date', async () => {
        const id = await register('old');
        const at = (ms) => ec2.send(new EnableImageDeprecationCommand({ ImageId: id, DeprecateAt: new Date(Date.now() + ms) }));
        await rejects(at(-60_000), { name: 'InvalidParameterValue' });
        await rejects(at(20 * 366 * 24 * 3_600_000), { name: 'InvalidParameterValue' });
        // To the minute: this one is over at once.
        await at(1_000);
        match((await image(id))?.DeprecationTime ?? '', /:00\.000Z$/);
        await ec2.send(new DisableImageDeprecationCommand({ ImageId: id }));
        strictEqual((await image(id))?.DeprecationTime, undefined);
        await server.cli('image', 'rm', id);
    });
    it("that are disabled are nobody's until they are enabled again", async () => {
        const id = await register('idle');
        deepStrictEqual(await ids(blue.ec2, { ImageIds: [id] }), [id]);
        await ec2.send(new DisableImageCommand({ ImageId: id }));
        await rejects(ids(blue.ec2, { ImageIds: [id] }), { name: 'InvalidAMIID.NotFound' });
        strictEqual(await image(id), undefined);
        strictEqual((await image(id, { IncludeDisabled: true }))?.State, 'disabled');
        const SourceRegion = 'us-east-1';
        const take = new CopyImageCommand({ Name: 'taken', SourceImageId: id, SourceRegion });
        await rejects(ec2.send(take), { name: 'InvalidAMIID.Unavailable' });
        await ec2.send(new EnableImageCommand({ ImageId: id }));
        deepStrictEqual([(await image(id))?.State, (await image(id))?.Public], ['available', false]);
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
    });
    it('that are protected cannot be deregistered, and for a day after if they cool down', async () => {
        const id = await copy('guarded');
        const protect = (WithCooldown) => ec2.send(new EnableImageDeregistrationProtectionCommand({ ImageId: id, WithCooldown }));
        const free = () => ec2.send(new DisableImageDeregistrationProtectionCommand({ ImageId: id }));
        const deregister = () => ec2.send(new DeregisterImageCommand({ ImageId: id }));
        await protect(true);
        strictEqual((await image(id))?.DeregistrationProtection, 'enabled-with-cooldown');
        await rejects(deregister(), { name: 'OperationNotPermitted' });
        await free();
        await rejects(deregister(), { name: 'OperationNotPermitted' });
        await protect(false);
        await rejects(deregister(), { name: 'OperationNotPermitted' });
        await free();
        await deregister();
    });
    it('are for those whom policies let, by owner and tag', async () => {
        const iam = iamClient(server);
        await iam.send(new CreateUserCommand({ UserName: 'img' }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'img' }));
        const keys = {
            accessKeyId: key?.AccessKeyId ?? '',
            secretAccessKey: key?.SecretAccessKey ?? '',
        };
        const Tags = [{ Key: 'team', Value: 'img' }];
        const mine = await copy('tagged', {
            TagSpecifications: [{ ResourceType: 'image', Tags }],
        });
        const other = await copy('untagged');
        const condition = { StringEquals: { 'ec2:ResourceTag/team': 'img' } };
        const resource = 'arn:aws:ec2:us-east-1::image/*';
        const statement = { Effect: 'Allow', Action: 'ec2:*', Resource: resource, Condition: condition };
        const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
        await iam.send(new PutUserPolicyCommand({ UserName: 'img', PolicyName: 'p', PolicyDocument }));
        const user = ec2Client(server, keys);
        const remove = (ImageId) => user.send(new DeregisterImageCommand({ ImageId, DryRun: true }));
        await rejects(remove(mine), { name: 'DryRunOperation' });
        await rejects(remove(other), { name: 'UnauthorizedOperation' });
        for (const ImageId of [mine, other])
            await ec2.send(new DeregisterImageCommand({ ImageId }));
    });
});
