import { accountRoot } from '../accounts/account-root.js';
import { organizationScope } from '../accounts/store.js';
import { limits } from '../limits.js';
import { userArn } from './arns.js';
const keyColumns = (number) => ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map((column) => `access_key_${number}_${column}`);
const columns = [
    'user',
    'arn',
    'user_creation_time',
    'password_enabled',
    'password_last_used',
    'password_last_changed',
    'password_next_rotation',
    'mfa_active',
    ...keyColumns(1),
    ...keyColumns(2),
    'cert_1_active',
    'cert_1_last_rotated',
    'cert_2_active',
    'cert_2_last_rotated',
    'additional_credentials_info',
];
const none = 'N/A';
const unknown = 'no_information';
const unsupported = 'not_supported';
/** Signing certificates: nothing here takes them. */
const certificates = ['false', none, 'false', none];
/** Whether a report may still be fetched; AWS makes no other meanwhile. */
export function isFresh({ generatedAt }, now) {
    return now - generatedAt < limits.credentialReportMs;
}
/** The report of an account as CSV, the root first. */
export async function credentialReport(accounts, account) {
    const records = accounts.entities.in(account);
    const policy = await records.get('passwordPolicy', 'account');
    const rows = [columns, await rootRow(accounts, account)];
    for (const user of await records.all('user')) {
        const owner = { account, userName: user.userName };
        rows.push([
            user.userName,
            userArn(account, user.path, user.userName),
            time(user.createdAt),
            ...passwordCells(user, policy?.maxPasswordAge),
            String(user.mfaDevices.length > 0),
            ...(await keyCells(accounts, account, await accounts.listAccessKeys(owner))),
            ...certificates,
            '',
        ]);
    }
    return rows.map((row) => row.map(cell).join(',')).join('\n');
}
async function rootRow(accounts, account) {
    const records = accounts.entities.in(account);
    const member = await accounts.entities.in(organizationScope).get('account', account);
    const keys = await accounts.listAccessKeys({ account });
    const createdAt = member?.joinedAt ?? keys[0]?.createdAt;
    const { mfaDevices } = await accountRoot(records);
    return [
        '<root_account>',
        `arn:aws:iam::${account}:root`,
        createdAt === undefined ? unknown : time(createdAt),
        'false',
        none,
        unsupported,
        unsupported,
        String(mfaDevices.length > 0),
        ...(await keyCells(accounts, account, keys)),
        ...certificates,
        '',
    ];
}
function passwordCells({ loginProfile, passwordLastUsed }, maxAgeDays) {
    if (loginProfile === undefined)
        return ['false', none, none, none];
    const { changedAt } = loginProfile;
    return [
        'true',
        passwordLastUsed === undefined ? unknown : time(passwordLastUsed),
        time(changedAt),
        maxAgeDays === undefined ? none : time(changedAt + maxAgeDays * 24 * 3600 * 1000),
    ];
}
async function keyCells(accounts, account, keys) {
    const cells = [];
    for (const key of [keys[0], keys[1]]) {
        if (key === undefined)
            cells.push('false', none, none, none, none);
        else {
            const [use] = await accounts.lastUsed.of(account, key.id);
            cells.push(String(key.status === 'Active'), time(key.createdAt));
            cells.push(...(use ? [time(use.at), use.region, use.service] : [none, none, none]));
        }
    }
    return cells;
}
const time = (ms) => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
/** RFC 4180: names and paths may have commas in them. */
const cell = (text) => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
