import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { ChangePasswordCommand, CreateAccessKeyCommand, CreateLoginProfileCommand, CreateUserCommand, DeleteAccountPasswordPolicyCommand, DeleteLoginProfileCommand, GetAccountPasswordPolicyCommand, GetLoginProfileCommand, GetUserCommand, UpdateAccountPasswordPolicyCommand, UpdateLoginProfileCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('console passwords', () => {
    const server = useServer();
    const iam = iamClient(server);
    /** A user with a password, and a client that signs with a key of the user's. */
    async function newUser(UserName, Password) {
        await iam.send(new CreateUserCommand({ UserName }));
        await iam.send(new CreateLoginProfileCommand({ UserName, Password }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        return iamClient(server, {
            accessKeyId: key?.AccessKeyId ?? '',
            secretAccessKey: key?.SecretAccessKey ?? '',
        });
    }
    const change = (user, OldPassword, NewPassword) => user.send(new ChangePasswordCommand({ OldPassword, NewPassword }));
    it('are one a user, and never shown', async () => {
        const UserName = 'ann';
        await rejects(iam.send(new GetLoginProfileCommand({ UserName })), {
            message: 'The user with name ann cannot be found.',
        });
        await newUser(UserName, 'Correct-horse-1');
        const { LoginProfile: profile } = await iam.send(new GetLoginProfileCommand({ UserName }));
        deepStrictEqual(Object.keys(profile ?? {}).sort(), [
            'CreateDate',
            'PasswordResetRequired',
            'UserName',
        ]);
        strictEqual(profile?.PasswordResetRequired, false);
        const again = new CreateLoginProfileCommand({ UserName, Password: 'Correct-horse-2' });
        await rejects(iam.send(again), {
            name: 'EntityAlreadyExistsException',
            message: 'Login Profile for user ann already exists.',
        });
        await iam.send(new UpdateLoginProfileCommand({ UserName, PasswordResetRequired: true }));
        const updated = await iam.send(new GetLoginProfileCommand({ UserName }));
        strictEqual(updated.LoginProfile?.PasswordResetRequired, true);
        await iam.send(new DeleteLoginProfileCommand({ UserName }));
        await rejects(iam.send(new DeleteLoginProfileCommand({ UserName })), {
            name: 'NoSuchEntityException',
            message: 'Login Profile for User ann cannot be found.',
        });
    });
    it('obey what AWS asks of them, and no error repeats one', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'weak' }));
        for (const [Password, name] of [
            ['onlyletters', 'PasswordPolicyViolationException'],
            ['Aa1!', 'PasswordPolicyViolationException'],
            ['Snowman-☃-123', 'ValidationError'],
            ['Long-123'.repeat(17), 'ValidationError'],
        ]) {
            const command = new CreateLoginProfileCommand({ UserName: 'weak', Password });
            await rejects(iam.send(command), (error) => {
                ok(!error.message.includes(Password));
                return error.name === name;
            });
        }
    });
    it('obey the policy of the account', async () => {
        await rejects(iam.send(new GetAccountPasswordPolicyCommand({})), {
            name: 'NoSuchEntityException',
            message: /^The Password Policy with domain name \d{12} cannot be found\.$/,
        });
        const MinimumPasswordLength = 12;
        const policy = { MinimumPasswordLength, RequireSymbols: true, PasswordReusePrevention: 2 };
        await iam.send(new UpdateAccountPasswordPolicyCommand({ ...policy, MaxPasswordAge: 90 }));
        const { PasswordPolicy: kept } = await iam.send(new GetAccountPasswordPolicyCommand({}));
        deepStrictEqual(kept, {
            ...policy,
            MaxPasswordAge: 90,
            ExpirePasswords: true,
            RequireNumbers: false,
            RequireUppercaseCharacters: false,
            RequireLowercaseCharacters: false,
            AllowUsersToChangePassword: false,
            HardExpiry: false,
        });
        const UserName = 'ruled';
        await newUser(UserName, 'twelve-letters');
        const update = (Password) => iam.send(new UpdateLoginProfileCommand({ UserName, Password }));
        const violation = { name: 'PasswordPolicyViolationException' };
        await rejects(update('Short-1'), violation);
        await rejects(update('NoSymbolInHere1'), violation);
        await rejects(update('twelve-letters'), violation);
        await update('twelve-letters-2');
        await rejects(update('twelve-letters'), violation);
        await update('twelve-letters-3');
        await update('twelve-letters');
        const tooLong = new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 129 });
        await rejects(iam.send(tooLong), { name: 'ValidationError' });
        await iam.send(new DeleteAccountPasswordPolicyCommand({}));
        await rejects(iam.send(new DeleteAccountPasswordPolicyCommand({})), {
            name: 'NoSuchEntityException',
            message: 'The account policy with name PasswordPolicy cannot be found.',
        });
    });
    it('are changed by their users, where the account allows it', async () => {
        const user = await newUser('bob', 'Correct-horse-1');
        await rejects(change(user, 'Correct-horse-1', 'Correct-horse-2'), {
            name: 'AccessDenied',
            message: /not authorized to perform: iam:ChangePassword/,
        });
        const allow = { AllowUsersToChangePassword: true };
        await iam.send(new UpdateAccountPasswordPolicyCommand(allow));
        await change(user, 'Correct-horse-1', 'Correct-horse-2');
        await rejects(change(user, 'Correct-horse-1', 'Correct-horse-3'), {
            name: 'AccessDenied',
            message: 'The old password was incorrect.',
        });
        await change(user, 'Correct-horse-2', 'Correct-horse-3');
        const { User: shown } = await iam.send(new GetUserCommand({ UserName: 'bob' }));
        ok(shown?.PasswordLastUsed instanceof Date);
        await rejects(change(iam, 'Correct-horse-1', 'Correct-horse-2'), {
            name: 'InvalidUserTypeException',
        });
    });
    it('are changed once by one who knows the old one, also at the same moment', async () => {
        const allow = { AllowUsersToChangePassword: true };
        await iam.send(new UpdateAccountPasswordPolicyCommand(allow));
        const user = await newUser('dan', 'Correct-horse-1');
        const wanted = ['Correct-horse-2', 'Correct-horse-3'];
        const tried = await Promise.allSettled(wanted.map((one) => change(user, 'Correct-horse-1', one)));
        const reasons = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
        strictEqual(reasons.length, 1);
        strictEqual(reasons[0].message, 'The old password was incorrect.');
    });
    it('are not guessed quickly, until an administrator sets another', async () => {
        const allow = { AllowUsersToChangePassword: true };
        await iam.send(new UpdateAccountPasswordPolicyCommand(allow));
        const user = await newUser('cid', 'Correct-horse-1');
        const guess = () => change(user, 'Wrong-horse-1', 'Correct-horse-2').catch(nameOf);
        // Those that come at the same moment count as well.
        const names = await Promise.all(Array.from({ length: 12 }, guess));
        ok(names.filter((name) => name === 'AccessDenied').length <= 6, names.join());
        ok(names.includes('EntityTemporarilyUnmodifiableException'), names.join());
        const Password = 'Correct-horse-3';
        await iam.send(new UpdateLoginProfileCommand({ UserName: 'cid', Password }));
        await change(user, Password, 'Correct-horse-4');
    });
});
function nameOf(error) {
    return error.name;
}
