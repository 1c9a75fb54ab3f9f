/** aws-cli as a provider uses it to make accounts and to bind them. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useAwsCli } from '../support/aws-cli.js';
import { useServer } from '../support/server.js';
describe('aws organizations', function () {
    this.timeout(180_000);
    const server = useServer();
    const aws = useAwsCli(server);
    const organizations = async (...args) => {
        const printed = await aws.run('organizations', ...args, '--output', 'json');
        return printed === '' ? {} : JSON.parse(printed);
    };
    let account = '';
    let root = '';
    it('describes the organization and its root', async () => {
        const { Organization: organization } = await organizations('describe-organization');
        equal(organization.FeatureSet, 'ALL');
        const { Roots: roots } = await organizations('list-roots');
        root = roots[0].Id;
        match(root, /^r-/);
    });
    it('makes an account and lists it', async () => {
        const made = await organizations('create-account', '--account-name=Blue Ltd', '--email=it@blue.example.com', '--tags=Key=plan,Value=small');
        const { CreateAccountStatus: status } = await organizations('describe-create-account-status', `--create-account-request-id=${made.CreateAccountStatus.Id}`);
        equal(status.State, 'SUCCEEDED');
        account = status.AccountId;
        const { Accounts: accounts } = await organizations('list-accounts', '--max-items=50');
        deepEqual(accounts.map(({ Name: name }) => name).sort(), [
            'Blue Ltd',
            'Management account',
        ]);
        const { Tags: tags } = await organizations('list-tags-for-resource', `--resource-id=${account}`);
        deepEqual(tags, [{ Key: 'plan', Value: 'small' }]);
    });
    it('puts it into a unit and binds it with a policy from a file', async () => {
        const { OrganizationalUnit: unit } = await organizations('create-organizational-unit', `--parent-id=${root}`, '--name=customers');
        await organizations('move-account', `--account-id=${account}`, `--source-parent-id=${root}`, `--destination-parent-id=${unit.Id}`);
        const file = join(aws.folder, 'policy.json');
        const Statement = [{ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }];
        await writeFile(file, JSON.stringify({ Version: '2012-10-17', Statement }));
        const { Policy: policy } = await organizations('create-policy', '--type=SERVICE_CONTROL_POLICY', '--name=no-deletes', '--description=Buckets stay', `--content=file://${file}`);
        const PolicyId = policy.PolicySummary.Id;
        await organizations('attach-policy', `--policy-id=${PolicyId}`, `--target-id=${unit.Id}`);
        const { Targets: targets } = await organizations('list-targets-for-policy', `--policy-id=${PolicyId}`);
        deepEqual(targets.map(({ Name: name }) => name), ['customers']);
    });
    it('closes it', async () => {
        await organizations('close-account', `--account-id=${account}`);
        const found = await organizations('describe-account', `--account-id=${account}`);
        equal(found.Account.Status, 'SUSPENDED');
        const again = await aws.attempt('organizations', 'close-account', `--account-id=${account}`);
        equal(again.code === 0, false);
        match(again.stderr, /AccountAlreadyClosedException/);
    });
});
