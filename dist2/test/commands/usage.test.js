/** What the command line says of itself, and to what it does not understand. */
import { match, ok, strictEqual } from 'node:assert/strict';
import { useServer } from '../support/server.js';
const screen = { lines: 24, columns: 100 };
describe('the command line', function () {
    this.timeout(60_000);
    const server = useServer({ workers: 1 });
    for (const asked of [
        ['help'],
        ['help', 'account'],
        ['account', '--help'],
        ['user', 'create', '--help'],
        ['help', 'key'],
        ['help', 'policy'],
    ]) {
        it(`answers \`cairn ${asked.join(' ')}\` on one screen`, async () => {
            const { code, stdout } = await server.cli(...asked);
            strictEqual(code, 0);
            const lines = stdout.split('\n');
            ok(lines.length <= screen.lines, `${lines.length} lines`);
            ok(lines.every((line) => line.length <= screen.columns));
        });
    }
    const wrong = [
        [['acount', 'list'], /no command "acount"; did you mean `cairn account`\?/],
        [['help', 'polcy'], /did you mean `cairn help policy`\?/],
        [['account'], /expected `cairn account create\|list\|show\|close\|reopen\|move`/],
        [['user', 'crate', 'bob'], /did you mean `cairn user create`\?/],
        [['account', 'create', 'X'], /expected `cairn account create NAME --email EMAIL /],
        [['account', 'create', 'X', '--emial', 'a@b.example'], /did you mean --email\?/],
        [['account', 'create', 'X', '--email', 'a@b.example', '--tag', 'plan'], /KEY=VALUE/],
        [['user', 'show'], /expected `cairn user show NAME /],
        [['user', 'list', 'bob'], /expected `cairn user list \[--account ID\|NAME\]`/],
        [['user', 'list', '--account', 'nobody'], /there is no account "nobody"/],
        [['key', 'list', '--all', '--account', 'nobody'], /either --account or --all/],
        [['policy', 'list', '--scope', 'mine'], /--scope is aws, local or all/],
        [['policy', 'attach', 'P', '--user', 'u', '--role', 'r'], /one --user, --group, --role or/],
    ];
    for (const [asked, expected] of wrong) {
        it(`ends \`cairn ${asked.join(' ')}\` with 2 and what was expected`, async () => {
            const { code, stdout, stderr } = await server.cli(...asked);
            strictEqual(code, 2);
            strictEqual(stdout, '');
            match(stderr, expected);
            strictEqual(stderr.trimEnd().split('\n').length, 1);
        });
    }
});
