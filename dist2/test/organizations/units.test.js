import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateOrganizationalUnitCommand, DeleteOrganizationalUnitCommand, DescribeOrganizationalUnitCommand, ListChildrenCommand, ListOrganizationalUnitsForParentCommand, MoveAccountCommand, UpdateOrganizationalUnitCommand, } from '@aws-sdk/client-organizations';
import { organizationsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { newAccount, rootId } from './scene.js';
describe('organizational units', () => {
    const server = useServer();
    const client = organizationsClient(server);
    let root = '';
    async function newUnit(ParentId, Name) {
        const { OrganizationalUnit: unit } = await client.send(new CreateOrganizationalUnitCommand({ ParentId, Name }));
        return unit?.Id ?? '';
    }
    before(async () => {
        root = await rootId(client);
    });
    it('are made under the root, found, and renamed', async () => {
        const id = await newUnit(root, 'customers');
        match(id, new RegExp(`^ou-${root.slice(2)}-[a-z0-9]{8}$`));
        const update = { OrganizationalUnitId: id, Name: 'clients' };
        const renamed = await client.send(new UpdateOrganizationalUnitCommand(update));
        const found = await client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: id }));
        deepStrictEqual(found.OrganizationalUnit, renamed.OrganizationalUnit);
        strictEqual(found.OrganizationalUnit?.Name, 'clients');
        match(found.OrganizationalUnit?.Arn ?? '', /^arn:aws:organizations::\d{12}:ou\/o-.+\/ou-.+$/);
    });
    it('have names that are one a parent', async () => {
        const first = await newUnit(root, 'first');
        const second = await newUnit(root, 'second');
        await newUnit(first, 'second');
        const name = 'DuplicateOrganizationalUnitException';
        await rejects(newUnit(root, 'second'), { name });
        const update = { OrganizationalUnitId: second, Name: 'first' };
        await rejects(client.send(new UpdateOrganizationalUnitCommand(update)), { name });
    });
    it('are five deep at most', async () => {
        let parent = root;
        for (let depth = 1; depth <= 5; depth++)
            parent = await newUnit(parent, `level ${depth}`);
        await rejects(newUnit(parent, 'level 6'), {
            name: 'ConstraintViolationException',
            Reason: 'OU_DEPTH_LIMIT_EXCEEDED',
        });
    });
    it('list what stands in them', async () => {
        const unit = await newUnit(root, 'full');
        const child = await newUnit(unit, 'child');
        const account = await newAccount(client, 'inside');
        const move = { AccountId: account, SourceParentId: root, DestinationParentId: unit };
        await client.send(new MoveAccountCommand(move));
        const units = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: unit }));
        deepStrictEqual(units.OrganizationalUnits?.map(({ Id }) => Id), [child]);
        const accounts = await client.send(new ListChildrenCommand({ ParentId: unit, ChildType: 'ACCOUNT' }));
        deepStrictEqual(accounts.Children, [{ Id: account, Type: 'ACCOUNT' }]);
        const children = await client.send(new ListChildrenCommand({ ParentId: unit, ChildType: 'ORGANIZATIONAL_UNIT' }));
        deepStrictEqual(children.Children, [{ Id: child, Type: 'ORGANIZATIONAL_UNIT' }]);
    });
    it('are deleted once nothing stands in them', async () => {
        const unit = await newUnit(root, 'passing');
        const child = await newUnit(unit, 'child');
        const remove = new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: unit });
        await rejects(client.send(remove), { name: 'OrganizationalUnitNotEmptyException' });
        await client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: child }));
        await client.send(remove);
        await rejects(client.send(remove), { name: 'OrganizationalUnitNotFoundException' });
        await rejects(newUnit(unit, 'late'), { name: 'ParentNotFoundException' });
    });
});
